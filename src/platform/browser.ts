/**
 * The browser's extension API, with promises. Pages use the native one: from Chrome 121 and Firefox 142 on it answers
 * all that they ask, and the polyfill's 10 kB stay out of the popup. In the background `polyfill.ts` has gone before.
 */
import type polyfill from 'webextension-polyfill';
import type { Browser } from '../core/model/terms.ts';

type Api = typeof polyfill;

const world = globalThis as { browser?: Api; chrome?: Api };

export const browser = (world.browser ?? world.chrome) as Api;

/** Which of the two families we run in. */
export const browserName = (): Browser =>
  browser.runtime.getURL('').startsWith('moz-extension:') ? 'firefox' : 'chromium';

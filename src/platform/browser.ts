/**
 * The browser's extension API, with promises. Pages use the native one: from Chrome 121 and Firefox 142 on it answers
 * all that they ask, and the polyfill's 10 kB stay out of the popup. In the background `polyfill.ts` has gone before.
 *
 * What some browser lacks is `undefined` there, and the types say so: whoever uses it says what holds without it. Which browser lacks
 * what is Mozilla's table, read by `test/columns`; `docs/browsers.md` shows it.
 */
import type polyfill from 'webextension-polyfill';
import type { Browser } from '../core/model/terms.ts';

type Known = typeof polyfill;

/** Lacking in some browser, or there only with a permission. */
type Sometimes =
  | ('captivePortal' | 'commands' | 'contextMenus' | 'declarativeNetRequest' | 'dns')
  | ('idle' | 'notifications' | 'webRequest' | 'windows');

/** Chromium's alone: see `offscreen.ts`. */
interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

/** Members that some browser lacks of a namespace that all have. */
interface SometimesInside {
  action: Partial<Pick<Known['action'], 'getUserSettings' | 'setBadgeTextColor'>>;
  runtime: Partial<Pick<Known['runtime'], 'getContexts'>>;
  storage: Partial<Pick<Known['storage'], 'managed'>>;
}

type Api = Omit<Known, Sometimes | keyof SometimesInside> &
  Partial<Pick<Known, Sometimes>> & { offscreen?: Offscreen } & {
    [Name in keyof SometimesInside]: Omit<Known[Name], keyof SometimesInside[Name]> & SometimesInside[Name];
  };

const world = globalThis as { browser?: Api; chrome?: Api };

export const browser = (world.browser ?? world.chrome) as Api;

/** Which of the families we run in, by what the extension's own addresses begin with: `moz-extension:`, `safari-web-extension:`. */
export const browserName = (): Browser =>
  (({ m: 'firefox', s: 'safari' }) as const)[browser.runtime.getURL('')[0]!] ?? 'chromium';

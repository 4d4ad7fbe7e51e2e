/** A real browser with the built extension in it, and a way to have it ask. */
import type { Browser as Api } from 'webextension-polyfill';
import type { Browser, Tier } from '../../src/core/model/terms.ts';
import { startChromium } from '../drive/chromium.ts';
import { addBehind, copyExtension, detailedIn } from '../drive/extension.ts';
import { startFirefox } from '../drive/firefox.ts';
import type { Lab } from '../lab/lab.ts';
import type { Wish } from './seen.ts';

declare const chrome: Api;

/** So many wishes are under way at once: a round of the product asks more. */
const AT_ONCE = 8;

export interface SessionOptions {
  browser: Browser;
  tier: Tier;
  /** Left out: the live internet. */
  lab?: Lab | undefined;
  isVisible: boolean;
}

export interface Session {
  /** As the user agent says it, such as `Firefox/153.0`. */
  version: string;
  /** What came of each wish, in their order. */
  ask<T>(wishes: readonly Wish[]): Promise<T[]>;
  close(): Promise<void>;
}

/** @throws where the extension is not built, or this computer has no such browser */
export async function openSession({ browser: name, tier, lab, isVisible }: SessionOptions): Promise<Session> {
  const built = new URL(`../../dist/${name}`, import.meta.url).pathname;
  const copy = copyExtension(built, tier === 'detailed' ? detailedIn(name) : {});
  try {
    await addBehind(copy, new URL('./inside.ts', import.meta.url));
    const options = { extension: copy.folder, isVisible, ...(lab && { lab }) };
    const chromium = name === 'chromium' ? await startChromium(options) : undefined;
    const firefox = name === 'firefox' ? await startFirefox(options) : undefined;
    await firefox?.goTo('manifest.json');
    const browser = (chromium ?? firefox)!;
    const agent = await browser.evaluate(() => navigator.userAgent);
    return {
      version: /(?:Headless)?(?:Chrome|Firefox)\/\S+/.exec(agent)?.[0] ?? name,
      async ask<T>(wishes: readonly Wish[]): Promise<T[]> {
        const came: T[] = [];
        for (let first = 0; first < wishes.length; first += AT_ONCE) {
          const some = wishes.slice(first, first + AT_ONCE);
          came.push(...((await browser.evaluate(askInside, some)) as T[]));
        }
        return came;
      },
      async close() {
        await browser.close();
        copy.remove();
      },
    };
  } catch (error) {
    copy.remove();
    throw error;
  }
}

function askInside(wishes: readonly Wish[]): Promise<unknown[]> {
  return Promise.all(wishes.map((canary) => chrome.runtime.sendMessage({ canary })));
}

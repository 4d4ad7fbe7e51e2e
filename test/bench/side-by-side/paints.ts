/** When a page of an extension is painted in Chromium, in milliseconds since somebody opened it. */
import type { Page } from '../../drive/page.ts';

/** Nothing changes any more when nothing has for so long. */
const STILL_MS = 400;

/** What the page itself notes: `is` by when what was waited for is painted, `last` by when the last change is. */
interface Noted {
  is?: number;
  last: number;
}

/** Runs in every page before its own scripts. */
function note(): void {
  const noted: Noted = { last: 0 };
  Object.assign(globalThis, { noted });
  let isComing = false;
  const look = (): void => {
    if (isComing) return;
    isComing = true;
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => {
        isComing = false;
        noted.last = performance.now();
        const { wanted } = globalThis as { wanted?: string };
        if (wanted && document.querySelector(wanted)) noted.is ??= noted.last;
      };
      painted.port2.postMessage(undefined);
    });
  };
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(look).observe(document, everything);
}

export interface Painted {
  /** Anything of it. */
  first: number;
  /** What was waited for, all of it. */
  answer: number;
  /** The last change, which may be something that only comes after the answer. */
  all: number;
  elements: number;
}

/** Makes this tab note its paints, for as long as it is open. */
export async function notePaints(page: Page): Promise<void> {
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${String(note)})();` });
}

/** Opens an address in this tab. `wanted` is there when its answer is; left out: its answer is all that it shows. */
export async function paint(page: Page, url: string, wanted?: string): Promise<Painted> {
  const source = `globalThis.wanted = ${JSON.stringify(wanted ?? '')};`;
  const { identifier } = await page.send<{ identifier: string }>('Page.addScriptToEvaluateOnNewDocument', {
    source,
  });
  await page.send('Page.navigate', { url });
  const painted = await page.waitFor(
    (address, hasAnswer, stillMs) => {
      const { noted } = globalThis as unknown as { noted?: Noted };
      if (!noted || location.href !== address || document.readyState !== 'complete') return undefined;
      if (hasAnswer && noted.is === undefined) return undefined;
      if (noted.last === 0 || performance.now() - noted.last < stillMs) return undefined;
      const elements = document.querySelectorAll('*').length;
      const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      return { first: first ?? noted.last, answer: noted.is ?? noted.last, all: noted.last, elements };
    },
    [url, wanted !== undefined, STILL_MS] as const,
    { what: `${url} to be painted` },
  );
  await page.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
  return painted;
}

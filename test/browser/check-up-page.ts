/** The page of the check-up in a real browser. */
import type { Measured } from '../../src/core/check-up/measured.ts';
import { drawn, look, NAMES, once, requests, SITES, WELL } from '../core/check-up/drawn.ts';
import type { Page } from '../drive/page.ts';

export const CHECK_UP = 'check-up/check-up.html';

/** What it shows when it is done: the sentence for the whole, and of each topic how it is, by its key. */
export interface Found {
  whole: string;
  topics: Record<string, string>;
  text: string;
}

type Tab = Pick<Page, 'evaluate' | 'waitFor' | 'click'>;

/** Begins one, and waits until it is done. */
export async function runCheckUp(page: Tab): Promise<Found> {
  await page.click('[data-action=start-check-up]');
  await page.waitFor(() => document.querySelector('main[data-stage=running]') === null, [], {
    what: 'the end of a check-up',
    deadlineMs: 240_000,
  });
  return page.evaluate(() => {
    const topics = [...document.querySelectorAll<HTMLElement>('[data-topic]')];
    return {
      whole: document.querySelector<HTMLElement>('[data-whole]')?.dataset['whole'] ?? document.body.innerText,
      topics: Object.fromEntries(topics.map(({ dataset }) => [dataset['topic']!, dataset['finding']!])),
      text: document.body.innerText,
    };
  });
}

/** A line that loses one in five, in a Firefox that sees who signs. */
export const inspected: Measured = drawn({
  ...{ browser: 'firefox', isReadable: true, seesSigners: true, names: NAMES },
  looks: [
    ...SITES.map((name) => look('site', name, 60, { detail: 'signed by CN=Office Gateway' })),
    ...requests((index) => (index % 5 === 4 ? 'timeout' : 60)),
    ...once({ ...WELL, ipv6: ['network', 'network'] }),
  ],
});

/** Runs in the page: takes the place of the background, which has seen this. Uses nothing of this file. */
export function answerCheckUp(measured: Measured): void {
  const deaf = { addListener: () => undefined };
  const port = {
    onMessage: { addListener: (hear: (said: object) => void) => void setTimeout(hear, 0, { measured }) },
    onDisconnect: deaf,
    postMessage: () => undefined,
    disconnect: () => undefined,
  };
  Object.assign((globalThis as unknown as { chrome: { runtime: object } }).chrome.runtime, {
    connect: () => port,
  });
}

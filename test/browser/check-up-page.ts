/** The page of the check-up in a real browser. */
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

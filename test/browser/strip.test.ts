/** What the history strip draws, from the styles that a real Chromium computes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import type { Page } from '../drive/page.ts';
import { BUILT } from './stage.ts';

let browser: Chromium;
let page: Page;

beforeAll(async () => {
  browser = await startChromium({ extension: `${BUILT}chromium` });
  page = await browser.open('popup/popup.html');
});

afterAll(() => browser?.close());

/** Which cells of a strip of twelve paint anything, where those of the user's own line stand at these places (from 1). */
const painted = (places: readonly number[]): Promise<number[]> =>
  page.evaluate((own) => {
    const strip = document.createElement('div');
    strip.className = 'strip';
    for (let place = 1; place <= 12; place++) {
      const cell = document.createElement('i');
      cell.dataset['status'] = own.includes(place) ? 'connection' : 'up';
      strip.append(cell);
    }
    document.body.append(strip);
    const seen = own.filter((place) => {
      const { backgroundColor } = getComputedStyle(strip.children[place - 1]!);
      return backgroundColor !== 'rgba(0, 0, 0, 0)';
    });
    strip.remove();
    return seen;
  }, places);

it('draws a short spell of the own line wherever it stands', async () => {
  for (const place of [1, 2, 3, 4, 5, 6, 9, 12]) expect(await painted([place])).toEqual([place]);
});

it('draws a long spell of the own line dashed', async () => {
  const seen = await painted([2, 3, 4, 5, 6, 7, 8]);
  expect(seen[0]).toBe(2);
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.length).toBeLessThan(7);
});

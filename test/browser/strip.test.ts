/** What the history strip draws, from the styles that a real Chromium computes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { STRETCH_KINDS } from '../../src/core/model/terms.ts';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import type { Page } from '../drive/page.ts';
import { greyProblems } from './face-checks.ts';
import { BUILT } from './stage.ts';

let browser: Chromium;
let page: Page;

beforeAll(async () => {
  browser = await startChromium({ extension: `${BUILT}chromium` });
  page = await browser.open('popup/popup.html');
  await page.evaluate((kinds) => {
    const paths = kinds.map((kind) => `<path data-status="${kind}" d="M0 8H240"/>`);
    const strip = `<div class="strip"><svg viewBox="0 0 240 16">${paths.join('')}</svg></div>`;
    document.body.insertAdjacentHTML('beforeend', strip);
  }, STRETCH_KINDS);
});

afterAll(() => browser?.close());

it('draws no two kinds alike without their colours', async () => {
  expect(await page.evaluate(greyProblems)).toEqual([]);
});

/** How thick a line of this kind is, in px. */
const thickOf = (kind: string) =>
  page.evaluate(
    (which) =>
      parseFloat(getComputedStyle(document.querySelector(`.strip [data-status=${which}]`)!).strokeWidth),
    kind,
  );

it('lets what was measured outweigh what was not', async () => {
  expect(await thickOf('up')).toBe(8);
  expect(await thickOf('not-measured')).toBe(2);
});

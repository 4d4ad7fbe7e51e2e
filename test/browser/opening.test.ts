/** What is seen while the settings and the list of reports open, in a real Chromium: they are drawn in three steps, and nothing moves by it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { setLook } from '../drive/look.ts';
import { page, setFaceStage, show, TAB } from './face-stage.ts';

setFaceStage();

interface Listening {
  moved: PerformanceObserver;
  sum: number;
}

type Shifts = { getEntries(): PerformanceEntryList };

/** Runs in every page before its own scripts: adds up what moves, as the browser reckons it (Layout Instability). */
function listen(): void {
  const here = globalThis as unknown as Listening & { add(list: Shifts): void };
  here.sum = 0;
  here.add = (list) =>
    list.getEntries().forEach((entry) => (here.sum += (entry as PerformanceEntry & { value: number }).value));
  here.moved = new PerformanceObserver((list) => here.add(list));
  here.moved.observe({ type: 'layout-shift' });
}

/** Runs in the page: how much moved, once what was drawn is painted. */
async function heard(): Promise<number> {
  const here = globalThis as unknown as Listening & { add(list: Shifts): void };
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  here.add({ getEntries: () => here.moved.takeRecords() });
  return here.sum;
}

beforeAll(async () => {
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${String(listen)})();` });
});

/** Runs in the page: what is drawn in front of all that it says. */
const shell = () => {
  const { content, backgroundImage } = getComputedStyle(document.body, '::before');
  return content === 'none' ? content : backgroundImage;
};

describe.each(['options/options.html', 'report/report.html'])('%s', (address) => {
  it.each(['en', 'ar'])('moves nothing while it opens, in %s', async (language) => {
    await setLook(page, { ...TAB, height: 700 });
    await show(address, 'outage', { language });
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(await page.evaluate(heard)).toBeLessThanOrEqual(0.02);
  });

  it('shows where it will say something as long as it says nothing', async () => {
    await show(address, 'outage', { language: 'en' });
    expect(await page.evaluate(shell)).toBe('none');
    await page.evaluate(() => document.querySelector('main')!.remove());
    expect(await page.evaluate(shell)).toMatch(/^url\("data:image\/svg/);
  });
});

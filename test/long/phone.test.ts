/** Every page on a phone: a real Chromium with a window of 360 px that is touched, as far as it can be one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { targetProblems, cutProblems } from '../browser/face-checks.ts';
import { BUILT } from '../browser/stage.ts';
import { openFace, type Face } from '../gallery/face.ts';
import type { StoryName } from '../gallery/stories.ts';

let face: Face;

beforeAll(async () => {
  face = await openFace(`${BUILT}chromium`);
  const screen = { width: 360, height: 740, deviceScaleFactor: 2, mobile: true };
  await face.page.send('Emulation.setDeviceMetricsOverride', screen);
  await face.page.send('Emulation.setTouchEmulationEnabled', { enabled: true });
});

afterAll(() => face?.close());

/** A finger on the middle of it, once it is there and stands still. */
async function tap(selector: string): Promise<void> {
  const [x, y] = await face.page.waitFor(
    (wanted) => {
      const element = document.querySelector(wanted);
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = element?.getBoundingClientRect();
      return box && box.width > 0 && ([box.x + box.width / 2, box.y + box.height / 2] as const);
    },
    [selector],
    { what: selector },
  );
  await face.page.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await face.page.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** What only a pointer that hovers would show: a rule for it may colour, and nothing else. */
function shownByHovering(): string[] {
  const rules = (list: CSSRuleList): CSSStyleRule[] =>
    [...list].flatMap((rule) => {
      const below = (rule as CSSGroupingRule).cssRules;
      const own = rule instanceof CSSStyleRule && rule.selectorText.includes(':hover') ? [rule] : [];
      return [...own, ...(below ? rules(below) : [])];
    });
  return [...document.styleSheets].flatMap((sheet) =>
    rules(sheet.cssRules).flatMap(({ selectorText, style }) =>
      [...style]
        .filter((name) => !/color|background|^border/.test(name))
        .map((name) => `${selectorText}: ${name}`),
    ),
  );
}

const PAGES: readonly [string, StoryName][] = [
  ['popup/popup.html', 'first-run'],
  ['popup/popup.html', 'calm'],
  ['popup/popup.html', 'outage'],
  ['options/options.html', 'calm'],
  ['report/report.html', 'outage'],
  ['check-up/check-up.html', 'calm'],
  ['drill/drill.html', 'calm'],
];

describe.each(['en', 'ar'])('in %s', (language) => {
  it.each(PAGES)(
    '%s, %s: fits, can be hit, and shows nothing to a hovering pointer alone',
    async (address, story) => {
      await face.show(address, story, { language });
      await face.page.waitFor(() => document.body.textContent.length > 50, []);
      const { width, isTouched } = await face.page.evaluate(() => ({
        width: document.body.getBoundingClientRect().width,
        isTouched: matchMedia('(hover: none) and (pointer: coarse)').matches,
      }));
      expect(isTouched).toBe(true);
      expect(width).toBeGreaterThan(340);
      expect(await face.page.evaluate(cutProblems)).toEqual([]);
      expect(await face.page.evaluate(targetProblems)).toEqual([]);
      expect(await face.page.evaluate(shownByHovering)).toEqual([]);
    },
  );
});

it('a finger opens a row, and closes it', async () => {
  await face.show('popup/popup.html', 'outage', { language: 'en' });
  const head = '[data-service=whatsapp] .head';
  const isOpen = (wanted: string) =>
    face.page.waitFor(
      (selector, state) => document.querySelector(selector)?.getAttribute('aria-expanded') === state,
      [head, wanted],
    );
  await tap(head);
  await isOpen('true');
  await tap(head);
  expect(await isOpen('false')).toBe(true);
});

it('a finger ticks and unticks a service in the first run', async () => {
  await face.show('popup/popup.html', 'first-run');
  const box = 'input[name=messenger]';
  const isTicked = (wanted: boolean) =>
    face.page.waitFor(
      (selector, state) => document.querySelector<HTMLInputElement>(selector)?.checked === state,
      [box, wanted] as const,
    );
  const wasTicked =
    (await face.page.waitFor(
      (selector) => {
        const input = document.querySelector<HTMLInputElement>(selector);
        return input && String(input.checked);
      },
      [box],
    )) === 'true';
  await tap(box);
  await isTicked(!wasTicked);
  await tap(box);
  expect(await isTicked(wasTicked)).toBe(true);
});

/** A real Chromium in which nobody changes what is stored: each page in each state, and all that can be wrong with how it looks. */
import { afterAll, beforeAll } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import type { Chromium } from '../drive/chromium.ts';
import { setHovered, setLook, type Look } from '../drive/look.ts';
import type { Page } from '../drive/page.ts';
import { openFace, type Face } from '../gallery/face.ts';
import type { StoryName } from '../gallery/stories.ts';
import {
  contrastProblems,
  cutProblems,
  focusProblems,
  greyProblems,
  mainProblems,
  targetProblems,
} from './face-checks.ts';
import { BUILT } from './stage.ts';
import { findings } from './axe.ts';

const AA = { text: 4.5, shape: 3 };
/** For who asks the system for more contrast. */
const MORE = { text: 7, shape: 4.5 };
export const TAB = { width: 900 };
const PRESSED = 'button, .button, select, summary, a';
export let face: Face;
export let copy: Face['copy'];
export let browser: Chromium;
export let page: Page;
export let stories: Face['stories'];

/** Starts the browser for the tests of the file that calls this at its top, and ends it after them. */
export function setFaceStage(): void {
  beforeAll(async () => {
    face = await openFace(`${BUILT}chromium`);
    ({ copy, browser, page, stories } = face);
  });

  afterAll(() => face?.close());
}

/** Shows a page with a story in storage. */
export const show: Face['show'] = (...what) => face.show(...what);

interface Shown extends Look {
  /** Brings what is shown into its state, after it was loaded. */
  prepare?: (() => Promise<unknown>) | undefined;
  /** Looks at it under the mouse too, and for who asks for more contrast. */
  isHovered?: boolean;
  settings?: Partial<Settings>;
}

/** Everything that is wrong with a page in a state, in every language, theme, size and under every wish of the system. */
export async function problems(
  address: string,
  story: StoryName,
  { prepare, isHovered = false, settings, ...usual }: Shown = {},
): Promise<string[]> {
  const found: string[] = [];
  const note = async (where: string, looked: Promise<string[]>) =>
    found.push(...(await looked).map((one) => `${where}: ${one}`));
  const contrast = (least = AA) => page.evaluate(contrastProblems, least, ['text', 'shapes']);
  for (const language of ['en', 'ar'] as const) {
    // High enough to show all of it: what is scrolled away counts as covered.
    const whole = { height: 8000, ...usual };
    await setLook(page, whole);
    await show(address, story, { ...settings, language });
    await prepare?.();
    for (const theme of ['light', 'dark'] as const) {
      const where = `${language}, ${theme}`;
      await setLook(page, { ...whole, theme });
      // Each rule is asked in both directions and in both themes; colours and rings know no direction.
      if ((theme === 'dark') === (language === 'ar')) await note(where, findings(page));
      if (language === 'ar') continue;
      await note(where, contrast());
      await note(`${where}, focus`, page.evaluate(focusProblems));
      if (!isHovered) continue;
      await setHovered(page, PRESSED, true);
      await note(`${where}, hover`, contrast());
      await setHovered(page, PRESSED, false);
      await setLook(page, { ...whole, theme, wantsContrast: true });
      await note(`${where}, more contrast`, contrast(MORE));
    }
    await note(language, page.evaluate(targetProblems));
    await note(language, page.evaluate(greyProblems));
    await note(language, page.evaluate(mainProblems));
    const narrows: Look[] = [{ width: 320 }, { ...usual, fontSize: 32 }, { width: 320, fontSize: 32 }];
    for (const narrow of narrows) {
      await setLook(page, narrow);
      await note(
        `${language}, ${JSON.stringify(narrow)}`,
        page.evaluate(cutProblems, narrow.width === 320 && narrow.fontSize === 32),
      );
    }
    await setLook(page, { ...usual, forcedColors: true, theme: 'dark' });
    if (language === 'en') await note('forced colours', contrast());
  }
  return found;
}

export const openEverything = () =>
  page.evaluate(() => {
    document.querySelectorAll('details').forEach((each) => (each.open = true));
    document.querySelectorAll<HTMLElement>('[data-gear]').forEach((gear) => gear.click());
  });

/** A real Chromium in which nobody changes what is stored: each page in each state, and all that can be wrong with how it looks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import { copyExtension, type ExtensionCopy } from '../drive/extension.ts';
import { setHovered, setLook, type Look } from '../drive/look.ts';
import type { Page } from '../drive/page.ts';
import { storyNames, tell, type Documents, type StoryName } from '../gallery/stories.ts';
import {
  contrastProblems,
  cutProblems,
  focusProblems,
  greyProblems,
  mainProblems,
  targetProblems,
} from './face-checks.ts';
import { NOW } from '../moment.ts';
import { BUILT } from './stage.ts';
import { findings } from './axe.ts';

declare const chrome: Browser;

const AA = { text: 4.5, shape: 3 };
/** For who asks the system for more contrast. */
const MORE = { text: 7, shape: 4.5 };
export const TAB = { width: 900 };
/** Links lead out of here, and nobody is to be asked. */
const NOBODY = '127.0.0.1:1';
const PRESSED = 'button, .button, select, summary, a';
export let copy: ExtensionCopy;
export let browser: Chromium;
export let page: Page;
export let stories: Record<StoryName, Documents>;

/** Starts the browser for the tests of the file that calls this at its top, and ends it after them. */
export function setFaceStage(): void {
  beforeAll(async () => {
    copy = copyExtension(`${BUILT}chromium`, { permissions: ['notifications'] });
    // Nobody in the background changes what the test has written.
    const { background } = JSON.parse(readFileSync(join(copy.folder, 'manifest.json'), 'utf8')) as {
      background: { service_worker: string };
    };
    writeFileSync(join(copy.folder, background.service_worker), '');
    browser = await startChromium({ extension: copy.folder, proxy: NOBODY });
    const told = [];
    for (const name of storyNames) told.push([name, await tell(name, NOW)] as const);
    stories = Object.fromEntries(told) as Record<StoryName, Documents>;
    page = await browser.open('manifest.json');
    await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    // However long the tests take, what is stored does not grow old.
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `Date.now = () => ${NOW};` });
  });

  afterAll(async () => {
    await browser?.close();
    copy?.remove();
  });
}

/** Shows a page with this in storage. */
export async function show(
  address: string,
  story: StoryName,
  settings: Partial<Settings> = {},
): Promise<void> {
  const documents = stories[story];
  const own = documents[SETTINGS] ?? { ...(stories.calm[SETTINGS] as Settings), isStarted: false };
  await page.evaluate(
    async (entries) => {
      const before = Object.keys(await chrome.storage.local.get());
      await chrome.storage.local.set(entries);
      await chrome.storage.local.remove(before.filter((key) => !(key in entries)));
    },
    { ...documents, [SETTINGS]: { ...(own as Settings), ...settings } },
  );
  const url = `chrome-extension://${browser.extensionId}/${address}`;
  await page.send('Page.navigate', { url });
  await page.waitFor(
    (wanted) =>
      location.href === wanted &&
      document.readyState === 'complete' &&
      document.querySelector('h1')?.textContent !== undefined &&
      document.documentElement.dir !== '' &&
      document.title !== '',
    [url],
    { what: `${address}, ${story}` },
  );
}

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
  page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));

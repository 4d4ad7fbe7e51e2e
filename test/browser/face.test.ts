/** Every page in every state that matters, in a real Chromium: rules of WCAG 2.2 AA, contrast, targets, nothing cut. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { ASKED_KINDS } from '../../src/core/model/opinion.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import { copyExtension, type ExtensionCopy } from '../drive/extension.ts';
import { setHovered, setLook, type Look } from '../drive/look.ts';
import type { Page } from '../drive/page.ts';
import { openRows, readPopup } from '../drive/popup.ts';
import { storyNames, tell, type Documents, type StoryName } from '../gallery/stories.ts';
import { contrastProblems, cutProblems, focusProblems, greyProblems, targetProblems } from './face-checks.ts';
import { NOW } from '../moment.ts';
import { BUILT } from './stage.ts';
import { findings } from './axe.ts';
import { noteAnnouncements } from './announcements.ts';

declare const chrome: Browser;

const AA = { text: 4.5, shape: 3 };
/** For who asks the system for more contrast. */
const MORE = { text: 7, shape: 4.5 };
const TAB = { width: 900 };
const PRESSED = 'button, .button, select, summary, a';
let copy: ExtensionCopy;
let browser: Chromium;
let page: Page;
let stories: Record<StoryName, Documents>;

beforeAll(async () => {
  copy = copyExtension(`${BUILT}chromium`, { permissions: ['notifications'] });
  // Nobody in the background changes what the test has written.
  const { background } = JSON.parse(readFileSync(join(copy.folder, 'manifest.json'), 'utf8')) as {
    background: { service_worker: string };
  };
  writeFileSync(join(copy.folder, background.service_worker), '');
  browser = await startChromium({ extension: copy.folder });
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

/** Shows a page with this in storage. */
async function show(address: string, story: StoryName, settings: Partial<Settings> = {}): Promise<void> {
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
async function problems(
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

const openEverything = () =>
  page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));

describe('the popup', () => {
  it.each(storyNames)('%s', async (story) => {
    const isFirst = story === 'first-run';
    const prepare = isFirst ? openEverything : undefined;
    expect(await problems('popup/popup.html', story, { prepare, isHovered: isFirst })).toEqual([]);
  });

  it.each(['calm', 'outage', 'paused'] as const)('%s, opened', async (story) => {
    const prepare = () => openRows(page);
    expect(await problems('popup/popup.html', story, { prepare, isHovered: true })).toEqual([]);
  });

  it('others, with what they say and what asks a friend', async () => {
    const prepare = async () => {
      await openRows(page);
      await page.click('[data-service=whatsapp] [data-action=ask-friend]');
      await page.waitFor(() => document.querySelector('.friend') !== null, []);
    };
    expect(await problems('popup/popup.html', 'others', { prepare, isHovered: true })).toEqual([]);
  });

  it('outage, in a tab', async () => {
    expect(await problems('popup/popup.html', 'outage', { ...TAB, prepare: () => openRows(page) })).toEqual(
      [],
    );
  });
});

it('the popup reads its answer out when it says something else, and not when only time has passed', async () => {
  await setLook(page, {});
  await show('popup/popup.html', 'calm', { language: 'en' });
  await page.evaluate(noteAnnouncements);
  const write = (documents: Documents) =>
    page.evaluate(
      async (entries, key) => {
        await chrome.storage.local.set(entries);
        const { [key]: settings } = await chrome.storage.local.get(key);
        return settings !== undefined;
      },
      { ...documents, [SETTINGS]: { ...(documents[SETTINGS] as Settings), language: 'en' } },
      SETTINGS,
    );
  const says = (text: string) =>
    page.waitFor((wanted) => document.querySelector('h1')?.textContent?.includes(wanted), [text], {
      what: `an answer with ${text}`,
    });
  await write(stories.outage);
  await says('WhatsApp');
  const { answer } = await readPopup(page);
  await write(await tell('outage', NOW - 5 * 60_000));
  await page.waitFor((before) => document.querySelector('[role="status"]')?.textContent !== before, [answer]);
  await write(stories.degraded);
  await says('Discord');
  const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  expect(said).toEqual([expect.stringContaining('has not answered'), expect.stringContaining('Discord')]);
});

it('the popup answers "only me?" with its first answer, before anything comes that it does not need', async () => {
  const later = join(copy.folder, 'popup/lazy.js');
  const kept = readFileSync(later);
  writeFileSync(later, 'throw new Error("It never comes.");');
  try {
    await setLook(page, {});
    await show('popup/popup.html', 'others', { language: 'en' });
    const { answer } = await readPopup(page);
    expect(answer).toMatch(/Others see it too: \d+ posts in the last half hour\. WhatsApp has no public/);
  } finally {
    writeFileSync(later, kept);
  }
});

it('nothing in the popup moves for who wants no motion', async () => {
  await show('popup/popup.html', 'calm', { language: 'en' });
  const moving = () =>
    page.evaluate(() => {
      const thread = Object.assign(document.createElement('span'), { className: 'running' });
      document.querySelector('.check')!.append(thread);
      const { animationName } = getComputedStyle(thread);
      thread.remove();
      return animationName;
    });
  await setLook(page, { mayMove: true });
  expect(await moving()).toBe('run');
  await setLook(page, {});
  expect(await moving()).toBe('none');
});

describe('the settings', () => {
  const two = { services: [{ id: 'own-chat-1' }, { id: 'whatsapp' }], sources: ASKED_KINDS };

  it('with everything open, outside sources on, and a service of the own', async () => {
    const shown = { ...TAB, settings: two, prepare: openEverything, isHovered: true };
    expect(await problems('options/options.html', 'forty', shown)).toEqual([]);
  });

  it('with quiet hours and the question before everything is erased', async () => {
    const prepare = async () => {
      for (const one of ['[name="quiet-hours"]', '[data-action="erase-ask"]']) await page.click(one);
      await page.waitFor(() => document.querySelector('[role="alertdialog"]') !== null, []);
    };
    expect(await problems('options/options.html', 'nothing-chosen', { ...TAB, prepare })).toEqual([]);
  });
});

describe('the report', () => {
  it('of an incident that is over, and of one that goes on', async () => {
    const ids = await incidents();
    expect(ids).toHaveLength(2);
    for (const id of ids)
      expect(
        await problems(`report/report.html?incident=${id}`, 'outage', { ...TAB, isHovered: true }),
      ).toEqual([]);
  });

  it.each(['outage', 'first-run'] as const)('of the month, %s', async (story) => {
    expect(await problems('report/report.html', story, TAB)).toEqual([]);
  });

  it('that there is not', async () => {
    expect(await problems('report/report.html?incident=none', 'calm', TAB)).toEqual([]);
  });
});

/** Ids of the incidents of the story of an outage, as the list links to them. */
async function incidents(): Promise<string[]> {
  await show('report/report.html', 'outage');
  return page.waitFor(
    () => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href*="incident="]')];
      return links.length > 0 && links.map(({ href }) => new URL(href).searchParams.get('incident')!);
    },
    [],
    { what: 'the list of incidents' },
  );
}

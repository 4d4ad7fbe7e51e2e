/** What a popup costs its reader: how high it is, how far the keyboard has to go, how many elements it has, and what moves. */
import { MORNING, SETTINGS } from '../../src/core/storage/keys.ts';
import type { Browser } from 'webextension-polyfill';
import { setLook } from '../drive/look.ts';
import { NOW } from '../moment.ts';
import type { Face } from './face.ts';
import type { Documents, StoryName } from './stories.ts';

const POPUP = 'popup/popup.html';

/** What is offered once was put away. */
const PUT_AWAY = { declined: ['pin', 'detailed'] as const };

/** Of which a popup is measured at rest. */
export const STATES = [
  ...(['calm', 'ten', 'outage', 'others', 'blocked', 'degraded', 'offline', 'captive'] as const),
  ...(['over', 'paused', 'five', 'six', 'tenStopped', 'forty'] as const),
] satisfies readonly StoryName[];

export interface Cost {
  /** In CSS pixels; a browser shows 600 of them. */
  height: number;
  /** Presses of Tab before the first row has the focus, and before the lines of "Why do we think so?" in it, once it is open. */
  toRow: number;
  toWhy: number;
  elements: number;
}

export type Language = 'en' | 'ar';

/** What the popup costs with this story in storage. */
export async function costOf({ page, show }: Face, story: StoryName, language: Language): Promise<Cost> {
  // Lower than any popup, so that what it needs is seen.
  await setLook(page, { height: 100 });
  await show(POPUP, story, { language, ...PUT_AWAY });
  await settle(page);
  await page.evaluate(quiet);
  const height = await page.evaluate(() => document.body.scrollHeight);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const toRow = await page.evaluate(stopsBefore, '.row .head');
  const canOpen = await page.evaluate(() => {
    const head = document.querySelector<HTMLElement>('.row .head');
    head?.click();
    return head !== null;
  });
  if (canOpen)
    await page.waitFor(() => document.querySelector('.row [role=slider]') !== null, [], { what: 'a row' });
  const toWhy = await page.evaluate(stopsBefore, '.row .body h3');
  return { height, toRow, toWhy, elements };
}

/** Runs in the page: what can have the focus and stands before the first of these; -1 where there is none. */
function stopsBefore(selector: string): number {
  const goal = document.querySelector(selector);
  if (!goal) return -1;
  const able = 'a[href], button, select, input, textarea, summary, [tabindex="0"]';
  return [...document.querySelectorAll<HTMLElement>(able)].filter(
    (one) =>
      one.checkVisibility() && (goal.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
  ).length;
}

/** The popup has drawn what it loads after its answer: its second style is in force, and what that draws is there. */
const settle = (page: Face['page']) =>
  page.waitFor(
    () =>
      document.querySelector('link[href="later.css"]')?.hasAttribute('disabled') === false &&
      document.querySelector('.start, .check .aside > *, [data-service][data-status="paused"]') !== null,
    [],
    { what: 'what comes after the answer' },
  );

interface Change {
  from: StoryName | Documents;
  to: StoryName | Documents;
  /** There once the change is drawn, and not before. */
  shows: string;
}

const IS_DOWN = '[data-service=whatsapp][data-status=down]';

/** What happens while somebody looks. */
const changesOf = ({ stories }: Face): Readonly<Record<string, Change>> => ({
  'rest → outage': { from: 'calm', to: 'alone', shows: IS_DOWN },
  'ten: rest → outage': { from: 'ten', to: 'tenStopped', shows: IS_DOWN },
  'outage → recovery': { from: 'alone', to: 'over', shows: '[data-morning]' },
  'unchecked → result': {
    ...{ from: { [SETTINGS]: stories.calm[SETTINGS] }, to: 'calm' },
    shows: '[data-service=whatsapp][data-status=up]',
  },
  'checking → result': { from: 'doubted', to: 'alone', shows: IS_DOWN },
  'only me? → answered': { from: 'alone', to: 'others', shows: '[role=status] b' },
  'rest → morning line': {
    ...{ from: { ...stories.over, [MORNING]: NOW }, to: { ...stories.over, [MORNING]: 0 } },
    shows: '[data-morning]',
  },
});

/** How much moved in each of them, as the browser reckons it (Layout Instability); with a popup's window at its highest. */
export async function shifts(face: Face, language: Language): Promise<Readonly<Record<string, number>>> {
  const { page, stories, store, open } = face;
  const told = (what: Change['from']) => (typeof what === 'string' ? stories[what] : what);
  const found: Record<string, number> = {};
  await setLook(page, {});
  for (const [name, { from, to, shows }] of Object.entries(changesOf(face))) {
    await store(told(from), { language, ...PUT_AWAY });
    await open(POPUP);
    await settle(page);
    await page.evaluate(quiet);
    if (await page.evaluate((selector) => document.querySelector(selector) !== null, shows))
      throw new Error(`${name}: ${shows} is there before`);
    await page.evaluate(listen);
    await store(told(to), { language, ...PUT_AWAY });
    await page.waitFor((selector) => document.querySelector(selector) !== null, [shows], { what: name });
    await page.evaluate(quiet);
    found[name] = await page.evaluate(heard);
  }
  return found;
}

/** Runs in the page: what was written has been read, and what was drawn has been painted. */
async function quiet(): Promise<void> {
  for (let times = 0; times < 3; times++) {
    await (globalThis as unknown as { chrome: Browser }).chrome.storage.local.get();
    await new Promise(requestAnimationFrame);
  }
}

interface Listening {
  moved: PerformanceObserver;
  sum: number;
}

/** Runs in the page. */
function listen(): void {
  const here = globalThis as unknown as Listening;
  const add = (entries: PerformanceEntryList) =>
    entries.forEach((entry) => (here.sum += (entry as PerformanceEntry & { value: number }).value));
  here.sum = 0;
  here.moved = new PerformanceObserver((list) => add(list.getEntries()));
  here.moved.observe({ type: 'layout-shift' });
}

/** Runs in the page. */
function heard(): number {
  const { moved, sum } = globalThis as unknown as Listening;
  const rest = moved.takeRecords() as (PerformanceEntry & { value: number })[];
  return Number(rest.reduce((all, { value }) => all + value, sum).toFixed(4));
}

/** Prints all of it, line by line. */
export async function printCosts(face: Face, print: (line: string) => void): Promise<void> {
  for (const language of ['en', 'ar'] as const) {
    print(`${language}: height · Tab to the first row · to "Why do we think so?" · elements`);
    for (const story of STATES) {
      const { height, toRow, toWhy, elements } = await costOf(face, story, language);
      print(
        `  ${story.padEnd(22)}${[height, toRow, toWhy, elements].map((one) => String(one).padStart(6)).join('')}`,
      );
    }
    print(`${language}: layout shift`);
    for (const [name, sum] of Object.entries(await shifts(face, language)))
      print(`  ${name.padEnd(22)}${sum.toFixed(4).padStart(8)}`);
  }
}

/** The built extension over what version 0.1.0 left behind, in a real Chromium: what its pages show, and that it goes on. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { archiveOf } from '../../src/core/archive/archive.ts';
import { originsOf } from '../../src/services/index.ts';
import { until } from '../drive/await.ts';
import { startChromium, type Chromium } from '../drive/chromium.ts';
import { copyExtension } from '../drive/extension.ts';
import type { Page } from '../drive/page.ts';
import { readPopup, waitForPopup } from '../drive/popup.ts';
import { frozenAt, openProfile, sights, type Profile } from '../frozen/profile.ts';
import { BUILT, openLab } from './stage.ts';

declare const chrome: Browser;

/** A browser that has granted what the profile's had. */
async function begin({ settings }: Profile, hasBackground: boolean): Promise<Chromium> {
  const origins = originsOf(settings);
  const hosts = sights['a-month'].granted.flatMap((id) => origins[id] ?? []);
  const copy = copyExtension(`${BUILT}chromium`, { permissions: ['notifications', 'webRequest'], hosts });
  onTestFinished(copy.remove);
  if (!hasBackground) writeFileSync(join(copy.folder, 'background/index.js'), '');
  const browser = await startChromium({ extension: copy.folder, lab: await openLab() });
  onTestFinished(browser.close);
  return browser;
}

const fill = (browser: Chromium, documents: Profile['documents']): Promise<void> =>
  browser.evaluate(async (all) => {
    await chrome.storage.local.clear();
    await chrome.storage.local.set(all);
  }, documents);

/** A page of the extension on which it is this moment. */
async function openAt(browser: Chromium, address: string, at: number): Promise<Page> {
  const page = await browser.open(address);
  const source = `(${setClock})(${at} - Date.now())`;
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source });
  await page.reload();
  return page;
}

/** Runs in the page, before everything else. */
function setClock(byMs: number): void {
  const Real = Date;
  class Shifted extends Real {
    constructor(...args: unknown[]) {
      super(...((args.length > 0 ? args : [Real.now() + byMs]) as [number]));
    }
    static override now = (): number => Real.now() + byMs;
  }
  globalThis.Date = Shifted as DateConstructor;
}

it('shows it in the popup and in the settings', async () => {
  const profile = await openProfile('a-month');
  const now = frozenAt['a-month'] + 5_000;
  const browser = await begin(profile, false);
  await fill(browser, profile.documents);

  const popup = await openAt(browser, 'popup/popup.html', now);
  await waitForPopup(popup, ({ services }) => services.length === 14, 'the services');
  const shown = await readPopup(popup);
  expect([shown.language, shown.direction, shown.connection]).toEqual(['ar', 'rtl', 'online']);
  expect(
    shown.services.map(({ id, name, status, cause = '' }) => `${id} ${name}: ${status} ${cause}`),
  ).toEqual([
    'whatsapp واتساب: down unclear',
    'telegram تيليجرام: down unclear',
    'slack Slack: down service',
    'own-rocket-union-example Union: down service',
    'discord ديسكورد: unknown ',
    'signal سيجنال: up ',
    'matrix The others: up ',
    'own-www-clinic-example The clinic: up ',
    'own-live-radio-example Radio feed: up ',
    'own-chat-family-example Family: up ',
    'own-jabber-club-example Club (XMPP): up ',
    'own-team-work-example Work: up ',
    'messenger ماسنجر: paused ',
    'own-zulip-study-example دراسة: paused ',
  ]);
  expect(popup.errors).toEqual([]);

  const options = await openAt(browser, 'options/options.html', now);
  await options.waitFor(() => document.querySelector('[name=interval]') !== null, [], {
    what: 'the settings',
  });
  expect(await options.evaluate(fields)).toEqual({
    preset: 1,
    interval: '300000',
    country: '',
    keep: '',
    outage: true,
    recovery: true,
    connection: true,
    names: false,
    'seek-service': '',
    // What version 0.1.0 did not know is off.
    reported: false,
    'source-operator': false,
    'source-crowd': false,
    'source-remote': false,
    'source-country': false,
    'source-resolver': false,
    'quiet-hours': true,
    'day-0': false,
    'day-1': false,
    'day-2': false,
    'day-3': false,
    'day-4': false,
    'day-5': true,
    'day-6': true,
    hours: ['22:00', '07:30'],
    language: 'ar',
    digits: 'latn',
    cap: '300000000',
    'own-address': '',
  });
  await options.evaluate(() => {
    for (const gear of document.querySelectorAll<HTMLElement>('.picked [data-gear]')) gear.click();
  });
  await options.waitFor(() => document.querySelectorAll('.picked [name=mode]').length === 14, [], {
    what: 'what is behind the gears',
  });
  expect(await options.evaluate(wishes)).toEqual([]);
  expect(await options.evaluate(modes)).toEqual([
    'whatsapp watched',
    'signal watched',
    'telegram watched',
    'messenger paused',
    'discord asked',
    'slack watched',
    'matrix watched',
    'own-www-clinic-example watched',
    'own-live-radio-example watched',
    'own-chat-family-example watched',
    'own-jabber-club-example watched',
    'own-team-work-example watched',
    'own-zulip-study-example paused',
    'own-rocket-union-example watched',
  ]);
  expect(options.errors).toEqual([]);
  expect(await browser.problems()).toEqual([]);
});

/** Runs in the page: what every field says, by its name; the preset by its place, the hours in their order. */
function fields(): Record<string, unknown> {
  const all = (selector: string) => [...document.querySelectorAll<HTMLInputElement>(selector)];
  const said = all('[name]:not([type=radio])').map((field) => {
    return [field.name, field.type === 'checkbox' ? field.checked : field.value] as const;
  });
  return {
    ...Object.fromEntries(said),
    preset: all('[name=preset]').findIndex(({ checked }) => checked),
    hours: all('[type=time]').map(({ value }) => value),
  };
}

/** Runs in the page: the chosen services in order, and how each is watched. */
function modes(): string[] {
  return [...document.querySelectorAll<HTMLElement>('li[data-service]')].flatMap((row) => {
    const mode = row.querySelector<HTMLSelectElement>('[name=mode]');
    return mode ? [`${row.dataset['service']} ${mode.value}`] : [];
  });
}

/** Runs in the page: wishes for one service that version 0.1.0 did not know. */
function wishes(): string[] {
  const all = [
    ...document.querySelectorAll<HTMLInputElement>(
      '.picked :is([name=fallback], [name=mute], [name=leave-out])',
    ),
  ];
  return all.flatMap((field) =>
    (field.type === 'checkbox' ? field.checked : field.value) ? field.name : [],
  );
}

it('goes on from it, whatever the time is by now', async () => {
  const profile = await openProfile('a-month');
  const browser = await begin(profile, true);
  await fill(browser, profile.documents);
  const stored = () => browser.evaluate(() => chrome.storage.local.get(null));
  const began = profile.state.steppedAt;
  const after = await until(
    async () => {
      const documents = await stored();
      const archive = archiveOf(documents);
      return archive.measuredUntilAt !== began && archive.observations.length > 0 && { documents, archive };
    },
    { what: 'a step' },
  );
  expect(Object.keys(after.documents).filter((key) => key.startsWith('damaged:'))).toEqual([]);
  expect(after.documents['settings']).toEqual(profile.documents['settings']);
  const ids = ({ cases }: Profile['archive']): string[] => cases.map(({ incident }) => incident.id);
  expect(ids(after.archive)).toEqual(expect.arrayContaining(ids(profile.archive)));
  expect(after.archive.marks).toHaveLength(3);
  expect(await browser.problems()).toEqual([]);
});

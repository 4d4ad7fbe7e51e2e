/**
 * Quiet until a service is back, and a pause of everything, in a real Chromium. In `npm test` their parts are tested by themselves:
 * `nights/quiet`, `popup/paused`, `background/wiring`, `browser/face-menus`.
 */
import { expect, it } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import type { Browser } from 'webextension-polyfill';
import { until } from '../drive/await.ts';
import { allUp, checkNow, waitForPopup } from '../drive/popup.ts';
import { CALM } from '../lab/lab.ts';
import { press, tabTo, takeKeyboard } from '../drive/keyboard.ts';
import { night, setStage, type Stage } from '../browser/stage.ts';

declare const chrome: Browser;

it('tells nothing of what is hushed but its end, and pauses everything until it is wanted, whoever ends meanwhile', async () => {
  const stage = await setStage();
  const { lab, browser, popup } = stage;
  await waitForPopup(popup, allUp, 'all up');
  await popup.click('[data-service=whatsapp] [aria-expanded=false]');
  await lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'refused' }]));
  await checkNow(popup);
  await waitForPopup(
    popup,
    ({ services }) => services.some(({ id, status }) => id === 'whatsapp' && status === 'down'),
    'WhatsApp to be down',
  );

  // The button's menu, which the browser keeps while the script sleeps.
  const items = [
    'check-now',
    'pause',
    'pause-1',
    'pause-4',
    'pause-8',
    'pause-0',
    'resume',
    'report',
    'options',
  ];
  await browser.evaluate((ids) => Promise.all(ids.map((id) => chrome.contextMenus.update(id, {}))), items);
  await quietUntilBack(stage);
  await pauseOfEverything(stage);
  expect(popup.errors).toEqual([]);
  expect(await browser.problems()).toEqual([]);
});

const settingsOf = ({ popup }: Stage) =>
  popup.evaluate(async (key) => (await chrome.storage.local.get(key))[key] as Settings, SETTINGS);

/** Of what fails nothing more is told but its end, whoever dies meanwhile. */
async function quietUntilBack(stage: Stage): Promise<void> {
  const { lab, browser, popup } = stage;
  const hushed = '[data-service=whatsapp] .head .hushed';
  const isHushed = (wanted: boolean) =>
    popup.waitFor(
      (css) => document.querySelector(css) !== null,
      [wanted ? hushed : `body:not(:has(${hushed}))`],
      { what: `a row that is ${wanted ? '' : 'no longer '}quiet` },
    );
  for (const action of ['quiet-until-back', 'alerts-as-usual', 'quiet-until-back']) {
    await popup.click(`[data-service=whatsapp] [data-action=${action}]`);
    await isHushed(action !== 'alerts-as-usual');
  }
  await until(async () => (await settingsOf(stage)).services[0]?.quietUntilBackAt !== undefined, {
    what: 'the wish in storage',
  });
  await browser.killWorker();
  const before = (await browser.told()).length;
  await lab.play(CALM);
  const told = async () => (await browser.told()).slice(before).map(({ title }) => title);
  // Who asks need not wait for the next round.
  await until(async () => checkNow(popup).then(async () => (await told()).length > 0), {
    what: 'the end of the outage',
  });
  expect(new Set(await told())).toEqual(new Set([expect.stringContaining('WhatsApp answers again')]));
  await isHushed(false);
}

/** Chosen and ended by keyboard; it goes on by itself too, though the script is dead at its end. */
async function pauseOfEverything(stage: Stage): Promise<void> {
  const { lab, browser, popup } = stage;
  const isOn = (css: string) =>
    popup.waitFor((what) => document.activeElement?.matches(what) === true, [css], {
      what: `the focus on ${css}`,
    });
  const opener = '[popovertarget=pause-all]';
  await takeKeyboard(popup);
  await tabTo(popup, opener);
  await press(popup, 'Enter');
  const item = (name: string) => isOn(`.menu:popover-open [data-action=pause-${name}]`);
  await item('hour');
  for (const [key, name] of [
    ['ArrowDown', 'morning'],
    ['End', 'open'],
    ['ArrowDown', 'hour'],
    ['ArrowUp', 'open'],
    ['Home', 'hour'],
  ] as const) {
    await press(popup, key);
    await item(name);
  }
  await press(popup, 'Escape');
  await isOn(opener);
  expect(await popup.evaluate(() => document.querySelectorAll('.menu:popover-open').length)).toBe(0);
  await press(popup, 'ArrowUp');
  await item('open');
  await press(popup, 'Enter');
  await isOn('[data-action=resume]');
  await until(async () => (await browser.badge()).text === 'off', { what: 'the badge of a pause' });
  expect((await browser.badge()).title).toBe('Wasl is paused.');
  await browser.killWorker();
  const asked = lab.seen.length;
  await browser.evaluate(() => chrome.runtime.sendMessage('check-now'));
  expect(lab.seen.length).toBe(asked);
  await press(popup, 'Enter');
  await isOn('[data-action=check-now]');
  await until(() => lab.seen.length > asked, { what: 'a check after the pause' });

  // The same with an end, which is brought near.
  await popup.click(opener);
  await popup.click('[data-action=pause-hour]');
  await until(async () => (await settingsOf(stage)).pausedUntilAt !== undefined, { what: 'a pause' });
  const paused = await settingsOf(stage);
  expect(paused.pausedUntilAt! - paused.pausedAt!).toBe(3_600_000);
  const near = await browser.evaluate(
    async (key, settings) => {
      const pausedUntilAt = Date.now() + 20_000;
      await chrome.storage.local.set({ [key]: { ...settings, pausedUntilAt } });
      return pausedUntilAt;
    },
    SETTINGS,
    paused,
  );
  const alarmAt = () => browser.evaluate(async () => (await chrome.alarms.get('round'))?.scheduledTime ?? 0);
  await until(async () => (await alarmAt()) >= near, { what: 'the alarm of its end' });
  expect(await alarmAt()).toBeLessThan(near + 60_000);
  await browser.killWorker();
  const before = lab.seen.length;
  await until(() => lab.seen.length > before, { what: 'a check after the end of the pause' });
  expect(await settingsOf(stage)).not.toHaveProperty('pausedUntilAt');
  await popup.waitFor(() => document.querySelector('[data-action=resume]') === null, [], {
    what: 'a popup that is not paused',
  });
}

/** The worker dies at random moments through an outage, and its own alarms bring it back: nothing is lost, and nothing is told twice. */
import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { readState } from '../../src/background/read-state.ts';
import { strip } from '../../src/core/history/days.ts';
import { STATE } from '../../src/core/storage/keys.ts';
import { until } from '../drive/await.ts';
import { waitForPopup, type ShownPopup } from '../drive/popup.ts';
import { CALM } from '../lab/lab.ts';
import { killAgainAndAgain } from '../browser/kills.ts';
import { night, setStage, type Stage } from '../browser/stage.ts';
import { memoryStore } from '../simulate/memory-store.ts';

declare const chrome: Browser;

const MINUTE_MS = 60_000;
const statusOf = ({ services }: ShownPopup) => services.find(({ id }) => id === 'whatsapp')?.status;

/** When the last step that is stored ended. */
const steppedAt = ({ popup }: Stage) =>
  popup.evaluate(
    async (key) =>
      ((await chrome.storage.local.get(key))[key] as { steppedAt?: number } | undefined)?.steppedAt ?? 0,
    STATE,
  );

it('tells one outage and one recovery, keeps one incident, and loses no history', async () => {
  const stage = await setStage();
  const { lab, browser, popup } = stage;
  await waitForPopup(popup, (shown) => statusOf(shown) === 'up', 'WhatsApp to be up');
  const beganAt = Date.now();
  const { isAwake, killWorker } = browser;
  const killing = killAgainAndAgain({ steppedAt: () => steppedAt(stage), isAwake, kill: killWorker });

  await lab.play(night([{ from: 0, services: ['whatsapp'], fault: 'refused' }]));
  await waitForPopup(popup, (shown) => statusOf(shown) === 'down', 'WhatsApp to be down');
  await until(async () => (await browser.told()).length > 0, {
    what: 'the outage',
  });
  await lab.play(CALM);
  await waitForPopup(popup, (shown) => statusOf(shown) === 'up', 'WhatsApp to be up again');
  await until(async () => (await browser.notifications()).length > 0, { what: 'a notification' });
  await until(async () => new Set((await browser.told()).map(({ title }) => title)).size > 1, {
    what: 'the recovery',
  });
  expect(await killing.stop()).toBeGreaterThan(2);

  // Killed between telling and remembering it, the same notice may be shown again in its own place.
  const told = (await browser.told()).filter(({ what }) => what === 'create');
  expect(new Set(told.map(({ id }) => id)).size).toBe(1);
  expect([...new Set(told.map(({ title }) => title))]).toEqual([
    expect.stringContaining("WhatsApp isn't answering"),
    expect.stringContaining('WhatsApp answers again'),
  ]);
  expect(await browser.notifications()).toEqual([told[0]!.id]);

  const stored = await popup.evaluate(() => chrome.storage.local.get(null));
  const state = await readState(memoryStore(new Map(Object.entries(stored))));
  expect(state.incidents.map(({ services, resolvedAt }) => [services, resolvedAt !== undefined])).toEqual([
    [['whatsapp'], true],
  ]);
  expect(stored).not.toHaveProperty('lost');
  const { cells } = strip(state, 'whatsapp', Date.now(), MINUTE_MS, 10);
  const lived = cells.filter(({ at }) => at >= beganAt);
  const sum = (past: 'up' | 'down' | 'not-measured') =>
    lived.reduce((total, { parts }) => total + (parts[past] ?? 0), 0);
  expect(sum('down')).toBeGreaterThan(0);
  expect(sum('up')).toBeGreaterThan(0);
  expect(sum('not-measured')).toBeLessThan(1.5 * MINUTE_MS);

  // What is over stands below the answer, until it is put away.
  const morning = () => popup.evaluate(() => document.querySelector('.morning p')?.textContent ?? '');
  expect(await morning()).toMatch(/^\W*WhatsApp\W* didn't answer here for .* What happened\?$/);
  await popup.evaluate(() => document.querySelector<HTMLElement>('[data-action=put-away]')!.click());
  expect(await morning()).toBe('');
  await until(
    async () => (await popup.evaluate(() => chrome.storage.local.get('morning')))['morning'] !== undefined,
    {
      what: 'the note that it was seen',
    },
  );
  expect(await browser.problems()).toEqual([]);
});

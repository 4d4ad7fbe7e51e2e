/**
 * The long series of `test/long/kills-by-alarm.test.ts`: 200 workers killed in Chromium, 50 background pages in Firefox, through one outage after the
 * other. `WASL_KILLS` makes it shorter or longer.
 */
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { strip } from '../../src/core/history/days.ts';
import { until } from '../drive/await.ts';
import { killAgainAndAgain } from '../browser/kills.ts';
import { startRig, type Rig } from '../browser/rig.ts';
import { night } from '../browser/stage.ts';
import { CALM } from '../lab/lab.ts';

declare const chrome: Browser;

/** Of four operators: the outages of one would be taken for one that comes and goes. */
const SERVICES = ['whatsapp', 'telegram', 'signal', 'discord'];
const KILLS = { chromium: 200, firefox: 50 };
const MINUTE_MS = 60_000;

const wanted = (browser: keyof typeof KILLS): number => Number(process.env['WASL_KILLS'] ?? KILLS[browser]);

/** How its background script ends, and comes back to life when something is asked of it. */
const mortal = ({ chromium, firefox, state, evaluate }: Rig) => ({
  steppedAt: async () => (await state()).steppedAt,
  isAwake: async () => chromium?.isAwake() ?? true,
  async kill() {
    await firefox?.killBackground();
    return chromium?.killWorker() ?? true;
  },
  wake: () => evaluate(() => void chrome.runtime.sendMessage('check-now').catch(() => undefined)),
});

it.each(['chromium', 'firefox'] as const)(
  'in %s nothing is lost, and nothing is told twice',
  async (browser) => {
    const rig = await startRig(browser, { permissions: ['notifications'], notesNotifications: true });
    onTestFinished(rig.close);
    const driver = (rig.chromium ?? rig.firefox)!;
    await rig.choose(SERVICES);
    // Without permission only the websites of some can be asked.
    const isAnswering = async (id: string) =>
      ['up', 'reached'].includes((await rig.state()).services[id]?.status ?? '');
    const titles = async () => (await driver.told()).filter(({ what }) => what === 'create');
    // Killed between telling and remembering it, the same notice may be shown again in its own place.
    const howMany = async () => new Set((await titles()).map(({ title }) => title)).size;
    const beganAt = Date.now();
    const killing = killAgainAndAgain(mortal(rig));
    onTestFinished(async () => void (await killing.stop().catch(() => undefined)));
    for (const [place, id] of SERVICES.entries()) {
      await until(() => isAnswering(id), { what: `${id} to answer` });
      await rig.lab.play(night([{ from: 0, services: [id], fault: 'refused' }]));
      await until(async () => (await howMany()) >= 2 * place + 1, { what: `the outage of ${id}` });
      const least = ((place + 0.5) / SERVICES.length) * wanted(browser);
      await until(() => killing.deaths() >= least, { what: `${least} deaths`, deadlineMs: 3_600_000 });
      await rig.lab.play(CALM);
      await until(() => isAnswering(id), { what: `${id} to answer again` });
      await until(async () => (await howMany()) >= 2 * place + 2, { what: `the recovery of ${id}` });
    }
    await until(() => killing.deaths() >= wanted(browser), { what: 'all deaths', deadlineMs: 3_600_000 });
    await killing.stop();

    const told = await titles();
    expect(new Set(told.map(({ id }) => id)).size).toBe(SERVICES.length);
    expect(new Set(told.map(({ id, title }) => `${id} ${title}`)).size).toBe(2 * SERVICES.length);
    const state = await rig.state();
    expect(state.incidents.map(({ services, resolvedAt }) => [services, resolvedAt !== undefined])).toEqual(
      SERVICES.map((id) => [[id], true]),
    );
    expect(await rig.stored()).not.toHaveProperty('lost');
    for (const id of SERVICES) {
      const minutes = Math.ceil((Date.now() - beganAt) / MINUTE_MS);
      const { cells } = strip(state, id, Date.now(), MINUTE_MS, minutes);
      const sum = (past: 'up' | 'reached' | 'down' | 'not-measured') =>
        cells.reduce((total, { parts }) => total + (parts[past] ?? 0), 0);
      expect([id, sum('down') > 0, sum('up') + sum('reached') > 0]).toEqual([id, true, true]);
      expect(sum('not-measured')).toBeLessThan(0.1 * minutes * MINUTE_MS + MINUTE_MS);
    }
    expect(await driver.problems()).toEqual([]);
  },
  7_200_000,
);

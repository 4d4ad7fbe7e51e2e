import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fake, world } from './fake-browser.ts';
import { ensureAlarm, onAlarm, setAlarm } from '../../src/platform/alarms.ts';
import '../seed.ts';

describe('alarms', () => {
  it('are never asked for under 30 s, whatever moment is wanted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -100_000, max: 100_000 }), async (ms) => {
        const now = Date.now();
        await setAlarm(now + ms);
        const alarm = world.alarms.round!;
        expect(alarm.when - now).toBeGreaterThanOrEqual(30_000);
        expect(alarm.periodInMinutes).toBeGreaterThanOrEqual(0.5);
      }),
    );
  });

  it('come when they were asked for, where that is far enough ahead', async () => {
    const at = Date.now() + 300_000;
    await setAlarm(at);
    expect(world.alarms.round!.when).toBe(at);
  });

  it('are one: the later wish replaces the earlier', async () => {
    await setAlarm(Date.now() + 100_000);
    await setAlarm(Date.now() + 200_000);
    expect(Object.keys(world.alarms)).toEqual(['round']);
  });

  it('are made again when the browser has lost them, and left alone when it has not', async () => {
    world.alarms = {};
    await ensureAlarm();
    const first = world.alarms.round;
    await ensureAlarm();
    expect(first && world.alarms.round === first).toBe(true);
  });

  it('are set anew where they wait for a time that a clock set back will not show for long', async () => {
    const aYear = 365 * 24 * 3_600_000;
    for (const ahead of [3_600_000, aYear]) {
      world.alarms = { round: { when: Date.now() + ahead, periodInMinutes: 1 } };
      await ensureAlarm();
      expect(world.alarms.round!.when - Date.now()).toBeLessThan(60_000);
    }
    // One that is late rings by itself.
    world.alarms = { round: { when: Date.now() - aYear, periodInMinutes: 1 } };
    await ensureAlarm();
    expect(world.alarms.round!.when).toBeLessThan(Date.now());
  });

  it('hand the promise of the round to the browser, for our alarm only', async () => {
    onAlarm(async () => {});
    expect(fake.alarms.onAlarm.fire({ name: 'round' })[0]).toBeInstanceOf(Promise);
    expect(fake.alarms.onAlarm.fire({ name: 'other' })[0]).toBeUndefined();
  });
});

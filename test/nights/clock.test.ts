/** A clock that is set while something is out: what was measured before lasted as long as it did. */
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { archiveOf } from '../../src/core/archive/archive.ts';
import { stretchesOf } from '../../src/core/history/range.ts';
import { sumBetween } from '../../src/core/history/stretches.ts';
import { play, scenarioOf, type Night as Stored } from '../history/night.ts';
import { playScenario } from './draw.ts';

const HOUR = 3_600;
const YEAR = 365 * 24 * HOUR;
/** The time between the step before a jump and the one after it, in minutes: nobody knows how long it was. */
const UNKNOWABLE = 2;
/** Telegram is out for fifty minutes. */
const OUTAGE = { from: 1200, to: 4200, services: ['telegram'], fault: 'refused' };
const OFFLINE = { from: 2400, to: 3600, hosts: ['*'], fault: 'timeout' };
const jump = (from: number, by: number): object => ({ from, fault: 'clock', by });

function twoHours(startAt: string, ...events: readonly object[]) {
  const services = ['whatsapp', 'telegram', 'signal'];
  return scenarioOf({ name: 'set', seed: 3, startAt, duration: 7200, services, events: [OUTAGE, ...events] });
}

/** Minutes of each kind that the history holds of a service. */
function kept({ stored, state }: Stored, service: string): Record<string, number> {
  const { days } = archiveOf(Object.fromEntries(stored));
  const stretches = stretchesOf(days, state, service, state.steppedAt);
  const parts = sumBetween(stretches, stretches[0]!.at, stretches.at(-1)!.endAt);
  return Object.fromEntries(Object.entries(parts).map(([past, ms]) => [past, ms / MINUTE_MS]));
}

/** From midnight far away, and across it. */
describe.each(['2026-11-22T21:00:00Z', '2026-11-22T23:35:00Z'])('from %s on, a clock', (startAt) => {
  it.each([
    { set: 'back an hour', jumps: [jump(2400, -HOUR)] },
    { set: 'back five minutes', jumps: [jump(2400, -300)] },
    { set: 'back twice', jumps: [jump(2400, -HOUR), jump(3000, -2 * HOUR)] },
    { set: 'back a year', jumps: [jump(2400, -YEAR)] },
    { set: 'ahead a year and back', jumps: [jump(2400, YEAR), jump(3000, -YEAR)] },
    { set: 'ahead three hours and back', jumps: [jump(2400, 3 * HOUR), jump(3000, -3 * HOUR)] },
  ])('that is set $set in an outage leaves it as long as it was', async ({ jumps }) => {
    const scenario = twoHours(startAt, ...jumps);
    const lost = jumps.length * UNKNOWABLE;
    const night = await playScenario(scenario);
    expect(night.statuses('telegram')).toEqual(['unknown', 'up', 'down (unclear)', 'up']);
    expect(night.notifications).toEqual([
      "outage: Telegram isn't answering",
      'recovery again: Telegram answers again',
    ]);
    const recovery = `${night.of('notification').at(-1)!['message']}`;
    const toldMinutes = Number(/\((\d+) min\)/.exec(recovery)?.[1]);
    expect(Math.abs(toldMinutes - 50)).toBeLessThanOrEqual(lost);

    const stored = await play(scenario);
    const { down, up } = kept(stored, 'telegram');
    expect(Math.abs(down! - 50)).toBeLessThanOrEqual(lost);
    expect(Math.abs(up! - 70)).toBeLessThanOrEqual(lost);
    expect(Math.abs(kept(stored, 'whatsapp')['up']! - 120)).toBeLessThanOrEqual(lost);

    // It lasted no day.
    expect(stored.state.services['telegram']!.usualSinceAt).toBeUndefined();
    const spans = stored.state.days.flatMap(({ services }) => Object.values(services).flat());
    expect(spans.filter(({ at }) => at > stored.state.steppedAt)).toEqual([]);
    const [{ between, openedAt }] = stored.state.incidents as [Stored['state']['incidents'][number]];
    const { afterAt, beforeAt } = between;
    expect(beforeAt - afterAt).toBeGreaterThan(0);
    expect(beforeAt - afterAt).toBeLessThan(5 * MINUTE_MS);
    expect([openedAt >= afterAt, openedAt <= beforeAt]).toEqual([true, true]);
  });

  it('that is set back on a dead line calls nothing well that nobody saw', async () => {
    const scenario = twoHours(startAt, OFFLINE, jump(3000, -HOUR));
    const night = await playScenario(scenario);
    expect(night.blamed).toEqual(['telegram']);
    const meanwhile = night
      .of('status')
      .filter(({ at, service }) => service === 'whatsapp' && at! > OFFLINE.from && at! < OFFLINE.to);
    expect(meanwhile.map(({ status }) => status)).not.toContain('up');
    const { connection, up } = kept(await play(scenario), 'whatsapp');
    expect(Math.abs(connection! - 20)).toBeLessThanOrEqual(UNKNOWABLE);
    expect(Math.abs(up! - 100)).toBeLessThanOrEqual(UNKNOWABLE);
  });
});

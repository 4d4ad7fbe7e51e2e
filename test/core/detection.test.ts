/**
 * The short benchmark: what `npm run bench:detection` measures in years, here with few of them and fixed seeds. The limits leave
 * room for the chance of so few; the table in `docs/detection.md` is the measure.
 */
import { describe, expect, it } from 'vitest';
import { faults } from '../bench/incidents.ts';
import { quantile } from '../bench/intervals.ts';
import { quiet, troubled } from '../bench/ours.ts';
import { peers } from '../bench/peers/index.ts';
import { quietRival } from '../bench/rivals.ts';
import { noTroubled, plus, type Troubled } from '../bench/tally.ts';
import { HOUR_MS, realistic, YEAR_AWAKE_MS } from '../bench/world.ts';

/** Three weeks of a user with four services: a quarter of a service year. */
const THREE_WEEKS_MS = YEAR_AWAKE_MS / 16;
const EXPERIENCE_MS = 3 * 8 * HOUR_MS;

function incidents(name: string, count: number, toTheEnd = false): Troubled {
  const fault = faults.find((one) => one.name === name)!;
  const setting = {
    world: realistic,
    choice: { preset: 'normal' },
    experienceMs: EXPERIENCE_MS,
    toTheEnd,
  } as const;
  return Array.from({ length: count }, (_, index) => troubled(fault, 4000 + index, setting)).reduce(
    (sum, one) => plus(sum, one),
    noTroubled(),
  );
}

describe('while no service fails', () => {
  const told = quiet(realistic, 4, THREE_WEEKS_MS, { preset: 'normal' });

  it('nobody is told of an outage', () => {
    expect(told.alarms).toBe(0);
    expect(told.red).toBeLessThanOrEqual(1);
  });

  it('every spell of the own line is named, and no service is blamed for it', () => {
    expect(told.spells).toBeGreaterThan(5);
    expect(told.named).toBe(told.spells);
    expect(told.blamed).toBe(0);
  });

  it('the same world makes a server’s rule cry wolf', () => {
    const kuma = peers.find(({ name }) => name === 'Uptime Kuma, 1 retry')!;
    expect(quietRival(kuma, realistic, 4, THREE_WEEKS_MS).alarms).toBeGreaterThan(20);
  });
});

describe('an outage', () => {
  it.each([
    { name: 'errors', red: [75, 105], told: [100, 130] },
    { name: 'silence', red: [97, 125], told: [120, 150] },
  ])('of $name is red and told in time, every one', ({ name, red, told }) => {
    const seen = incidents(name, 160);
    const times = (list: number[]): number[] =>
      [0.5, 0.95].map((q) => quantile(list, seen.incidents, q).value);
    expect(seen.red).toHaveLength(seen.incidents);
    expect(times(seen.red)[0]).toBeLessThan(red[0]!);
    expect(times(seen.red)[1]).toBeLessThan(red[1]!);
    expect(times(seen.alarms)[0]).toBeLessThan(told[0]!);
    expect(times(seen.alarms)[1]).toBeLessThan(told[1]!);
    expect(seen.wrong).toBe(0);
  });

  it('in which half of the requests fail is never missed', () => {
    const seen = incidents('half', 12, true);
    expect(seen.red).toHaveLength(seen.incidents);
    expect(quantile(seen.red, seen.incidents, 0.5).value).toBeLessThan(300);
    expect(Math.max(...seen.notifications)).toBeLessThanOrEqual(3);
  });

  it('that comes and goes for two hours is told at most three times', () => {
    expect(Math.max(...incidents('flapping', 8, true).notifications)).toBeLessThanOrEqual(3);
  });

  it('is not what a 403 to robots is taken for', () => {
    const seen = incidents('robots', 8, true);
    expect(seen.red).toEqual([]);
    expect(seen.notifications.every((count) => count === 0)).toBe(true);
  });
});

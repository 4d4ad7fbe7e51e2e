/**
 * What one installation may cost its services and its user. Limits that operators publish hold at the closest pace, while all is well and while everything fails. Discord: 50 requests a second, and
 * 10,000 that it refuses (401, 403, 429) in ten minutes (discord/discord-api-docs, "Rate Limits"). So that many installations together
 * are no load either, one of them stays far below.
 */
import { expect, it } from 'vitest';
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import { costOf } from '../../../src/core/schedule/budget.ts';
import { insideTcp } from '../../../src/core/traffic/meter.ts';
import { defaultSettings, watch } from '../../../src/services/index.ts';
import { played } from './played.ts';

const isDiscord = ({ endpoint }: Order): boolean => endpoint.startsWith('discord/');

/** The most looks that begin within any stretch of this length, in milliseconds. */
function mostWithin(moments: readonly number[], lengthMs: number): number {
  return Math.max(
    ...moments.map((from) => moments.filter((at) => at >= from && at < from + lengthMs).length),
  );
}

const refused = (seen: Observation): Observation => ({
  ...seen,
  answered: false,
  failure: 'http-error',
  grade: 0,
});

it.each([
  { name: 'all is well', meets: (_: Order, seen: Observation) => seen },
  {
    name: 'everything is refused',
    meets: (order: Order, seen: Observation, elapsed: number) =>
      isDiscord(order) && elapsed > 600_000 ? refused(seen) : seen,
  },
])('Discord is asked four times a second at most, and 120 times in ten minutes, while $name', ({ meets }) => {
  const { looks } = played({ preset: 'watchful', hours: 2 }, meets);
  const moments = looks.filter(({ order }) => isDiscord(order)).map(({ elapsed }) => elapsed);
  expect(moments.length).toBeGreaterThan(100);
  expect(mostWithin(moments, 1_000)).toBeLessThanOrEqual(4);
  expect(mostWithin(moments, 600_000)).toBeLessThanOrEqual(120);
});

it.each([
  { preset: 'saver', megabytes: 0.55 },
  { preset: 'normal', megabytes: 1 },
  { preset: 'watchful', megabytes: 3.5 },
] as const)(
  'the four of the first run stay within $megabytes MB a day inside TCP at the pace $preset',
  (budget) => {
    const { preset, megabytes } = budget;
    const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
    const { bytesAMonth } = costOf(
      watch({ ...defaultSettings, isStarted: true, preset }, sight),
      {},
      insideTcp,
    );
    expect(bytesAMonth / 30 / 1e6).toBeLessThanOrEqual(megabytes);
  },
);

/** How far a strip looks back, and where its cells begin in the user's own days. */
import { HOUR_MS, MINUTE_MS } from '../model/time.ts';
import { exactStretches } from './days.ts';
import type { StretchesOfDay } from './roll-up.ts';
import type { State } from '../model/state.ts';
import { worstBetween, type Stretch } from './stretches.ts';
import { stripOf, type Strip } from './strip.ts';
import type { ServiceId } from '../model/terms.ts';

/** How far back, in the user's days. */
export type Range = '24h' | '7d' | '30d' | '90d';

export const RANGES: readonly Range[] = ['24h', '7d', '30d', '90d'];

/** The user's days in each range, today included. */
export const DAYS_IN: Readonly<Record<Range, number>> = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 };
const SHORT_CELL_MS = 5 * MINUTE_MS;
const SHORT_CELLS = 288;

/**
 * Where the cells of a range begin, and where the last one ends: five minutes each for a day, hours for a week, days
 * beyond. `dayStarts` are the first moments of the last days where the user is, in order, and of tomorrow: only a page
 * knows them. A day on which the clocks change has 23 or 25 hours, or one of half an hour.
 */
export function edgesOf(range: Range, now: number, dayStarts: readonly number[]): number[] {
  if (range === '24h') {
    const endAt = (Math.floor(now / SHORT_CELL_MS) + 1) * SHORT_CELL_MS;
    return Array.from(
      { length: SHORT_CELLS + 1 },
      (_, index) => endAt - (SHORT_CELLS - index) * SHORT_CELL_MS,
    );
  }
  const starts = dayStarts.slice(-DAYS_IN[range] - 1);
  if (range !== '7d') return starts;
  const hours = starts.slice(0, -1).flatMap((start, index) => {
    const count = Math.ceil((starts[index + 1]! - start) / HOUR_MS);
    return Array.from({ length: count }, (_, hour) => start + hour * HOUR_MS);
  });
  // Hours of today that have not begun are left out.
  const begun = hours.filter((at) => at <= now);
  return [...begun, Math.min((begun.at(-1) ?? now) + HOUR_MS, starts.at(-1) ?? now)];
}

/** The whole history of one service that is known by the quarter of an hour, the open days exactly. */
export function stretchesOf(
  rolled: readonly StretchesOfDay[],
  state: Pick<State, 'days' | 'steppedAt'>,
  service: ServiceId,
  now: number,
): Stretch[] {
  const open = new Set(state.days.map(({ day }) => day));
  const closed = rolled
    .filter(({ day }) => !open.has(day))
    .flatMap(({ services }) => services[service]?.stretches ?? [])
    .sort((a, b) => a.at - b.at);
  return [...closed, ...exactStretches(state, service, now)];
}

/** A strip whose cells say when their worst began. */
export function rangeStrip(stretches: readonly Stretch[], edges: readonly number[], now: number): Strip {
  const strip = stripOf(stretches, edges, now);
  const cells = strip.cells.map((cell) => {
    const isBad = cell.past === 'down' || cell.past === 'degraded' || cell.past === 'connection';
    const worst = isBad ? worstBetween(stretches, cell.at, Math.min(now, cell.at + cell.ms)) : undefined;
    return worst ? { ...cell, worstAt: worst.at } : cell;
  });
  return { ...strip, cells };
}

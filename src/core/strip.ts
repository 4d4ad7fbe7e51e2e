/** A strip: cells on one axis that is true to time, whatever the length of a cell. */
import { HOUR_MS, MINUTE_MS } from './calendar.ts';
import { lengthOf, MEASURED, PASTS, sumBetween, worstIn, type Stretch } from './stretches.ts';
import type { Cell, Strip } from './view.ts';

/** How far a strip looks back. */
export type Range = '24h' | '7d' | '30d' | '90d';

export const RANGES: readonly Range[] = ['24h', '7d', '30d', '90d'];
/** Whole days of each range, today included. */
export const DAYS_IN: Readonly<Record<Range, number>> = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 };

/**
 * Where the cells of a range begin, and where the last one ends: 5 minutes each for a day, hours for a week, days beyond.
 * `dayStarts` are the first moments of the last days where the user is, in order, and of tomorrow: only the page knows
 * them. A day on which the clocks change has 23 or 25 hours.
 */
export function edgesOf(range: Range, now: number, dayStarts: readonly number[]): number[] {
  if (range === '24h') {
    const cellMs = 5 * MINUTE_MS;
    const endAt = (Math.floor(now / cellMs) + 1) * cellMs;
    return Array.from({ length: 289 }, (_, index) => endAt - (288 - index) * cellMs);
  }
  const starts = dayStarts.slice(-DAYS_IN[range] - 1);
  if (range !== '7d') return [...starts];
  const hours = starts.slice(0, -1).flatMap((start, index) => {
    const count = Math.ceil((starts[index + 1]! - start) / HOUR_MS);
    return Array.from({ length: count }, (_, hour) => start + hour * HOUR_MS);
  });
  // What is left of today lies ahead.
  const begun = hours.filter((at) => at <= now);
  return [...begun, Math.min(begun.at(-1)! + HOUR_MS, starts.at(-1)!)];
}

/** The strip between these edges, as far as `now`. Stretches are in order. */
export function stripOf(stretches: readonly Stretch[], edges: readonly number[], now: number): Strip {
  const reached = edges.map((edge) => Math.min(edge, now));
  const sums = sumBetween(stretches, reached);
  const cells = sums.map((parts, index): Cell => {
    const at = edges[index]!;
    const past = PASTS.find((kind) => parts[kind]) ?? 'not-measured';
    const isBad = past === 'down' || past === 'degraded' || past === 'connection';
    const worst = isBad ? worstIn(stretches, at, reached[index + 1]!) : undefined;
    return { at, ms: edges[index + 1]! - at, past, parts, ...(worst && { worstAt: worst.at }) };
  });
  const total = (pasts: readonly (typeof PASTS)[number][]): number =>
    cells.reduce((sum, cell) => sum + lengthOf(cell.parts, pasts), 0);
  const measured = total(MEASURED);
  const length = Math.max(1, (reached.at(-1) ?? 0) - (reached[0] ?? 0));
  return {
    cells,
    ...(measured > 0 && { upShare: total(['up']) / measured }),
    measuredShare: Math.min(1, measured / length),
  };
}

/**
 * Stretches of time and what they were made of. Exact history is a list of stretches that are all of one kind;
 * rolled-up history is the same list with some quarters of an hour that are mixed. Every view is summed from them.
 */
import { STRETCH_KINDS, type StretchKind } from '../model/terms.ts';
import type { Span } from '../model/past.ts';

/** Length of each kind of past, in whole milliseconds. */
export type Parts = Readonly<Partial<Record<StretchKind, number>>>;

/** The parts add up to its length. */
export interface Stretch {
  at: number;
  endAt: number;
  parts: Parts;
}

/** Of all kinds or of some, in ms. */
export const lengthOf = (parts: Parts, pasts: readonly StretchKind[] = STRETCH_KINDS): number =>
  pasts.reduce((sum, past) => sum + (parts[past] ?? 0), 0);

/** A stretch of one kind. */
export const uniform = (at: number, endAt: number, past: StretchKind): Stretch => ({
  at,
  endAt,
  parts: { [past]: endAt - at },
});

/** Spans in order, the last of them known to last until `untilAt`. */
export function fromSpans(spans: readonly Span[], untilAt: number): Stretch[] {
  return spans.flatMap(({ at, past }, index) => {
    const endAt = Math.min(spans[index + 1]?.at ?? untilAt, untilAt);
    return endAt > at ? [uniform(at, endAt, past)] : [];
  });
}

/**
 * What the time between two moments was made of. Stretches do not overlap; what none covers was not measured. A mixed
 * stretch that is cut is taken to be mixed evenly.
 */
export function sumBetween(stretches: readonly Stretch[], from: number, to: number): Parts {
  const sum: Partial<Record<StretchKind, number>> = {};
  let missing = to - from;
  const add = (past: StretchKind, ms: number): void => {
    sum[past] = (sum[past] ?? 0) + ms;
    missing -= ms;
  };
  for (const { at, endAt, parts } of stretches) {
    const share = (Math.min(endAt, to) - Math.max(at, from)) / (endAt - at);
    if (share > 0)
      for (const past in parts) add(past as StretchKind, Math.round(parts[past as StretchKind]! * share));
  }
  if (missing > 0) add('not-measured', missing);
  return sum;
}

/** When the worst that lies between two moments began, and what it was. */
export function worstBetween(
  stretches: readonly Stretch[],
  from: number,
  to: number,
): { past: StretchKind; at: number } | undefined {
  const inside = stretches.filter(({ at, endAt }) => at < to && endAt > from);
  const past = STRETCH_KINDS.find((kind) => inside.some(({ parts }) => parts[kind]));
  const longest = inside
    .filter(({ parts }) => past && parts[past])
    .sort((a, b) => b.parts[past!]! - a.parts[past!]!)[0];
  return past && longest && { past, at: Math.max(from, longest.at) };
}

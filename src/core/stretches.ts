/**
 * Stretches of time and what they were made of. Exact history is a list of stretches that are all of one kind;
 * rolled-up history is the same list with some quarters of an hour that are mixed. Every view is summed from them.
 */
import type { Past } from './model.ts';
import type { Span } from './state.ts';

/** Length of each kind of past, in milliseconds. */
export type Parts = Readonly<Partial<Record<Past, number>>>;

/** The parts add up to its length. */
export interface Stretch {
  at: number;
  endAt: number;
  parts: Parts;
}

/** All kinds of past, worst first: of what a cell holds the first is shown. */
export const PASTS: readonly Past[] = ['down', 'degraded', 'connection', 'up', 'paused', 'not-measured'];
/** The kinds that count in percentages. */
export const MEASURED: readonly Past[] = ['up', 'degraded', 'down'];

export function addParts(some: Parts, others: Parts): Parts {
  const sum: Partial<Record<Past, number>> = { ...some };
  for (const past in others) sum[past as Past] = (sum[past as Past] ?? 0) + others[past as Past]!;
  return sum;
}

export const lengthOf = (parts: Parts, pasts: readonly Past[] = PASTS): number =>
  pasts.reduce((sum, past) => sum + (parts[past] ?? 0), 0);

/** The one kind a stretch is made of, or `undefined` for a mixed one. */
export function pastOf({ parts }: Stretch): Past | undefined {
  const found = PASTS.filter((past) => parts[past]);
  return found.length === 1 ? found[0] : undefined;
}

export const uniform = (at: number, endAt: number, past: Past): Stretch => ({
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

/** The part of a stretch that lies within; a mixed one is taken to be mixed evenly. */
function clip({ at, endAt, parts }: Stretch, from: number, to: number): Parts {
  if (from <= at && endAt <= to) return parts;
  const share = (Math.min(endAt, to) - Math.max(at, from)) / (endAt - at);
  const clipped: Partial<Record<Past, number>> = {};
  for (const past of PASTS) if (parts[past]) clipped[past] = parts[past] * share;
  return clipped;
}

/** What the time from each edge to the next was made of. Stretches are in order and do not overlap; what none covers was not measured. */
export function sumBetween(stretches: readonly Stretch[], edges: readonly number[]): Parts[] {
  let first = 0;
  return edges.slice(1).map((to, index) => {
    const from = edges[index]!;
    while (first < stretches.length && stretches[first]!.endAt <= from) first += 1;
    let parts: Parts = {};
    for (let at = first; at < stretches.length && stretches[at]!.at < to; at += 1)
      parts = addParts(parts, clip(stretches[at]!, from, to));
    const missing = to - from - lengthOf(parts);
    return missing > 1e-6 ? addParts(parts, { 'not-measured': missing }) : parts;
  });
}

/** When the worst that lies between two moments began. */
export function worstIn(
  stretches: readonly Stretch[],
  from: number,
  to: number,
): { past: Past; at: number } | undefined {
  const inside = stretches.filter(({ at, endAt }) => at < to && endAt > from);
  const past = PASTS.find((kind) => inside.some(({ parts }) => parts[kind]));
  const longest = inside
    .filter(({ parts }) => past && parts[past])
    .sort((a, b) => b.parts[past!]! - a.parts[past!]!)[0];
  return past && longest && { past, at: Math.max(from, longest.at) };
}

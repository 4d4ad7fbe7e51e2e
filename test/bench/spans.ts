/** Spans of time that come by chance, one after the other. Asked with moments that never go back. */
import { exponential } from './chance.ts';
import { HOUR_MS, MINUTE_MS, type Recurring } from './world.ts';

/** `to` is not included. */
export interface Span {
  from: number;
  to: number;
}

export interface Spans {
  /** The span that is on at this moment, if any. */
  during(at: number): Span | undefined;
  /** The first that has not ended. */
  next(at: number): Span;
}

const NEVER: Span = { from: Infinity, to: Infinity };

/** No such spans. */
export const none: Spans = { during: () => undefined, next: () => NEVER };

function inOrder(draw: (after: number) => Span, from: number): Spans {
  let span = draw(from);
  const next = (at: number): Span => {
    while (span.to <= at) span = draw(span.to);
    return span;
  };
  return {
    next,
    during: (at) => {
      const one = next(at);
      return one.from <= at ? one : undefined;
    },
  };
}

export function recurring(what: Recurring | undefined, random: () => number, from = 0): Spans {
  if (!what) return none;
  return inOrder((lastAt) => {
    const begin = lastAt + exponential(random, what.everyMs);
    return { from: begin, to: begin + exponential(random, what.meanMs) };
  }, from);
}

/** Naps of 3 to 30 minutes and, once 8 hours were spent awake, a night. */
export function sleeps(everyMs: number | undefined, random: () => number): Spans {
  if (everyMs === undefined) return none;
  let awakeMs = 0;
  return inOrder((lastAt) => {
    const awake = exponential(random, everyMs);
    awakeMs += awake;
    const isNight = awakeMs >= 8 * HOUR_MS;
    if (isNight) awakeMs = 0;
    const lasts = isNight ? 14 * HOUR_MS : 3 * MINUTE_MS + random() * 27 * MINUTE_MS;
    return { from: lastAt + awake, to: lastAt + awake + lasts };
  }, 0);
}

/** After each of these spans, a while in which something is not ready yet. */
export function after(spans: Spans, meanMs: number | undefined, random: () => number): Spans {
  if (meanMs === undefined) return none;
  let last = NEVER;
  let tail = NEVER;
  const during = (at: number): Span | undefined => {
    const nap = spans.next(at);
    if (nap !== last) {
      // The nap before this one has ended, unless this is the first.
      if (last !== NEVER) tail = { from: last.to, to: last.to + exponential(random, meanMs) };
      last = nap;
    }
    return tail.from <= at && at < tail.to ? tail : undefined;
  };
  return { during, next: (at) => during(at) ?? NEVER };
}

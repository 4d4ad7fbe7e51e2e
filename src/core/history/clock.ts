/** A clock that is set back: what was measured by it is moved back too, and lasted as long as it did. */
import { rewindChunks } from './raw.ts';
import { spansOf, startOf, draw, type Stroke } from './days.ts';
import { fromSpans } from './stretches.ts';
import type { State } from '../model/state.ts';
import type { Day, Blip } from '../model/past.ts';
import { ADJUSTED_MS, DAY_MS, dayOf } from '../model/time.ts';

const isMoment = (key: string): boolean => key === 'at' || key.endsWith('At');

/** The same document with other moments, at any depth. Durations stay as they are. */
function withMoments<T>(document: T, move: (at: number) => number): T {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'number') return isMoment(key) ? move(value) : value;
    if (Array.isArray(value)) return value.map((item: unknown) => walk(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value as Readonly<Record<string, unknown>>).map(([name, inner]) => [
        name,
        walk(inner, name),
      ]),
    );
  };
  return walk(document, '') as T;
}

/** The same document with no moment after `now`. */
export function notAfter<T>(document: T, now: number): T {
  return withMoments(document, (at) => Math.min(at, now));
}

/** When the last hole of this length ended, in which nothing was measured. Returns 1 where there was no such hole: 0 would be read as "never". */
function lastHoleEnd({ days, steppedAt }: State, holeMs: number): number {
  const ids = new Set(days.flatMap(({ services }) => Object.keys(services)));
  const measured = [...ids]
    .flatMap((id) => fromSpans(spansOf(days, id), steppedAt))
    .filter(({ parts }) => parts['not-measured'] === undefined)
    .sort((a, b) => b.endAt - a.endAt);
  let sinceAt = steppedAt;
  for (const { at, endAt } of measured) {
    if (sinceAt - endAt >= holeMs) return sinceAt - ADJUSTED_MS;
    sinceAt = Math.min(sinceAt, at);
  }
  return 1;
}

/**
 * The state by a clock that was set back, if it was. A hole that has room for the jump may be the same clock leaping ahead
 * before: what was measured since then moves into it, and what is older stays. Without such a hole everything moves. How
 * long the jump itself took nobody knows; it counts as no time. Example: the clock leapt 3 h ahead and came back; the hole of 3 h is
 * that leap, so what was measured after it moves back by 3 h.
 */
export function setBack(state: State, now: number): State {
  const jumpMs = state.steppedAt - now;
  if (jumpMs <= 0) return state;
  const sinceAt = jumpMs > ADJUSTED_MS ? lastHoleEnd(state, jumpMs) : Infinity;
  const move = (at: number): number => Math.min(at < sinceAt ? at : at - jumpMs, now);
  const { days, raw, testimonies, ...beliefs } = state;
  return {
    ...withMoments(beliefs, move),
    days: moveBack(days, { sinceAt, jumpMs, now }),
    raw: rewindChunks(raw, now),
    // An observation keeps the time that the clock showed.
    testimonies: testimonies.map(({ observations, ...counted }) => ({
      ...withMoments(counted, move),
      observations,
    })),
  };
}

export interface Jump {
  /** What was drawn from here on moves by `jumpMs`; what is older stays. */
  sinceAt: number;
  jumpMs: number;
  /** What the clock shows now. */
  now: number;
}

/** The days as they were before this moment. */
function rewind(days: readonly Day[], at: number): readonly Day[] {
  return days
    .filter((day) => startOf(day) <= at)
    .map((day) => {
      if (startOf(day) + DAY_MS <= at) return day;
      const services = Object.entries(day.services).map(
        ([id, spans]) => [id, spans.filter((span) => span.at < at)] as const,
      );
      // It is not over: it will be counted again.
      const { latency: _latency, ...rest } = day;
      return { ...rest, services: Object.fromEntries(services) };
    });
}

/** Each day with its blips. */
function withBlips(days: readonly Day[], all: readonly Blip[]): readonly Day[] {
  return days.map(({ blips: _blips, ...day }) => {
    const blips = all.filter(({ endedAt }) => dayOf(endedAt) === day.day);
    return blips.length > 0 ? { ...day, blips } : day;
  });
}

/** The days with what was drawn last moved back, over what lay there. What would reach into a closed day begins where the days begin. */
export function moveBack(days: readonly Day[], { sinceAt, jumpMs, now }: Jump): readonly Day[] {
  const firstAt = days.length > 0 && startOf(days[0]!) <= now ? startOf(days[0]!) : -Infinity;
  const moved = (at: number): number => (at < sinceAt ? at : Math.max(firstAt, at - jumpMs));
  const ids = new Set(days.flatMap(({ services }) => Object.keys(services)));
  const strokes = [...ids].flatMap((service) =>
    spansOf(days, service)
      .filter(({ at }) => at >= sinceAt)
      .map(({ at, past }): Stroke => ({ service, from: moved(at), past })),
  );
  const drawn = strokes
    .sort((a, b) => a.from - b.from)
    .reduce((known, stroke) => draw(known, stroke.from, [stroke]), rewind(days, Math.min(sinceAt, now)));
  const blips = days
    .flatMap((day) => day.blips ?? [])
    .map((blip) => ({ ...blip, at: moved(blip.at), endedAt: moved(blip.endedAt) }));
  return withBlips(drawn, blips);
}

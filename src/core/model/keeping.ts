/** How far back what was seen is kept. */
import type { Settings } from './settings.ts';
import type { State } from './state.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS } from './time.ts';

/** Left out of the settings it is two years, which is as far as the history reaches (`storage/keys.ts`). */
export type Keep = NonNullable<Settings['keep']>;

/** What is kept, and in which steps the rest goes: so much later than said at most. */
const KEPT: Readonly<Record<Keep, { ms: number; stepMs: number }>> = {
  day: { ms: DAY_MS, stepMs: QUARTER_MS },
  month: { ms: 30 * DAY_MS, stepMs: DAY_MS },
};

/** An incident that ended longer ago than this is in the history alone, and not in the state. */
export const IN_STATE_MS = 2 * DAY_MS;

export const KEEPS = Object.keys(KEPT) as readonly Keep[];

/** Nothing from before this moment is kept; -Infinity where the history is kept as far as it reaches. */
export function keptSince({ keep }: Pick<Settings, 'keep'>, now: number): number {
  if (!keep) return -Infinity;
  const { ms, stepMs } = KEPT[keep];
  return Math.floor((now - ms) / stepMs) * stepMs;
}

/** A clock that was set wrong is mostly right again within minutes, once the computer has asked for the time. */
const CLOCK_STEADY_MS = HOUR_MS;

/**
 * Whether the clock has gone further since the last removal, up to `since`, than is kept at all: then it may be wrong, and everything would
 * go. Where nothing was removed yet nobody knows.
 */
export function isClockAhead({ keep }: Pick<Settings, 'keep'>, since: number, wanted: number): boolean {
  return keep !== undefined && since > -Infinity && wanted - since > KEPT[keep].ms;
}

/**
 * Whether a clock that was seen ahead at `aheadAt` is believed: it has shown so for an hour, and certificates are valid by it. A far-off one is
 * found out by those (`line.doubtsClock`).
 */
export function isClockBelieved(
  aheadAt: number,
  now: number,
  { status, doubtsClock }: State['line'],
): boolean {
  return now - aheadAt >= CLOCK_STEADY_MS && status === 'online' && !doubtsClock;
}

/** A time that ends now, to be forgotten. */
export type Last = 'last-hour' | 'last-day';

export const LASTS: Readonly<Record<Last, number>> = { 'last-hour': HOUR_MS, 'last-day': DAY_MS };

/** Of the observations of an incident that are more than so many, the first and the last stay. */
export const OBSERVATIONS_KEPT = { first: 50, last: 70, most: 160 };

/** A month of one service at a glance, as it was seen from here. */
import { DAY_MS, startOfDay } from '../model/time.ts';
import { addSketches, medianOf } from './latency.ts';
import type { DaySum } from './roll-up.ts';
import type { Incident } from '../model/incident.ts';
import { ownPart } from '../model/own-part.ts';
import { lengthOf, sumBetween, type Stretch } from './stretches.ts';
import { MEASURED, type ServiceId } from '../model/terms.ts';

export interface Glance {
  from: number;
  to: number;
  /** Share of the measured time it was up; left out when nothing was measured. */
  upShare?: number;
  /** Share of the time in which nothing was measured, the user's own line was out or the service was paused. */
  unmeasuredShare: number;
  incidents: number;
  /** Their lengths added up, as far as they lie within. */
  troubledMs: number;
  medianMs?: number;
  worstMs?: number;
  /** The longest time without a trouble; only what was measured of it counts. */
  quiet?: { from: number; to: number; measuredMs: number };
}

/** Days of which only the sum is known, as stretches. */
export function stretchesOfSums(sums: readonly DaySum[], service: ServiceId): Stretch[] {
  return sums.flatMap(({ day, services }) => {
    const at = startOfDay(day);
    const sum = services[service];
    return sum ? [{ at, endAt: at + DAY_MS, parts: sum.parts }] : [];
  });
}

/** A quarter of an hour with any trouble in it ends the quiet time, even if the service was up for most of it. */
function longestQuiet(stretches: readonly Stretch[], from: number, to: number): Glance['quiet'] {
  let longest: Glance['quiet'];
  let current: Glance['quiet'];
  for (const { at, endAt, parts } of stretches) {
    if (endAt <= from || at >= to) continue;
    if (parts.down || parts.degraded) {
      current = undefined;
      continue;
    }
    const within = { at: Math.max(at, from), endAt: Math.min(endAt, to) };
    const upMs = ((parts.up ?? 0) * (within.endAt - within.at)) / (endAt - at);
    if (!current && upMs === 0) continue;
    current = {
      from: current?.from ?? within.at,
      to: upMs > 0 ? within.endAt : current!.to,
      measuredMs: (current?.measuredMs ?? 0) + upMs,
    };
    if (current.measuredMs > (longest?.measuredMs ?? 0)) longest = current;
  }
  return longest;
}

/** What is known of one service. Stretches are in order; days lie in UTC, the month where the user is. */
export interface ServiceMonth {
  service: ServiceId;
  stretches: readonly Stretch[];
  sums: readonly DaySum[];
  incidents: readonly Incident[];
}

/** The time from `from` to `to`, as far as `now`. */
export function glance(
  { service, stretches, sums, incidents }: ServiceMonth,
  from: number,
  to: number,
  now: number,
): Glance {
  const until = Math.max(from, Math.min(to, now));
  const parts = sumBetween(stretches, from, until);
  const measured = lengthOf(parts, MEASURED);
  const own = incidents
    .filter(({ services }) => services.includes(service))
    .map((incident) => ownPart(incident, service))
    .filter(({ openedAt, resolvedAt = now }) => openedAt < until && resolvedAt > from);
  const days = sums
    .filter(({ day }) => startOfDay(day) < until && startOfDay(day) + DAY_MS > from)
    .flatMap(({ services }) => services[service] ?? []);
  const medianMs = medianOf(addSketches(days.map(({ sketch }) => sketch)));
  const worstMs = Math.max(0, ...days.map((day) => day.worstMs));
  const quiet = longestQuiet(stretches, from, until);
  return {
    from,
    to,
    ...(measured > 0 && { upShare: (parts.up ?? 0) / measured }),
    unmeasuredShare: until > from ? 1 - measured / (until - from) : 0,
    incidents: own.length,
    troubledMs: own.reduce(
      (sum, { openedAt, resolvedAt = now }) =>
        sum + Math.max(0, Math.min(resolvedAt, until) - Math.max(openedAt, from)),
      0,
    ),
    ...(medianMs !== undefined && { medianMs: Math.round(medianMs) }),
    ...(worstMs > 0 && { worstMs }),
    ...(quiet && { quiet }),
  };
}

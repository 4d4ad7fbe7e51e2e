/** Closed days: by quarters of an hour for three months, in one sum for two years. */
import { DAY_MS, HOUR_MS, QUARTER_MS, startOfDay } from '../model/time.ts';
import { countOf } from './latency.ts';
import { fromSpans, sumBetween, uniform, type Parts, type Stretch } from './stretches.ts';
import { STRETCH_KINDS, type StretchKind, type ServiceId } from '../model/terms.ts';
import type { Day, Blip, HourLatency, Sketch } from '../model/past.ts';

/** A closed UTC day in quarters of an hour: in any time zone its hours and days can be told from it. */
export interface RolledDay {
  day: string;
  services: Readonly<Record<ServiceId, RolledService>>;
  blips: readonly Blip[];
}

/** One service in one closed UTC day, in quarters of an hour. */
export interface RolledService {
  /** They cover the whole day. Only quarters within which something changed are mixed. */
  stretches: readonly Stretch[];
  /** By hour of the UTC day. */
  hours: Readonly<Record<number, HourLatency>>;
}

/** What of a closed day is drawn: not how quickly anybody answered. */
export interface StretchesOfDay {
  day: string;
  services: Readonly<Record<ServiceId, Pick<RolledService, 'stretches'>>>;
}

/** A closed UTC day in one sum. */
export interface DaySum {
  day: string;
  services: Readonly<Record<ServiceId, ServiceSum>>;
}

/** One service in one closed UTC day. */
export interface ServiceSum {
  /** They add up to 24 hours. */
  parts: Parts;
  blips: number;
  sketch: Sketch;
  worstMs: number;
}

/** The one kind a stretch is made of, or `undefined` for a mixed one. */
export function pastOf({ parts }: Stretch): StretchKind | undefined {
  const found = STRETCH_KINDS.filter((past) => parts[past]);
  return found.length === 1 ? found[0] : undefined;
}

function addParts(some: Parts, others: Parts): Parts {
  const sum: Partial<Record<StretchKind, number>> = { ...some };
  for (const past of STRETCH_KINDS) if (others[past]) sum[past] = (sum[past] ?? 0) + others[past];
  return sum;
}

/** Neighbours of one and the same kind joined. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    const past = pastOf(stretch);
    if (last && past && pastOf(last) === past)
      result[result.length - 1] = {
        at: last.at,
        endAt: stretch.endAt,
        parts: addParts(last.parts, stretch.parts),
      };
    else result.push(stretch);
  }
  return result;
}

/** A day's stretches by quarters of an hour, not yet joined. */
function quarters(stretches: readonly Stretch[], startAt: number): Stretch[] {
  return Array.from({ length: DAY_MS / QUARTER_MS }, (_, index) => {
    const at = startAt + index * QUARTER_MS;
    return { at, endAt: at + QUARTER_MS, parts: sumBetween(stretches, at, at + QUARTER_MS) };
  });
}

const wasMeasured = (stretches: readonly Stretch[]): boolean =>
  stretches.some((stretch) => pastOf(stretch) !== 'not-measured');

/** A day in quarters, as far as it was measured. A service of which nothing was measured is left out. */
export function rollUp(day: Day, measuredUntilAt: number): RolledDay {
  const startAt = startOfDay(day.day);
  const untilAt = Math.min(startAt + DAY_MS, measuredUntilAt);
  const services = Object.entries(day.services)
    .map(([id, spans]) => {
      const stretches = joined(quarters(fromSpans(spans, untilAt), startAt));
      return [id, { stretches, hours: day.latency?.[id]?.hours ?? {} }] as const;
    })
    .filter(([, { stretches }]) => wasMeasured(stretches));
  return { day: day.day, services: Object.fromEntries(services), blips: day.blips ?? [] };
}

/** What all stretches together are made of. */
export const totalOf = (stretches: readonly Stretch[]): Parts =>
  stretches.reduce<Parts>((sum, { parts }) => addParts(sum, parts), {});

/** The same day in one sum. */
export function sumUp(rolled: RolledDay, latency: Day['latency']): DaySum {
  const services = Object.entries(rolled.services).map(([id, { stretches }]): [ServiceId, ServiceSum] => [
    id,
    {
      parts: totalOf(stretches),
      blips: rolled.blips.filter(({ service }) => service === id).length,
      sketch: latency?.[id]?.sketch ?? {},
      worstMs: latency?.[id]?.worstMs ?? 0,
    },
  ]);
  return { day: rolled.day, services: Object.fromEntries(services) };
}

/** A time of which nothing is to be left: from its beginning until before its end, in ms. */
export interface Forgotten {
  from: number;
  to: number;
}

/** Whether anything between these two moments is forgotten. */
export const isTouched = (at: number, endAt: number, { from, to }: Forgotten): boolean =>
  at < to && endAt > from;

/** The day without that time: its quarters, and the hours of which a part is forgotten, count as not measured. */
export function rolledWithout(rolled: RolledDay, time: Forgotten): RolledDay {
  const startAt = startOfDay(rolled.day);
  const isHourLeft = (hour: string): boolean => {
    const at = startAt + Number(hour) * HOUR_MS;
    return !isTouched(at, at + HOUR_MS, time);
  };
  const services = Object.entries(rolled.services)
    .map(([id, { stretches, hours }]): [ServiceId, RolledService] => {
      const left = quarters(stretches, startAt).map((quarter) =>
        isTouched(quarter.at, quarter.endAt, time)
          ? uniform(quarter.at, quarter.endAt, 'not-measured')
          : quarter,
      );
      const hoursLeft = Object.entries(hours).filter(([hour]) => isHourLeft(hour));
      return [id, { stretches: joined(left), hours: Object.fromEntries(hoursLeft) }];
    })
    .filter(([, { stretches }]) => wasMeasured(stretches));
  const blips = rolled.blips.filter(({ at, endedAt }) => !isTouched(at, endedAt + 1, time));
  return { day: rolled.day, services: Object.fromEntries(services), blips };
}

/** Two accounts of the same day: a quarter that both looked at is as the first says, one that only one looked at as that one says. */
function mergeStretches(ours: readonly Stretch[], theirs: readonly Stretch[], startAt: number): Stretch[] {
  const other = quarters(theirs, startAt);
  const unseen = ({ parts }: Stretch): number => parts['not-measured'] ?? 0;
  return joined(
    quarters(ours, startAt).map((own, index) => (unseen(own) > unseen(other[index]!) ? other[index]! : own)),
  );
}

const byTime = (a: Blip, b: Blip): number => a.at - b.at;

/** The blips of both, each once. */
export function mergeBlips(ours: readonly Blip[], theirs: readonly Blip[]): readonly Blip[] {
  const known = new Set(ours.map(({ at, service }) => `${at}/${service}`));
  const added = theirs.filter(({ at, service }) => !known.has(`${at}/${service}`));
  return added.length === 0 ? ours : [...ours, ...added].sort(byTime);
}

/** Two accounts of the same day; what only one has measured is as that one says. */
export function mergeDays(ours: RolledDay, theirs: RolledDay): RolledDay {
  const startAt = startOfDay(ours.day);
  const services: Record<ServiceId, RolledService> = { ...ours.services, ...theirs.services };
  for (const [id, own] of Object.entries(ours.services)) {
    const other = theirs.services[id];
    if (other)
      services[id] = {
        stretches: mergeStretches(own.stretches, other.stretches, startAt),
        hours: { ...other.hours, ...own.hours },
      };
  }
  return { day: ours.day, services, blips: mergeBlips(ours.blips, theirs.blips) };
}

function mergeSum(ours: ServiceSum, theirs: ServiceSum, merged: RolledService | undefined): ServiceSum {
  const unseen = ({ parts }: ServiceSum): number => parts['not-measured'] ?? 0;
  const fuller = countOf(theirs.sketch) > countOf(ours.sketch) ? theirs : ours;
  const longer = unseen(theirs) < unseen(ours) ? theirs : ours;
  return {
    parts: merged ? totalOf(merged.stretches) : longer.parts,
    blips: Math.max(ours.blips, theirs.blips),
    sketch: fuller.sketch,
    worstMs: Math.max(ours.worstMs, theirs.worstMs),
  };
}

/** Two sums of the same day; `merged` is that day in quarters, where it is still known so. */
export function mergeSums(ours: DaySum, theirs: DaySum, merged?: RolledDay): DaySum {
  const services: Record<ServiceId, ServiceSum> = { ...ours.services, ...theirs.services };
  for (const [id, own] of Object.entries(ours.services)) {
    const other = theirs.services[id];
    if (other) services[id] = mergeSum(own, other, merged?.services[id]);
  }
  return { day: ours.day, services };
}

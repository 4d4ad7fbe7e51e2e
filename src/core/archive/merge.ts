/** Two histories made one: nothing twice, nothing lost. Where both looked, the one that is here stands. */
import type { Archive } from './archive.ts';
import { byDay, DAY_MS, dayOf, startOfDay } from '../model/time.ts';
import { CHUNK_MS, chunkStart, RAW_SLOTS } from '../history/raw.ts';
import { INCIDENTS } from '../storage/keys.ts';
import { mergeMarks } from '../history/marks.ts';
import {
  mergeBlips,
  mergeDays,
  mergeSums,
  rollUp,
  sumUp,
  type DaySum,
  type RolledDay,
  type RolledService,
} from '../history/roll-up.ts';
import type { Case } from '../storage/incidents.ts';
import { fromSpans, uniform, type Stretch } from '../history/stretches.ts';
import { STRETCH_KINDS, type StretchKind, type ServiceId } from '../model/terms.ts';
import type { Day, Span, Seen } from '../model/past.ts';

/** Stretches of one kind each; of a mixed one the parts follow each other, the worst first. */
function unmixed(stretches: readonly Stretch[]): Stretch[] {
  return stretches.flatMap(({ at, parts }) => {
    let from = at;
    return STRETCH_KINDS.flatMap((past) => {
      const ms = parts[past];
      if (!ms) return [];
      from += ms;
      return uniform(from - ms, from, past);
    });
  });
}

function pastAt(stretches: readonly Stretch[], at: number): StretchKind | undefined {
  const found = stretches.find((stretch) => stretch.at <= at && at < stretch.endAt);
  const past = found && STRETCH_KINDS.find((kind) => found.parts[kind]);
  return past === 'not-measured' ? undefined : past;
}

/** What one service was on an open day: ours and, where we did not look, theirs. */
function mergeSpans(
  ours: readonly Span[],
  untilAt: number,
  theirs: readonly Stretch[],
  day: string,
): readonly Span[] {
  const endOfDay = startOfDay(day) + DAY_MS;
  const own = fromSpans(ours, Math.min(untilAt, endOfDay));
  const other = unmixed(theirs);
  const edges = [...new Set([...own, ...other].flatMap(({ at, endAt }) => [at, endAt]))].sort(
    (a, b) => a - b,
  );
  const endAt = edges.at(-1);
  if (endAt === undefined) return ours;
  const spans: Span[] = [];
  const push = (at: number, past: StretchKind): void => {
    const isFirstUnseen = spans.length === 0 && past === 'not-measured';
    if (at < endOfDay && spans.at(-1)?.past !== past && !isFirstUnseen) spans.push({ at, past });
  };
  for (const at of edges.slice(0, -1)) push(at, pastAt(own, at) ?? pastAt(other, at) ?? 'not-measured');
  // What follows is ours to say, if ours goes on.
  const goesOn = ours.length > 0 && own.every((stretch) => stretch.endAt <= endAt) && untilAt >= endAt;
  push(endAt, goesOn ? ours.at(-1)!.past : 'not-measured');
  return spans;
}

function mergeOpenDay(ours: Day, untilAt: number, theirs: RolledDay | Day, theirsUntilAt: number): Day {
  const services: Record<ServiceId, readonly Span[]> = { ...ours.services };
  for (const [id, other] of Object.entries<RolledService | readonly Span[]>(theirs.services)) {
    const stretches = 'stretches' in other ? other.stretches : fromSpans(other, endOf(theirs, theirsUntilAt));
    services[id] = mergeSpans(ours.services[id] ?? [], untilAt, stretches, ours.day);
  }
  const blips = mergeBlips(ours.blips ?? [], theirs.blips ?? []);
  return { ...ours, services, ...(blips.length > 0 && { blips }) };
}

const endOf = ({ day }: { day: string }, untilAt: number): number =>
  Math.min(startOfDay(day) + DAY_MS, untilAt);

/** Days of both, those of the same name made one. */
function mergeBy<T extends { day: string }>(
  ours: readonly T[],
  theirs: readonly T[],
  made: (own: T, other: T) => T,
): T[] {
  const others = new Map(theirs.map((day) => [day.day, day]));
  const known = new Set(ours.map(({ day }) => day));
  const merged = ours.map((own) => {
    const other = others.get(own.day);
    return other ? made(own, other) : own;
  });
  return [...merged, ...theirs.filter(({ day }) => !known.has(day))].sort(byDay);
}

/** An incident that was still open there ended at a time that nobody knows. */
function endedCase({ incident, testimony }: Case, measuredUntilAt: number, now: number): Case {
  if (incident.resolvedAt !== undefined) return { incident, ...(testimony && { testimony }) };
  const resolvedAt = Math.max(measuredUntilAt, incident.openedAt);
  const resolvedBetween = { afterAt: resolvedAt, beforeAt: Math.max(now, resolvedAt) };
  return {
    incident: { ...incident, resolvedAt, resolvedBetween },
    ...(testimony && { testimony }),
  };
}

/** Theirs take the place of none of ours: of them the latest are added, as long as there is room. */
function mergeCases(ours: readonly Case[], theirs: readonly Case[]): Case[] {
  const known = new Map(ours.map((one) => [one.incident.id, one]));
  const latestFirst = theirs.toSorted((a, b) => b.incident.believedAt - a.incident.believedAt);
  for (const one of latestFirst) {
    const own = known.get(one.incident.id);
    const isBetter = own && own.testimony === undefined && one.testimony !== undefined;
    if (isBetter) known.set(one.incident.id, { ...own, testimony: one.testimony! });
    else if (!own && known.size < INCIDENTS) known.set(one.incident.id, { ...one, isTheirs: true });
  }
  return [...known.values()].sort((a, b) => a.incident.believedAt - b.incident.believedAt);
}

function mergeObservations(ours: readonly Seen[], theirs: readonly Seen[]): Seen[] {
  const nameOf = ({ endpoint, at }: Seen): string => `${endpoint} ${Math.round(at)}`;
  const known = new Set(ours.map(nameOf));
  return [...ours, ...theirs.filter((seen) => !known.has(nameOf(seen)))].sort((a, b) => a.at - b.at);
}

/** The days that are written to here: those that are, and of yesterday and today those that are open there. */
function openDays(ours: Archive, theirs: Archive, now: number): Day[] {
  const known = new Set([...ours.openDays, ...ours.days].map(({ day }) => day));
  const added = theirs.openDays
    .filter(({ day }) => !known.has(day) && day >= dayOf(now - DAY_MS) && day <= dayOf(now))
    .map(({ day }): Day => ({ day, services: {} }));
  return [...ours.openDays, ...added].sort(byDay);
}

/** What of theirs can be kept at this moment: nothing that lies ahead, which would take the place of what is to come. */
function keptOf(theirs: Archive, now: number): Archive {
  const today = dayOf(now);
  const isPast = ({ day }: { day: string }): boolean => day <= today;
  return {
    ...theirs,
    openDays: theirs.openDays.filter(isPast),
    days: theirs.days.filter(isPast),
    sums: theirs.sums.filter(isPast),
    cases: theirs.cases.filter(({ incident }) => Math.max(incident.openedAt, incident.believedAt) <= now),
    marks: theirs.marks.filter(({ at }) => at <= now),
    observations: theirs.observations.filter(
      ({ at }) => chunkStart(at) > now - RAW_SLOTS * CHUNK_MS && at <= now,
    ),
  };
}

/** Our history with theirs in it. */
export function merge(ours: Archive, all: Archive, now: number): Archive {
  const theirs = keptOf(all, now);
  const ourOpen = openDays(ours, theirs, now);
  const open = new Set(ourOpen.map(({ day }) => day));
  // What was still open there and is closed here.
  const closed = theirs.openDays.filter(({ day }) => !open.has(day));
  const rolled = closed.map((day) => rollUp(day, theirs.measuredUntilAt));
  const theirDays = mergeBy(theirs.days, rolled, mergeDays);
  const theirSums = mergeBy(
    theirs.sums,
    closed.map((day, index) => sumUp(rolled[index]!, day.latency)),
    mergeSums,
  );
  const days = mergeBy(
    ours.days,
    theirDays.filter(({ day }) => !open.has(day)),
    mergeDays,
  );
  const quarters = new Map<string, RolledDay>(days.map((day) => [day.day, day]));
  const theirOpen = [...theirs.openDays, ...theirDays];
  return {
    measuredUntilAt: ours.measuredUntilAt,
    openDays: ourOpen.map((day) => {
      const other = theirOpen.find((one) => one.day === day.day);
      return other ? mergeOpenDay(day, ours.measuredUntilAt, other, theirs.measuredUntilAt) : day;
    }),
    days,
    sums: mergeBy<DaySum>(
      ours.sums,
      theirSums.filter(({ day }) => !open.has(day)),
      (own, other) => mergeSums(own, other, quarters.get(own.day)),
    ),
    cases: mergeCases(
      ours.cases,
      theirs.cases.map((one) => endedCase(one, theirs.measuredUntilAt, now)),
    ),
    marks: mergeMarks(ours.marks, theirs.marks),
    observations: mergeObservations(ours.observations, theirs.observations),
  };
}

/** The shape of an exported history. The messages are names of what there should be; `refusal.ts` says them in words. */
import * as v from 'valibot';
import { DAY_MS, startOfDay } from '../core/model/time.ts';
import {
  EXPORT_VERSION,
  FORMAT,
  type Exported,
  type ExportedIncident,
  type ExportedObservations,
  type ExportedTally,
} from '../core/archive/export.ts';
import type { DaySum, RolledDay, RolledService, ServiceSum } from '../core/history/roll-up.ts';
import { lengthOf, type Stretch } from '../core/history/stretches.ts';
import type { Incident } from '../core/model/incident.ts';
import { FUNCTIONS } from '../core/model/terms.ts';
import { count, day, EARLIEST, few, id, LATEST, length, moment, text } from './export-values.ts';
import { incidentSchema } from './incident-schema.ts';
import { opinionSchema } from './opinion-schema.ts';
import { settingsSchema } from './settings-schema.ts';
import { failure, grade, past, tier, type Fields } from './stored-values.ts';
import type { Span, Blip, HourLatency, Bystander, Mark } from '../core/model/past.ts';

const parts = v.record(past, length);

const blip = v.object({
  at: moment,
  endedAt: moment,
  service: id,
  endpoint: text,
  failure,
  failures: count,
} satisfies Fields<Blip>);

const isInOrder = (spans: readonly { at: number }[]): boolean =>
  spans.every(({ at }, index) => index === 0 || at > spans[index - 1]!.at);

const openDay = v.pipe(
  v.object({
    day,
    services: v.record(
      id,
      v.pipe(
        few(v.object({ at: moment, past } satisfies Fields<Span>), 5_000),
        v.check((spans) => isInOrder(spans), 'in-order'),
      ),
    ),
    blips: v.exactOptional(few(blip, 1_000)),
  } satisfies Fields<Exported['openDays'][number]>),
  v.check(
    ({ day: name, services }) =>
      Object.values(services)
        .flatMap((spans) => spans)
        .every(({ at }) => at >= startOfDay(name) && at < startOfDay(name) + DAY_MS),
    'within-day',
  ),
);

const stretch = v.pipe(
  v.object({ at: moment, endAt: moment, parts } satisfies Fields<Stretch>),
  v.check(({ at, endAt }) => endAt > at, 'ends-later'),
  v.check(({ at, endAt, parts: held }) => Math.abs(lengthOf(held) - (endAt - at)) < 16, 'parts-add-up'),
);

const hours = v.record(
  v.pipe(v.string(), v.regex(/^(\d|1\d|2[0-3])$/, 'hour')),
  v.object({ medianMs: length, worstMs: length } satisfies Fields<HourLatency>),
);

const covers = (name: string, stretches: readonly { at: number; endAt: number }[]): boolean =>
  stretches[0]?.at === startOfDay(name) &&
  stretches.at(-1)?.endAt === startOfDay(name) + DAY_MS &&
  stretches.every(({ at }, index) => index === 0 || at === stretches[index - 1]!.endAt);

const rolledDay = v.pipe(
  v.object({
    day,
    services: v.record(
      id,
      v.object({
        stretches: v.pipe(few(stretch, 200), v.nonEmpty('list')),
        hours,
      } satisfies Fields<RolledService>),
    ),
    blips: few(blip, 1_000),
  } satisfies Fields<RolledDay>),
  v.check(
    ({ day: name, services }) => Object.values(services).every(({ stretches }) => covers(name, stretches)),
    'covers-day',
  ),
);

const daySum = v.object({
  day,
  services: v.record(
    id,
    v.object({
      parts: v.pipe(
        parts,
        v.check((held) => Math.abs(lengthOf(held) - DAY_MS) < 2_000, 'parts-add-up'),
      ),
      blips: count,
      sketch: v.record(v.pipe(v.string(), v.regex(/^\d{1,3}$/, 'count')), count),
      worstMs: length,
    } satisfies Fields<ServiceSum>),
  ),
} satisfies Fields<DaySum>);

const ending = v.union([grade, failure]);
const isKept = v.picklist([0, 1]);

const looks = v.object({
  endpoint: text,
  kind: text,
  tier,
  looks: v.array(
    v.union(
      [
        v.strictTuple([moment, length, ending, isKept]),
        v.strictTuple([moment, length, ending, isKept, count]),
        v.strictTuple([moment, length, ending, isKept, count, text]),
      ],
      'look',
    ),
  ),
} satisfies Fields<ExportedObservations>);

const tally = v.pipe(
  v.object({
    endpoint: text,
    host: text,
    serves: v.picklist(FUNCTIONS),
    asked: count,
    answered: count,
    failures: v.record(failure, count),
    inARow: count,
    mostInARow: count,
    goods: count,
    firstAt: length,
    lastAt: length,
    status: v.exactOptional(count),
    normalMs: v.exactOptional(length),
    goodsSinceAt: v.exactOptional(moment),
    after: v.exactOptional(count),
  } satisfies Fields<ExportedTally>),
  v.check(({ asked, answered }) => answered <= asked, 'answered-of-asked'),
);

const testimony = v.object({
  names: v.record(id, text),
  tallies: few(tally, 500),
  bystanders: few(
    v.object({
      service: id,
      name: text,
      operator: text,
      asked: count,
      answered: count,
      wasTroubled: v.boolean(),
    } satisfies Fields<Bystander>),
    1_000,
  ),
  closedAt: v.exactOptional(moment),
  lostMs: length,
  unseenMs: length,
  observations: v.pipe(
    v.array(looks),
    v.check((groups) => groups.reduce((sum, group) => sum + group.looks.length, 0) <= 2_000, 'short-list'),
  ),
  leftOut: count,
  opinions: v.exactOptional(few(opinionSchema, 100)),
} satisfies Fields<NonNullable<ExportedIncident['testimony']>>);

/** All moments of an incident except `openedAt`. One that was never seen may be 0. */
function momentsOf(one: Incident): number[] {
  const { between, believedAt, resolvedAt, resolvedBetween, timeline, toldAt } = one;
  const { unstableToldAt, recoveryToldAt, lostSightAt } = one;
  return [
    ...[between, resolvedBetween].flatMap((seen) => (seen ? [seen.afterAt, seen.beforeAt] : [])),
    ...timeline.map(({ at }) => at),
    ...[believedAt, resolvedAt, lostSightAt, toldAt, unstableToldAt, recoveryToldAt].filter(
      (at) => at !== undefined,
    ),
  ];
}

const incident = v.pipe(
  v.object({
    ...incidentSchema.entries,
    id,
    operator: text,
    services: few(id, 500),
    timeline: few(incidentSchema.entries.timeline.item, 1_000),
    relapses: count,
    lulls: v.exactOptional(
      v.object({ count, totalMs: length } satisfies Fields<NonNullable<Incident['lulls']>>),
    ),
    testimony: v.exactOptional(testimony),
  } satisfies Fields<ExportedIncident>),
  v.check(({ resolvedAt, openedAt }) => resolvedAt === undefined || resolvedAt >= openedAt, 'ends-later'),
  v.check(({ openedAt }) => openedAt >= EARLIEST && openedAt <= LATEST, 'moment'),
  v.check((one) => momentsOf(one).every((at) => at >= 0 && at <= LATEST), 'moment'),
);

const isOnce = (names: readonly string[]): boolean => new Set(names).size === names.length;

const eachOnce = <T extends { day: string }>() =>
  v.check<T[], string>((days) => isOnce(days.map((one) => one.day)), 'each-once');

export const exportSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(EXPORT_VERSION),
  exportedAt: moment,
  measuredUntilAt: length,
  keptSinceAt: v.exactOptional(moment),
  settings: v.exactOptional(settingsSchema),
  openDays: v.pipe(few(openDay, 400), eachOnce()),
  days: v.pipe(few(rolledDay, 400), eachOnce()),
  sums: v.pipe(few(daySum, 4_000), eachOnce()),
  incidents: v.pipe(
    few(incident, 2_000),
    v.check((all) => isOnce(all.map((one) => one.id)), 'each-once'),
  ),
  marks: few(v.object({ at: moment, service: id } satisfies Fields<Mark>), 2_000),
  observations: v.array(looks),
} satisfies Fields<Exported>);

/** The shape of an exported history. The messages are names of what there should be; `refusal.ts` says them in words. */
import * as v from 'valibot';
import { DAY_MS, startOfDay } from '../core/calendar.ts';
import { EXPORT_VERSION, FORMAT } from '../core/exchange/export.ts';
import { lengthOf, type Parts } from '../core/history/stretches.ts';
import { failure, incidentSchema, past, settingsSchema } from './schema.ts';

/** From 2000 to 2100. */
const EARLIEST = 946_684_800_000;
const LATEST = 4_102_444_800_000;

const text = v.pipe(v.string(), v.maxLength(2_000, 'short-text'));
const count = v.pipe(v.number(), v.integer('count'), v.minValue(0, 'count'));
const length = v.pipe(v.number(), v.finite('length'), v.minValue(0, 'length'));
const moment = v.pipe(v.number(), v.minValue(EARLIEST, 'moment'), v.maxValue(LATEST, 'moment'));
const day = v.pipe(
  v.string(),
  v.check((name) => /^20\d\d-\d\d-\d\d$/.test(name) && !Number.isNaN(Date.parse(name)), 'day'),
);
const parts = v.record(past, length);

const blip = v.object({
  at: moment,
  endedAt: moment,
  service: text,
  endpoint: text,
  failure,
  failures: count,
});

const isInOrder = (spans: readonly { at: number }[]): boolean =>
  spans.every(({ at }, index) => index === 0 || at > spans[index - 1]!.at);

const openDay = v.pipe(
  v.object({
    day,
    services: v.record(
      text,
      v.pipe(
        v.array(v.object({ at: moment, past })),
        v.check((spans) => isInOrder(spans), 'in-order'),
      ),
    ),
    blips: v.exactOptional(v.array(blip)),
  }),
  v.check(
    ({ day: name, services }) =>
      Object.values(services)
        .flatMap((spans) => spans)
        .every(({ at }) => at >= startOfDay(name) && at < startOfDay(name) + DAY_MS),
    'within-day',
  ),
);

const stretch = v.pipe(
  v.object({ at: moment, endAt: moment, parts }),
  v.check(({ at, endAt }) => endAt > at, 'ends-later'),
  v.check(
    ({ at, endAt, parts: held }) => Math.abs(lengthOf(held as Parts) - (endAt - at)) < 16,
    'parts-add-up',
  ),
);

const hours = v.record(
  v.pipe(v.string(), v.regex(/^(\d|1\d|2[0-3])$/, 'hour')),
  v.object({ medianMs: length, worstMs: length }),
);

const covers = (name: string, stretches: readonly { at: number; endAt: number }[]): boolean =>
  stretches[0]?.at === startOfDay(name) &&
  stretches.at(-1)?.endAt === startOfDay(name) + DAY_MS &&
  stretches.every(({ at }, index) => index === 0 || at === stretches[index - 1]!.endAt);

const rolledDay = v.pipe(
  v.object({
    day,
    services: v.record(text, v.object({ stretches: v.pipe(v.array(stretch), v.nonEmpty('list')), hours })),
    blips: v.array(blip),
  }),
  v.check(
    ({ day: name, services }) => Object.values(services).every(({ stretches }) => covers(name, stretches)),
    'covers-day',
  ),
);

const daySum = v.object({
  day,
  services: v.record(
    text,
    v.object({
      parts: v.pipe(
        parts,
        v.check((held) => Math.abs(lengthOf(held as Parts) - DAY_MS) < 2_000, 'parts-add-up'),
      ),
      blips: count,
      sketch: v.record(v.pipe(v.string(), v.regex(/^\d{1,3}$/, 'count')), count),
      worstMs: length,
    }),
  ),
});

const looks = v.object({
  endpoint: text,
  kind: text,
  tier: v.picklist(['basic', 'detailed']),
  looks: v.array(
    v.union(
      [
        v.tuple([moment, length, outcome(), v.picklist([0, 1])]),
        v.tuple([moment, length, outcome(), v.picklist([0, 1]), count]),
        v.tuple([moment, length, outcome(), v.picklist([0, 1]), count, text]),
      ],
      'look',
    ),
  ),
});

function outcome() {
  return v.union([v.picklist([0, 1, 2, 3, 4]), failure]);
}

const tally = v.pipe(
  v.object({
    endpoint: text,
    host: text,
    role: v.picklist(['messaging', 'media', 'landing', 'account', 'control']),
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
  }),
  v.check(({ asked, answered }) => answered <= asked, 'answered-of-asked'),
);

const testimony = v.object({
  names: v.record(text, text),
  tallies: v.array(tally),
  bystanders: v.array(
    v.object({
      service: text,
      name: text,
      operator: text,
      asked: count,
      answered: count,
      wasTroubled: v.boolean(),
    }),
  ),
  closedAt: v.exactOptional(moment),
  lostMs: length,
  unseenMs: length,
  observations: v.array(looks),
  leftOut: count,
});

const incident = v.pipe(
  v.object({ ...incidentSchema.entries, testimony: v.exactOptional(testimony) }),
  v.check(({ resolvedAt, openedAt }) => resolvedAt === undefined || resolvedAt >= openedAt, 'ends-later'),
  v.check(({ openedAt }) => openedAt >= EARLIEST && openedAt <= LATEST, 'moment'),
);

const isOnce = (names: readonly string[]): boolean => new Set(names).size === names.length;
const eachOnce = <T extends { day: string }>() =>
  v.check<T[], string>((days) => isOnce(days.map((one) => one.day)), 'each-once');

export const exportSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(EXPORT_VERSION),
  exportedAt: moment,
  measuredUntilAt: length,
  settings: v.exactOptional(settingsSchema),
  openDays: v.pipe(v.array(openDay), eachOnce()),
  days: v.pipe(v.array(rolledDay), eachOnce()),
  sums: v.pipe(v.array(daySum), eachOnce()),
  incidents: v.pipe(
    v.array(incident),
    v.check((all) => isOnce(all.map(({ id }) => id)), 'each-once'),
  ),
  marks: v.array(v.object({ at: moment, service: text })),
  observations: v.array(looks),
});

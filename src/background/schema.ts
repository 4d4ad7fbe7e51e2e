/** The shape of every stored document. Unknown keys are dropped; a wrong type refuses the document. */
import * as v from 'valibot';
import { harmless } from '../core/harmless.ts';
import { PASTS } from '../core/history/stretches.ts';
import type { Alerts, OwnService, QuietHours, Settings } from '../core/settings.ts';
import { FAILURES } from '../core/stored/choices.ts';
import { isAskable } from '../services/custom.ts';

/** Further from 1970 there is no moment that could be shown (ECMA-262, "Time Values and Time Range"). */
const FURTHEST = 8.64e15;

export const moment = v.pipe(v.number(), v.minValue(-FURTHEST, 'moment'), v.maxValue(FURTHEST, 'moment'));
const text = v.pipe(v.string(), v.transform(harmless));
const words = <const T extends readonly [string, ...string[]]>(...options: T) => v.picklist(options);
const maybe = v.optional;

export const failure = v.picklist(FAILURES);
const cause = words('service', 'connection', 'blocked', 'unclear');
const between = v.object({ afterAt: moment, beforeAt: moment });
export const past = v.picklist(PASTS);
const value = v.union([
  text,
  v.number(),
  v.object({ time: moment }),
  v.object({ durationMs: v.number() }),
  v.object({ list: v.array(text) }),
  v.object({ share: v.number() }),
  v.object({ bytes: v.number() }),
  v.object({ latencyMs: v.number() }),
]);
const sentence = v.object({ key: text, values: v.record(text, value) });

const run = v.object({
  sinceAt: moment,
  afterAt: maybe(moment),
  failedAt: moment,
  knownAt: moment,
  failures: v.number(),
  answers: v.number(),
  inARow: v.number(),
  inARowSinceAt: moment,
  failure,
  detail: maybe(text),
});

const endpoint = v.object({
  tier: words('basic', 'detailed'),
  askedAt: moment,
  answeredAt: maybe(moment),
  failedAt: maybe(moment),
  goods: v.number(),
  goodsSinceAt: maybe(moment),
  grade: v.picklist([0, 1, 2, 3, 4]),
  status: maybe(v.number()),
  usualStatus: maybe(v.number()),
  latencyMs: maybe(v.number()),
  normal: maybe(v.object({ medianMs: v.number(), spreadMs: v.number(), count: v.number() })),
  slow: maybe(v.object({ count: v.number(), sinceAt: moment })),
  run: maybe(run),
  hard: v.number(),
  partial: v.number(),
  held: maybe(words('failing', 'partly')),
  isRefusedToUs: maybe(v.boolean()),
  reopened: maybe(v.number()),
  rate: maybe(v.number()),
});

const service = v.object({
  status: words('up', 'degraded', 'down', 'unknown'),
  cause: maybe(cause),
  rule: text,
  voice: words('none', 'eager', 'normal', 'careful'),
  since: maybe(between),
  isDoubted: v.boolean(),
  judgedAt: maybe(moment),
  changedAt: moment,
  unclearToldAt: v.array(moment),
  usualSinceAt: maybe(moment),
  steadySinceAt: maybe(moment),
});

export const incidentSchema = v.object({
  id: text,
  serial: maybe(v.number()),
  operator: text,
  services: v.array(text),
  status: words('degraded', 'down'),
  cause,
  openedAt: moment,
  between,
  believedAt: moment,
  resolvedAt: maybe(moment),
  resolvedBetween: maybe(between),
  timeline: v.array(v.object({ at: moment, service: text, rule: text, failure: maybe(failure) })),
  relapses: v.number(),
  lulls: maybe(v.object({ count: v.number(), totalMs: v.number() })),
  toldAt: maybe(moment),
  toldServices: maybe(v.array(text)),
  unstableToldAt: maybe(moment),
  recoveryToldAt: maybe(moment),
});

const notice = v.object({
  id: text,
  kind: words('outage', 'recovery', 'unstable', 'connection'),
  notification: text,
  replaces: v.boolean(),
  at: moment,
  services: v.array(text),
  title: sentence,
  message: v.array(sentence),
});

const tail = v.object({ count: v.number(), excessMs: v.number() });

export const stateSchema = v.object({
  version: v.literal(2),
  steppedAt: moment,
  line: v.object({
    status: words('online', 'partial', 'captive', 'offline', 'unknown'),
    sinceAt: moment,
    noise: v.number(),
    silentLooks: v.number(),
    silentSinceAt: maybe(moment),
    doubtsClock: maybe(v.boolean()),
    answered: v.number(),
    asked: v.number(),
    askedAt: moment,
    glitches: maybe(v.object({ watchedMs: v.number(), server: tail, silence: tail })),
  }),
  endpoints: v.record(text, endpoint),
  services: v.record(text, service),
  names: maybe(v.record(text, v.object({ askedAt: moment, found: v.number(), denied: v.number() })), {}),
  incidents: v.array(incidentSchema),
  incidentCount: maybe(v.number(), 0),
  outbox: v.array(notice),
  agenda: v.object({
    roundAt: moment,
    followUpAt: maybe(moment),
    followUps: v.number(),
    wakeAt: moment,
    settleUntilAt: maybe(moment),
    turn: v.number(),
  }),
  spent: v.object({
    day: text,
    month: text,
    todayBytes: v.number(),
    monthBytes: v.number(),
    owners: maybe(v.record(text, v.tuple([v.number(), v.number()]))),
  }),
  wasDamaged: maybe(v.boolean()),
  openDays: v.array(text),
});

export const daySchema = v.object({
  day: v.pipe(text, v.isoDate()),
  services: v.record(text, v.array(v.object({ at: moment, past }))),
  blips: v.exactOptional(
    v.array(
      v.object({
        at: moment,
        endedAt: moment,
        service: text,
        endpoint: text,
        failure,
        failures: v.number(),
      }),
    ),
  ),
});

const alerts: v.GenericSchema<Alerts, Alerts> = v.object({
  outage: v.boolean(),
  recovery: v.boolean(),
  connection: v.boolean(),
  namesServices: v.boolean(),
});

const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439));

const quietHours: v.GenericSchema<QuietHours, QuietHours> = v.object({
  days: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
  fromMinute: minuteOfDay,
  untilMinute: minuteOfDay,
});

const ownService: v.GenericSchema<OwnService, OwnService> = v.pipe(
  v.object({ id: text, name: text, kind: text, url: text, openUrl: text }),
  v.check((own: OwnService) => isAskable(own), 'an address that cannot be asked'),
);

export const settingsSchema: v.GenericSchema<unknown, Settings> = v.object({
  version: v.literal(1),
  isStarted: v.boolean(),
  startedAt: v.exactOptional(moment),
  declined: v.exactOptional(v.array(text)),
  services: v.array(
    v.object({
      id: text,
      isPaused: v.exactOptional(v.boolean()),
      isOnlyWhenAsked: v.exactOptional(v.boolean()),
      quietUntilAt: v.exactOptional(moment),
      quietUntilBackAt: v.exactOptional(moment),
      name: v.exactOptional(text),
      wantsDetailed: v.exactOptional(v.boolean()),
    }),
  ),
  pausedUntilAt: v.exactOptional(moment),
  preset: words('saver', 'normal', 'watchful'),
  everyMs: v.exactOptional(v.pipe(v.number(), v.minValue(30_000))),
  alerts,
  quietHours: v.exactOptional(quietHours),
  custom: v.exactOptional(v.array(ownService)),
  language: v.exactOptional(text),
  digits: v.exactOptional(text),
  capBytes: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
});

/** The shape of what is believed, and of an open day, as stored. Unknown keys are dropped; a wrong type refuses the document. */
import * as v from 'valibot';
import type {
  Agenda,
  EndpointBelief,
  Glitches,
  Line,
  NameBelief,
  Normal,
  Run,
  ServiceBelief,
  Spent,
  Tail,
} from '../core/model/state.ts';
import type { Incident, Reason } from '../core/model/incident.ts';
import { asRule } from '../core/model/terms.ts';
import type { OpenedState } from '../core/storage/state.ts';
import { cause, failure, grade, moment, past, text, tier, words, type Fields } from './stored-values.ts';
import type { Between } from '../core/model/observation.ts';
import type { Notice, Sentence, Value } from '../core/model/sentence.ts';
import type { Day, Span, Blip } from '../core/model/past.ts';

const maybe = v.exactOptional;

/** What lies in a field, under no name of its own. */
type Slow = NonNullable<EndpointBelief['slow']>;
type Lulls = NonNullable<Incident['lulls']>;
type Misled = NonNullable<Line['misled']>;

const between = v.object({ afterAt: moment, beforeAt: moment } satisfies Fields<Between>);

const value = v.union([
  text,
  v.number(),
  v.object({ time: moment }),
  v.object({ durationMs: v.number() }),
  v.object({ list: v.array(text), isWhole: maybe(v.boolean()) } satisfies Fields<
    Extract<Value, { list: unknown }>
  >),
  v.object({ share: v.number() }),
  v.object({ bytes: v.number() }),
  v.object({ latencyMs: v.number() }),
]);
const sentence = v.object({ key: text, values: v.record(text, value) } satisfies Fields<Sentence>);

const run = v.object({
  sinceAt: moment,
  afterAt: maybe(moment),
  failedAt: moment,
  knownAt: moment,
  failures: v.number(),
  answers: v.number(),
  failuresInARow: v.number(),
  inARowSinceAt: moment,
  failure,
  detail: maybe(text),
} satisfies Fields<Run>);

const endpoint = v.object({
  tier,
  askedAt: moment,
  answeredAt: maybe(moment),
  failedAt: maybe(moment),
  answersInARow: v.number(),
  goodsSinceAt: maybe(moment),
  grade,
  status: maybe(v.number()),
  usualStatus: maybe(v.number()),
  latencyMs: maybe(v.number()),
  normal: maybe(
    v.object({ medianMs: v.number(), spreadMs: v.number(), count: v.number() } satisfies Fields<Normal>),
  ),
  slow: maybe(v.object({ count: v.number(), sinceAt: moment } satisfies Fields<Slow>)),
  run: maybe(run),
  fullNats: v.number(),
  partialNats: v.number(),
  outage: maybe(words('full', 'partial')),
  isRefusedToUs: maybe(v.boolean()),
  reopened: maybe(v.number()),
  provedAt: maybe(moment),
  bareFailures: maybe(v.number()),
  rate: maybe(v.number()),
} satisfies Fields<EndpointBelief>);

/** A name that this version does not know is read as such. */
const rule = v.pipe(text, v.transform(asRule));

const service = v.object({
  status: words('up', 'degraded', 'down', 'unknown'),
  cause: maybe(cause),
  rule,
  confidence: words('none', 'suspected', 'shown', 'told'),
  since: maybe(between),
  isDoubted: v.boolean(),
  judgedAt: maybe(moment),
  changedAt: moment,
  unclearToldAt: v.array(moment),
  usualSinceAt: maybe(moment),
  steadySinceAt: maybe(moment),
} satisfies Fields<ServiceBelief>);

/** Its reasons included; `export-schema.ts` narrows its values. */
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
  lostSightAt: maybe(moment),
  timeline: v.array(
    v.object({ at: moment, service: text, rule, failure: maybe(failure) } satisfies Fields<Reason>),
  ),
  relapses: v.number(),
  lulls: maybe(v.object({ count: v.number(), totalMs: v.number() } satisfies Fields<Lulls>)),
  toldAt: maybe(moment),
  toldServices: maybe(v.array(text)),
  unstableToldAt: maybe(moment),
  recoveryToldAt: maybe(moment),
} satisfies Fields<Incident>);

const notice = v.object({
  id: text,
  kind: words('outage', 'recovery', 'unstable', 'connection'),
  notification: text,
  replaces: v.boolean(),
  at: moment,
  services: v.array(text),
  title: sentence,
  message: v.array(sentence),
  tries: maybe(v.number()),
} satisfies Fields<Notice>);

const tail = v.object({ count: v.number(), excessMs: v.number() } satisfies Fields<Tail>);

/** The state's document, opened. */
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
    misled: maybe(v.object({ at: moment, operators: v.array(v.string()) } satisfies Fields<Misled>)),
    answered: v.number(),
    asked: v.number(),
    askedAt: moment,
    glitches: maybe(
      v.object({ watchedMs: v.number(), server: tail, silence: tail } satisfies Fields<Glitches>),
    ),
  } satisfies Fields<Line>),
  endpoints: v.record(text, endpoint),
  services: v.record(text, service),
  names: maybe(
    v.record(
      text,
      v.object({ askedAt: moment, found: v.number(), denied: v.number() } satisfies Fields<NameBelief>),
    ),
    {},
  ),
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
  } satisfies Fields<Agenda>),
  spent: v.object({
    day: text,
    month: text,
    todayBytes: v.number(),
    monthBytes: v.number(),
    owners: maybe(v.record(text, v.tuple([v.number(), v.number()]))),
  } satisfies Fields<Spent>),
  wasDamaged: maybe(v.boolean()),
  openDays: v.array(text),
} satisfies Fields<OpenedState>);

/** An open day's document, opened. */
export const daySchema = v.object({
  day: v.pipe(text, v.isoDate()),
  services: v.record(text, v.array(v.object({ at: moment, past } satisfies Fields<Span>))),
  blips: v.exactOptional(
    v.array(
      v.object({
        at: moment,
        endedAt: moment,
        service: text,
        endpoint: text,
        failure,
        failures: v.number(),
      } satisfies Fields<Blip>),
    ),
  ),
} satisfies Fields<Omit<Day, 'latency'>>);

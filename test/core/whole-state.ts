/** A state with a value in every field there is, optional ones included: a new field has to be added here too. */
import { DAY_MS, HOUR_MS, MINUTE_MS, startOfDay } from '../../src/core/model/time.ts';
import { FAILURES, type Failure } from '../../src/core/model/terms.ts';
import type { EndpointBelief, ServiceBelief, State } from '../../src/core/model/state.ts';
import type { Incident } from '../../src/core/model/incident.ts';
import type { Notice } from '../../src/core/model/sentence.ts';
import type { Seen, Testimony } from '../../src/core/model/past.ts';
import { DAY, NOON } from './noon.ts';
import { wholeOthers } from './whole-others.ts';

export { DAY, NOON };

/** Nothing is left out, at any depth. */
export type Whole<T> = T extends object ? { [K in keyof T]-?: Whole<NonNullable<T[K]>> } : T;

const endpoint: Whole<EndpointBelief> = {
  tier: 'detailed',
  askedAt: NOON - 1_000,
  answeredAt: NOON - 900,
  failedAt: NOON - HOUR_MS,
  answersInARow: 7,
  answersSinceAt: NOON - 5 * MINUTE_MS,
  grade: 2,
  status: 204,
  usualStatus: 200,
  latencyMs: 83,
  normal: { medianMs: 80.25, spreadMs: 4.5, count: 40 },
  slow: { count: 3, sinceAt: NOON - 2 * MINUTE_MS },
  run: {
    sinceAt: NOON - HOUR_MS,
    afterAt: NOON - HOUR_MS - 30_000,
    failedAt: NOON - 40 * MINUTE_MS,
    knownAt: NOON - 39 * MINUTE_MS,
    failures: 9,
    answers: 2,
    failuresInARow: 4,
    inARowSinceAt: NOON - 50 * MINUTE_MS,
    failure: 'refused',
    detail: 'net::ERR_CONNECTION_REFUSED',
  },
  fullNats: -1.25,
  partialNats: 2.5,
  outage: 'partial',
  isRefusedToUs: true,
  reopened: 2,
  reopenedAt: NOON - 7 * MINUTE_MS,
  provedAt: NOON - 8 * MINUTE_MS,
  bareFailures: 1,
  rate: 0.0125,
  freshAt: NOON - 20 * MINUTE_MS,
  openedAt: NOON - HOUR_MS,
  isUnopened: true,
  isFlooding: true,
  waits: true,
  unread: 2,
};

const service: Whole<ServiceBelief> = {
  status: 'down',
  cause: 'blocked',
  rule: 'nothing-answers',
  confidence: 'told',
  since: { afterAt: NOON - HOUR_MS, beforeAt: NOON - HOUR_MS + 30_000 },
  isDoubted: true,
  judgedAt: NOON - 1_000,
  changedAt: NOON - HOUR_MS,
  unclearToldAt: [NOON - DAY_MS, NOON - HOUR_MS],
  usualSinceAt: NOON - 30 * MINUTE_MS,
  steadySinceAt: NOON - 2 * HOUR_MS,
  said: 'answers-elsewhere',
};

const incident: Whole<Incident> = {
  id: 'signal-1',
  serial: 4,
  operator: 'Signal',
  services: ['signal'],
  status: 'down',
  cause: 'unclear',
  openedAt: NOON - 15 * MINUTE_MS,
  between: { afterAt: NOON - 16 * MINUTE_MS, beforeAt: NOON - 15 * MINUTE_MS },
  believedAt: NOON - 14 * MINUTE_MS,
  resolvedAt: NOON - 3 * MINUTE_MS,
  resolvedBetween: { afterAt: NOON - 4 * MINUTE_MS, beforeAt: NOON - 3 * MINUTE_MS },
  lostSightAt: NOON - 2 * MINUTE_MS,
  timeline: [{ at: NOON - 14 * MINUTE_MS, service: 'signal', rule: 'nothing-answers', failure: 'dns' }],
  relapses: 2,
  lulls: { count: 2, totalMs: 65_000 },
  toldAt: NOON - 13 * MINUTE_MS,
  toldServices: ['signal'],
  unstableToldAt: NOON - 5 * MINUTE_MS,
  recoveryToldAt: NOON - MINUTE_MS,
};

const common = {
  endpoint: 'signal/chat',
  kind: 'http',
  tier: 'detailed',
  status: 502,
  isWarm: true,
} as const;

const failed: Whole<Seen> = {
  ...common,
  at: NOON - 14 * MINUTE_MS,
  latencyMs: 70,
  answered: false,
  failure: 'http-error',
  grade: 0,
  detail: 'signed by Example; & co',
};

const testimony: Whole<Testimony> = {
  incident: incident.id,
  names: { signal: 'My Signal' },
  tallies: [
    {
      endpoint: 'signal/chat',
      host: 'chat.signal.org',
      serves: 'messages',
      asked: 20,
      answered: 3,
      failures: Object.fromEntries(FAILURES.map((name, index) => [name, index + 1])) as Record<
        Failure,
        number
      >,
      failuresInARow: 2,
      mostInARow: 12,
      answersInARow: 3,
      answersSinceAt: NOON - 4 * MINUTE_MS,
      after: 1,
      firstAt: NOON - 15 * MINUTE_MS,
      lastAt: NOON - 2 * MINUTE_MS,
      status: 502,
      normalMs: 80,
    },
  ],
  bystanders: [
    {
      service: 'telegram',
      name: 'Telegram',
      operator: 'Telegram',
      asked: 20,
      answered: 20,
      wasTroubled: true,
    },
  ],
  closedAt: NOON - 2 * MINUTE_MS,
  lostMs: 1_000,
  unseenMs: 2_000,
  observations: [failed],
  leftOut: 5,
  opinions: [
    {
      ...{ source: 'ooni', kind: 'country', service: 'signal', says: 'unknown', why: 'stale' },
      ...{ serves: ['media'], host: 'chat.signal.org', way: 'http', places: ['IQ'], provider: 64_500 },
      ...{ sinceAt: NOON - 9 * MINUTE_MS, count: 212, firstHeardAt: NOON - 8 * MINUTE_MS },
      ...{ at: NOON - 7 * MINUTE_MS, heardAt: NOON - 6 * MINUTE_MS, url: 'https://explorer.ooni.org/' },
    },
  ],
};

const notice: Whole<Notice> = {
  id: 'signal-1/outage',
  kind: 'outage',
  notification: 'signal-1',
  replaces: true,
  at: NOON,
  services: ['signal'],
  title: { key: 'notice_title', values: { name: 'Signal', at: { time: NOON }, of: { share: 0.5 } } },
  message: [
    { key: 'notice_message', values: { all: { list: ['Telegram', 'Matrix'], isWhole: true }, count: 2 } },
    { key: 'notice_cost', values: { a: { durationMs: 9 }, b: { bytes: 8 }, c: { latencyMs: 7 } } },
  ],
  tries: 2,
};

/** As a step leaves it that ended at noon. */
export const wholeState: Whole<State> = {
  version: 1,
  steppedAt: NOON,
  line: {
    status: 'partial',
    reach: 'domestic',
    sinceAt: NOON - HOUR_MS,
    doubtsClock: true,
    isRefusedByProxy: true,
    misled: { at: NOON - MINUTE_MS, operators: ['Meta', 'Signal'] },
    noise: 0.0045,
    silentLooks: 2,
    silentSinceAt: NOON - 3 * MINUTE_MS,
    answered: 3,
    asked: 5,
    askedAt: NOON - 1_000,
    glitches: {
      watchedMs: 1_000,
      server: { count: 2, excessMs: 300 },
      silence: { count: 3, excessMs: 400 },
    },
  },
  endpoints: { 'signal/chat': endpoint, 'control/example': { ...endpoint, tier: 'basic' } },
  services: { signal: service },
  names: { 'chat.signal.org': { askedAt: NOON - 2_000, found: 1, denied: 2 } },
  others: wholeOthers,
  incidents: [incident],
  outbox: [notice],
  agenda: {
    roundAt: NOON + MINUTE_MS,
    followUpAt: NOON + 9_000,
    followUps: 2,
    wakeAt: NOON + 30_000,
    settleUntilAt: NOON + 45_000,
    newSinceAt: NOON - 45_000,
    turn: 3,
  },
  spent: {
    day: DAY,
    month: '2026-11',
    todayBytes: 1_000,
    monthBytes: 20_000,
    owners: { signal: [600, 9_000] },
  },
  days: [
    {
      day: DAY,
      services: {
        signal: [
          { at: startOfDay(DAY), past: 'up' },
          { at: NOON - 15 * MINUTE_MS, past: 'down' },
        ],
      },
      blips: [
        {
          at: NOON - 3 * HOUR_MS,
          endedAt: NOON - 3 * HOUR_MS + 8_000,
          service: 'signal',
          endpoint: 'signal/chat',
          failure: 'timeout',
          failures: 2,
        },
      ],
      latency: { signal: { hours: { 9: { medianMs: 80, worstMs: 300 } }, sketch: { 46: 9 }, worstMs: 300 } },
    },
  ],
  raw: [{ at: failed.at - (failed.at % (5 * MINUTE_MS)), observations: [failed] }],
  testimonies: [testimony],
  incidentCount: 5,
};

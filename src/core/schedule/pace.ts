/** The three paces: how often each endpoint is asked. */
import { kindFor, tierOf } from '../model/capability.ts';
import { active, isOnlyWhenAsked } from '../model/choices.ts';
import { KEPT_OPEN_MS } from '../traffic/cost.ts';
import { once } from '../model/remembered.ts';
import { HOUR_MS, MINUTE_MS } from '../model/time.ts';
import { leadOf, isDear, type Endpoint, type Service } from '../model/service.ts';
import type { Preset } from '../model/settings.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { Watch } from '../model/watch.ts';
import { isReopened, isSettled } from '../traffic/connections.ts';
import { voicedControls } from './voiced-controls.ts';

type KnownEndpoints = State['endpoints'];

export interface Pace {
  /** The endpoint that speaks for a service: cheap, because its connection stays warm at this pace. */
  leadMs: number;
  /** How often that one is asked for its whole answer, the proof of its protocol (`schedule/head-only.ts`). */
  proofMs: number;
  /** A dear endpoint, always on a fresh connection, where only it sees the messaging edge: without permission, and with it. */
  dearBasicMs: number;
  dearDetailedMs: number;
  /** Other messaging endpoints, of which one may fail alone. */
  siblingMs: number;
  /** All others: they have to keep their voice for the moment of doubt. */
  rareMs: number;
  /** The endpoint that speaks for a service, where its connection does not last until the next round. */
  reopenedMs: number;
  /** How often something of a service is asked on a new connection at least (`schedule/fresh.ts`). */
  freshMs: number;
}

export const PACES: Readonly<Record<Preset, Pace>> = {
  // Slower than the 75 s that a connection stays open would cost more, not less.
  saver: {
    leadMs: MINUTE_MS,
    proofMs: 10 * MINUTE_MS,
    dearBasicMs: 36 * MINUTE_MS,
    dearDetailedMs: 36 * MINUTE_MS,
    siblingMs: 48 * MINUTE_MS,
    rareMs: 96 * HOUR_MS,
    // Below the ten minutes after which nothing that was seen speaks for now (`model/time.ts`): rounds may be as rare.
    reopenedMs: 9 * MINUTE_MS,
    freshMs: 2 * HOUR_MS,
  },
  normal: {
    leadMs: MINUTE_MS,
    proofMs: 3 * MINUTE_MS,
    dearBasicMs: 10.5 * MINUTE_MS,
    dearDetailedMs: 10.5 * MINUTE_MS,
    siblingMs: 12 * MINUTE_MS,
    rareMs: 72 * HOUR_MS,
    // Four services whose servers keep nothing then cost no more than if they did.
    reopenedMs: 7 * MINUTE_MS,
    freshMs: 90 * MINUTE_MS,
  },
  watchful: {
    leadMs: 30_000,
    proofMs: 1.5 * MINUTE_MS,
    dearBasicMs: 1.5 * MINUTE_MS,
    dearDetailedMs: 1.5 * MINUTE_MS,
    siblingMs: 12 * MINUTE_MS,
    rareMs: 8 * HOUR_MS,
    reopenedMs: 30_000,
    freshMs: 20 * MINUTE_MS,
  },
};

/** Rounds come up to three tenths early, never late: so not all installations ask on the same second, and a minute is a minute. */
export const JITTER = 0.3;

/** No alarm sooner than this: the stores' browsers would round it up. */
export const ALARM_FLOOR_MS = 30_000;

/** The popup is open: somebody is looking. */
const WATCHED_MS = 30_000;

/** What is out of date or floods is still asked, in case it has become better. */
export const SET_ASIDE_MS = 6 * HOUR_MS;

/** Away from the keyboard the dear probes come so much more rarely; the cheap ones go on, or their connections turn cold. */
const AWAY = 3;

/** What is looked at more cheaply, or by another endpoint of its group, a dear one only confirms: so many times more rarely. */
const DEAR_RARER_BY = 9;

/** So many operators of services that answer speak for the line as well as a control does: one of them may fail. */
const OPERATORS_ENOUGH = 3;

/** The pace at this moment: the preset's, as the circumstances bend it. */
export const pace = once((watch: Watch): Pace => {
  const { isPopupOpen, isAway, savesData, sparseMs = 0 } = watch.circumstances ?? {};
  const chosen = PACES[watch.settings.preset];
  const { everyMs: leadMs = chosen.leadMs } = watch.settings;
  const dear = savesData ? PACES.saver : chosen;
  const rarer = (ms: number): number => Math.max(ms * (isAway ? AWAY : 1), sparseMs);
  const usual = {
    leadMs: Math.max(leadMs, sparseMs),
    proofMs: Math.max(dear.proofMs, sparseMs),
    reopenedMs: Math.max(leadMs, dear.reopenedMs, sparseMs),
    dearBasicMs: rarer(dear.dearBasicMs),
    dearDetailedMs: rarer(dear.dearDetailedMs),
    siblingMs: rarer(dear.siblingMs),
    rareMs: rarer(dear.rareMs),
    freshMs: rarer(dear.freshMs),
  };
  const soonMs = Math.min(WATCHED_MS, leadMs);
  return isPopupOpen ? { ...usual, leadMs: soonMs, proofMs: soonMs, reopenedMs: soonMs } : usual;
});

/** How often one endpoint is asked while all is well; `endpoints` is what is held of them. */
export function paceOf(
  endpoint: Endpoint,
  service: Service,
  watch: Watch,
  endpoints: KnownEndpoints = {},
): number {
  const now = pace(watch);
  const lead = leadOf(service);
  if (endpoint.id === lead?.id) return isReopened(endpoints[endpoint.id]) ? now.reopenedMs : now.leadMs;
  if (endpoint.serves !== 'messages') return now.rareMs;
  if (!isDear(endpoint)) return now.siblingMs;
  const dearMs = tierOf(service.id, watch.sight) === 'basic' ? now.dearBasicMs : now.dearDetailedMs;
  if (!isSecond(endpoint, service) && !isSeenCheaply(service, watch, endpoints)) return dearMs;
  const secondMs = dearMs * DEAR_RARER_BY;
  // Where no fetch opens a connection, nothing else does (`schedule/fresh.ts`).
  return watch.sight.opensFetches ? secondMs : Math.min(secondMs, now.freshMs);
}

/**
 * Whether it is to be found out again if the server of what is asked every round keeps no connection: then it is asked while one could
 * stand. Never where that cannot be found out: of a dear endpoint, and without permission where no control is asked beside a pair.
 */
export function isOnTrial(service: Service, watch: Watch, endpoints: KnownEndpoints, now: number): boolean {
  const lead = leadOf(service);
  const known = lead && endpoints[lead.id];
  if (!isReopened(known) || isDear(lead!) || isSettled(known, now)) return false;
  const isTold = tierOf(service.id, watch.sight) === 'detailed';
  return pace(watch).leadMs < KEPT_OPEN_MS && (isTold || voicedControls(watch, endpoints).length > 0);
}

/** How often a round comes: every so often something is asked that is kept open or, where no server keeps anything, at the pace of those. */
export function roundMs(
  services: readonly Service[],
  watch: Watch,
  endpoints: KnownEndpoints,
  now = -Infinity,
): number {
  const { leadMs, reopenedMs } = pace(watch);
  const asked = services.filter(({ id }) => !isOnlyWhenAsked(watch, id));
  const areReopened = asked.every((service) => {
    const lead = leadOf(service);
    return lead && isReopened(endpoints[lead.id]) && !isOnTrial(service, watch, endpoints, now);
  });
  return asked.length > 0 && areReopened ? reopenedMs : leadMs;
}

/** How often something of this pace is really asked: at the first round that finds it due. */
export function roundedPace(paceMs: number, watch: Watch, endpoints: KnownEndpoints): number {
  const ms = roundMs(active(watch), watch, endpoints);
  return Math.ceil(paceMs / ms) * ms;
}

/** Whether this endpoint's connection is open from one look to the next, so that a look says nothing of new ones. */
export function isKeptOpen(
  endpoint: Endpoint,
  service: Service,
  watch: Watch,
  endpoints: KnownEndpoints = {},
): boolean {
  const paceMs = paceOf(endpoint, service, watch, endpoints);
  return !isDear(endpoint) && !isReopened(endpoints[endpoint.id]) && paceMs < KEPT_OPEN_MS;
}

/** Whether the endpoint that is asked every round speaks the messaging protocol itself, can be read, and has not said something else. */
export function isSeenCheaply(service: Service, watch: Watch, endpoints: KnownEndpoints = {}): boolean {
  const lead = leadOf(service);
  const tier = tierOf(service.id, watch.sight);
  if (!lead || (lead.proves ?? 1) < 2 || kindFor(lead.probe, tier, watch.sight) === 'opaque') return false;
  const known = endpoints[lead.id];
  return known?.tier !== tier || known.grade >= 2;
}

/** Whether another dear endpoint stands before it in its group: it only shows that one of the two is cut alone. */
export function isSecond(endpoint: Endpoint, { endpoints }: Service): boolean {
  const first = endpoints.find(
    (one) => isDear(one) && one.serves === endpoint.serves && one.group === endpoint.group,
  );
  return first !== undefined && first.id !== endpoint.id;
}

/** Whether services of enough unrelated operators are asked every round to speak for the line while all is well. */
export function speakForTheLine(services: readonly Service[]): boolean {
  const speaking = services.filter(({ onlyIn }) => !onlyIn);
  return new Set(speaking.map(({ operator }) => operator)).size >= OPERATORS_ENOUGH;
}

/** Whether an endpoint's turn has come: a round that came early by its jitter is still in time. */
export function isDue(
  known: Pick<EndpointBelief, 'askedAt'> | undefined,
  paceMs: number,
  now: number,
  watch: Watch,
): boolean {
  const { leadMs } = pace(watch);
  const early = 1.5 * JITTER * Math.min(paceMs, leadMs) + 1_000;
  // What is asked every round and was asked in between would be cold at the next: one look more costs far less.
  const earlyForWarmth = paceMs === leadMs && leadMs < KEPT_OPEN_MS ? 2 * leadMs - KEPT_OPEN_MS : 0;
  return !known || now - known.askedAt >= paceMs - Math.max(early, earlyForWarmth);
}

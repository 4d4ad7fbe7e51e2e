/** The three paces, and what they cost. */
import { kindFor, tierOf } from './asking.ts';
import { cost, KEPT_OPEN_MS } from './cost.ts';
import type { Endpoint, Preset, Service, Watch } from './model.ts';
import { isReopened } from './reopening.ts';
import type { EndpointBelief, State } from './state.ts';
import type { PresetCost } from './view.ts';
import { active, isOnlyWhenAsked } from './watching.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface Pace {
  /** The endpoint that speaks for a service: cheap, because its connection stays warm at this pace. */
  leadMs: number;
  /** A dear endpoint, always on a fresh connection, where only it sees the messaging edge: without permission, and with it. */
  dearBasicMs: number;
  dearDetailedMs: number;
  /** Other messaging endpoints, of which one may fail alone. */
  besideMs: number;
  /** All others: they have to keep their voice for the moment of doubt. */
  contrastMs: number;
  /** The endpoint that speaks for a service, where its connection does not last until the next round. */
  reopenedMs: number;
}

export const PACES: Readonly<Record<Preset, Pace>> = {
  // Slower than the 75 s that a connection stays open would cost more, not less.
  saver: {
    leadMs: MINUTE_MS,
    dearBasicMs: HOUR_MS,
    dearDetailedMs: 2 * HOUR_MS,
    besideMs: 8 * HOUR_MS,
    contrastMs: 24 * HOUR_MS,
    reopenedMs: 15 * MINUTE_MS,
  },
  normal: {
    leadMs: MINUTE_MS,
    dearBasicMs: 15 * MINUTE_MS,
    dearDetailedMs: 20 * MINUTE_MS,
    besideMs: 2 * HOUR_MS,
    contrastMs: 8 * HOUR_MS,
    reopenedMs: MINUTE_MS,
  },
  watchful: {
    leadMs: 30_000,
    dearBasicMs: 3 * MINUTE_MS,
    dearDetailedMs: 5 * MINUTE_MS,
    besideMs: HOUR_MS,
    contrastMs: 4 * HOUR_MS,
    reopenedMs: 30_000,
  },
};

/** Rounds come up to a quarter early, never late: so not all installations ask on the same second, and a minute is a minute. */
export const JITTER = 0.25;
/** The popup is open: somebody is looking. */
const WATCHED_MS = 30_000;
/** Away from the keyboard the dear probes come so much more rarely; the cheap ones go on, or their connections turn cold. */
const AWAY = 3;
/** Where the cheap endpoint speaks the messaging protocol too, the dear one is a second opinion: so much more rarely. */
const SECOND_OPINION = 3;

/** Silence has to last 51 s on a line of which nothing is known yet, and is known after 10 s more; then some reserve. */
const CONFIRMATION_MS = 75_000;
/** Hours a day that a browser is taken to run, for the bytes of a month. */
export const AWAKE_HOURS = 8;

/** Every attempt opens a connection: some 35 times as many bytes as on one that is kept. */
export function isDear({ pace }: Endpoint): boolean {
  return pace === 'rare';
}

/** The endpoint that is asked every round: the first in the catalogue whose connection can be kept open. */
export function leadOf(service: Service): Endpoint | undefined {
  const usable = service.endpoints.filter(({ brokenSince }) => !brokenSince);
  return usable.find((endpoint) => !isDear(endpoint)) ?? usable[0];
}

/** The pace at this moment: the preset's, as the circumstances bend it. */
export function pace(watch: Watch): Pace {
  const { isPopupOpen, isAway, savesData, sparseMs = 0 } = watch.circumstances ?? {};
  const chosen = PACES[watch.settings.preset];
  const { everyMs: leadMs = chosen.leadMs } = watch.settings;
  const dear = savesData ? PACES.saver : chosen;
  const rarer = (ms: number): number => Math.max(ms * (isAway ? AWAY : 1), sparseMs);
  const usual = {
    leadMs: Math.max(leadMs, sparseMs),
    reopenedMs: Math.max(leadMs, dear.reopenedMs, sparseMs),
    dearBasicMs: rarer(dear.dearBasicMs),
    dearDetailedMs: rarer(dear.dearDetailedMs),
    besideMs: rarer(dear.besideMs),
    contrastMs: rarer(dear.contrastMs),
  };
  const soonMs = Math.min(WATCHED_MS, leadMs);
  return isPopupOpen ? { ...usual, leadMs: soonMs, reopenedMs: soonMs } : usual;
}

/** How often one endpoint, of which this is known, is asked while all is well. */
export function paceOf(endpoint: Endpoint, service: Service, watch: Watch, known?: EndpointBelief): number {
  const now = pace(watch);
  const lead = leadOf(service);
  if (endpoint.id === lead?.id) return isReopened(known) ? now.reopenedMs : now.leadMs;
  if (endpoint.role !== 'messaging') return now.contrastMs;
  if (!isDear(endpoint)) return now.besideMs;
  if (tierOf(service.id, watch.sight) === 'basic') return now.dearBasicMs;
  return now.dearDetailedMs * (isSeenCheaply(service, watch) ? SECOND_OPINION : 1);
}

/** Whether the endpoint that is asked every round speaks the messaging protocol itself; without permission none is understood. */
function isSeenCheaply(service: Service, watch: Watch): boolean {
  const lead = leadOf(service);
  return lead !== undefined && lead.proves >= 2 && tierOf(service.id, watch.sight) === 'detailed';
}

/** Whether an endpoint's turn has come: a round that came early by its jitter is still in time. */
export function isDue(known: EndpointBelief | undefined, paceMs: number, now: number, watch: Watch): boolean {
  const early = 1.5 * JITTER * Math.min(paceMs, pace(watch).leadMs) + 1_000;
  return !known || now - known.askedAt >= paceMs - early;
}

/** How often it is really asked: at the first round that finds it due. */
function roundedPace(paceMs: number, watch: Watch): number {
  const { leadMs } = pace(watch);
  return Math.ceil(paceMs / leadMs) * leadMs;
}

/** How often a month something is asked at this pace, the browser running eight hours a day: rounds come early by half of the jitter on average. */
function asksAMonth(everyMs: number, watch: Watch): number {
  const meanMs = everyMs === pace(watch).leadMs ? everyMs * (1 - JITTER / 2) : everyMs;
  return Math.max(1, (AWAKE_HOURS * HOUR_MS) / meanMs) * 30;
}

/** Bytes a month of one service while all is well, the browser running eight hours a day; `endpoints` is what is known of it. */
export function monthlyBytes(service: Service, watch: Watch, endpoints: State['endpoints'] = {}): number {
  const { browser } = watch.sight;
  const tier = tierOf(service.id, watch.sight);
  const bytesOf = (endpoint: Endpoint): number => {
    const kind = kindFor(endpoint.probe, tier, watch.sight);
    if (endpoint.brokenSince || !kind) return 0;
    const known = endpoints[endpoint.id];
    const paceMs = roundedPace(paceOf(endpoint, service, watch, known), watch);
    const isWarm = !isDear(endpoint) && !isReopened(known) && paceMs < KEPT_OPEN_MS;
    const { url } = endpoint.probe;
    const bytes = cost({ browser, kind, url, isWarm, sinceAnswerMs: paceMs, answered: true });
    return (bytes.sentBytes + bytes.receivedBytes) * asksAMonth(paceMs, watch);
  };
  return service.endpoints.reduce((sum, endpoint) => sum + bytesOf(endpoint), 0);
}

/** How late its messaging edge is seen: by its dear endpoints, unless the cheap one sees it too, or this browser may ask none. */
function edgePaces(service: Service, watch: Watch): number[] {
  const tier = tierOf(service.id, watch.sight);
  if (isSeenCheaply(service, watch)) return [];
  return service.endpoints
    .filter((endpoint) => isDear(endpoint) && kindFor(endpoint.probe, tier, watch.sight))
    .map((endpoint) => paceOf(endpoint, service, watch));
}

/** What this pace costs for the chosen services, of whose endpoints this is known, and how late it can be. */
export function costOf(watch: Watch, endpoints: State['endpoints'] = {}): PresetCost {
  const { browser } = watch.sight;
  const { leadMs } = pace(watch);
  const watched = active(watch).filter(({ id }) => !isOnlyWhenAsked(watch, id));
  // One and the same control each round, so that its connection stays warm where the pace allows that.
  const warmth = { isWarm: leadMs < KEPT_OPEN_MS, sinceAnswerMs: leadMs };
  const control = cost({ browser, kind: 'opaque', url: 'https:', answered: true, ...warmth });
  const rounds = watched.length > 0 ? asksAMonth(leadMs, watch) : 0;
  const pages = watched.flatMap((service) => {
    const lead = leadOf(service);
    return lead && !isDear(lead) ? paceOf(lead, service, watch, endpoints[lead.id]) : [];
  });
  const edges = watched.flatMap((service) => edgePaces(service, watch));
  const pageMs = roundedPace(Math.max(leadMs, ...pages), watch);
  // Where it is not asked every round, its turn may come just after one.
  const edgeMs = Math.max(pageMs, ...edges.map((ms) => roundedPace(ms, watch) + (ms > leadMs ? leadMs : 0)));
  return {
    preset: watch.settings.preset,
    bytesAMonth: Math.round(
      watched.reduce((sum, service) => sum + monthlyBytes(service, watch, endpoints), 0) +
        rounds * (control.sentBytes + control.receivedBytes),
    ),
    worstPageDelayMs: pageMs + CONFIRMATION_MS,
    worstSocketDelayMs: edgeMs + CONFIRMATION_MS,
  };
}

/** What each preset would cost for the chosen services, and how late it can be, were its own interval kept. */
export function presetCosts(watch: Watch, endpoints: State['endpoints'] = {}): PresetCost[] {
  const { everyMs: _, ...settings } = watch.settings;
  return (Object.keys(PACES) as Preset[]).map((preset) =>
    costOf({ ...watch, settings: { ...settings, preset }, circumstances: {} }, endpoints),
  );
}

/** What the paces cost in bytes a month, and how late they can be. */
import { kindFor, tierOf, bareKind, freshKind, hasMore, opensAlways } from '../model/capability.ts';
import { proofMs } from './head-only.ts';
import { DAY_MS, HOUR_MS, dayOf, MINUTE_MS } from '../model/time.ts';
import { cost, KEPT_OPEN_MS } from '../traffic/cost.ts';
import { metered, type Counting } from '../traffic/meter.ts';
import { isDear, leadOf, usable, type Endpoint, type Service } from '../model/service.ts';
import type { Preset } from '../model/settings.ts';
import { LIMIT_MS } from '../detect/latency.ts';
import {
  ALARM_FLOOR_MS,
  isKeptOpen,
  isSecond,
  isSeenCheaply,
  JITTER,
  pace,
  paceOf,
  PACES,
  roundedPace,
  roundMs,
  speakForTheLine,
} from './pace.ts';
import type { State } from '../model/state.ts';
import { active, isOnlyWhenAsked } from '../model/choices.ts';
import type { Watch, Circumstances } from '../model/watch.ts';
import { isReopened } from '../traffic/connections.ts';
import { monthEndAt } from '../traffic/ledger.ts';
import { FOR_THE_BADGE } from '../detect/thresholds.ts';

/** What a preset costs and how late it can be, for the chosen services. */
export interface PresetCost {
  preset: Preset;
  bytesAMonth: number;
  /** Worst delay from an outage to the red badge, for a web page or API, and for a messaging socket. */
  worstPageDelayMs: number;
  worstSocketDelayMs: number;
  /** The same for a block that new connections alone meet; left out where one of the services can only be asked on kept ones. */
  worstNewDelayMs?: number;
}

/** What fails is held to be an outage so long after its first failed look, on the worst line; the last look may have to be waited for. */
const CONFIRMATION_MS = FOR_THE_BADGE.mostMs + LIMIT_MS;

/** Hours a day that a browser is taken to run, for the bytes of a month. */
export const AWAKE_HOURS = 8;

/** How often a month something is asked at this pace, the browser running eight hours of each day: rounds come early by half of the jitter on average. */
function asksAMonth(everyMs: number, watch: Watch): number {
  const isRound = everyMs === pace(watch).leadMs;
  const meanMs = isRound ? Math.max(ALARM_FLOOR_MS, everyMs * (1 - JITTER / 2)) : everyMs;
  const awakeMs = AWAKE_HOURS * HOUR_MS;
  // What is rarer than the hours awake is asked in the first of them, once its days have passed.
  return 30 * (meanMs <= awakeMs ? awakeMs / meanMs : Math.min(1, DAY_MS / meanMs));
}

/** Share of the looks of what is asked every round that ask for a proof. */
function provenShare(
  { probe }: Endpoint,
  paceMs: number,
  watch: Watch,
  endpoints: State['endpoints'],
): number {
  return paceMs / roundedPace(Math.max(paceMs, proofMs(probe, watch)), watch, endpoints);
}

/**
 * Bytes a month of one service while all is well, the browser running eight hours a day; `endpoints` is what is known of it.
 * @param count left out: as a meter counts
 */
export function monthlyBytes(
  service: Service,
  watch: Watch,
  endpoints: State['endpoints'] = {},
  count: Counting = metered,
): number {
  const { browser } = watch.sight;
  const tier = tierOf(service.id, watch.sight);
  const bytesOf = (endpoint: Endpoint): number => {
    const kind = kindFor(endpoint.probe, tier, watch.sight);
    if (endpoint.brokenSince || !kind) return 0;
    const known = endpoints[endpoint.id];
    const paceMs = roundedPace(paceOf(endpoint, service, watch, endpoints), watch, endpoints);
    const isWarm = !isDear(endpoint) && !isReopened(known) && paceMs < KEPT_OPEN_MS;
    const { url } = endpoint.probe;
    const bytesAs = (asked: string, warmth = { isWarm, sinceAnswerMs: paceMs }): number => {
      const bytes = cost({ browser, kind: asked, url, answered: true, ...warmth });
      return count({ ...bytes, isWarm: warmth.isWarm });
    };
    const proofs =
      isWarm && hasMore(endpoint.probe, tier, watch.sight)
        ? provenShare(endpoint, paceMs, watch, endpoints)
        : 1;
    const bytes = proofs * bytesAs(kind) + (1 - proofs) * bytesAs(bareKind(tier));
    // What is kept open is new each morning.
    const mornings = isWarm ? 30 * bytesAs(kind, { isWarm: false, sinceAnswerMs: DAY_MS }) : 0;
    return mornings + bytes * asksAMonth(paceMs, watch);
  };
  return (
    freshBytes(service, watch, endpoints, count) +
    service.endpoints.reduce((sum, endpoint) => sum + bytesOf(endpoint), 0)
  );
}

/** How often something that opens a connection by itself is asked, where anything of the service does. */
function openingPaces(service: Service, watch: Watch, endpoints: State['endpoints']): number[] {
  const tier = tierOf(service.id, watch.sight);
  return usable(service)
    .filter(({ probe }) => opensAlways(probe) && kindFor(probe, tier, watch.sight))
    .map((endpoint) => roundedPace(paceOf(endpoint, service, watch, endpoints), watch, endpoints));
}

/** Of looks on new connections that are made for their own sake: so many as what opens one anyway leaves to be made. */
function freshBytes(service: Service, watch: Watch, endpoints: State['endpoints'], count: Counting): number {
  const { browser } = watch.sight;
  const lead = leadOf(service);
  const kind = lead && freshKind(lead.probe, tierOf(service.id, watch.sight), watch.sight);
  if (!kind || !isKeptOpen(lead, service, watch, endpoints)) return 0;
  const { freshMs } = pace(watch);
  const anyway = openingPaces(service, watch, endpoints).reduce(
    (sum, paceMs) => sum + asksAMonth(paceMs, watch),
    0,
  );
  const isWarm = false;
  const { url } = lead.probe;
  const bytes = cost({ browser, kind, url, answered: true, isWarm, sinceAnswerMs: freshMs });
  return Math.max(0, asksAMonth(freshMs, watch) - anyway) * count({ ...bytes, isWarm });
}

/** How often something of it is asked on a new connection; `Infinity` where this browser asks it on kept ones alone. */
function newPaceMs(service: Service, watch: Watch, endpoints: State['endpoints']): number {
  const lead = leadOf(service);
  if (!lead) return Infinity;
  const leadMs = paceOf(lead, service, watch, endpoints);
  const isAskedAfresh = freshKind(lead.probe, tierOf(service.id, watch.sight), watch.sight);
  const freshMs = isAskedAfresh ? pace(watch).freshMs : Infinity;
  const own = isKeptOpen(lead, service, watch, endpoints) ? freshMs : leadMs;
  return Math.min(own, ...openingPaces(service, watch, endpoints));
}

/** How often its messaging edge is looked at: by proofs where the cheap endpoint gives them, else by its dear ones, if any may be asked. */
function edgePaces(service: Service, watch: Watch, endpoints: State['endpoints']): number[] {
  const tier = tierOf(service.id, watch.sight);
  const lead = leadOf(service);
  if (lead && isSeenCheaply(service, watch, endpoints)) return [proofMs(lead.probe, watch)];
  return service.endpoints
    .filter((one) => one.serves === 'messages' && isDear(one) && !isSecond(one, service))
    .filter(({ probe }) => kindFor(probe, tier, watch.sight))
    .map((endpoint) => paceOf(endpoint, service, watch, endpoints));
}

/** Bytes a month of the controls: each now and then, and one every round where too few services speak for the line. */
function controlBytes(
  watched: readonly Service[],
  watch: Watch,
  roundEveryMs: number,
  count: Counting,
): number {
  if (watched.length === 0) return 0;
  const { rareMs } = pace(watch);
  const bytesAt = (everyMs: number, url: string): number => {
    const warmth = { isWarm: everyMs < KEPT_OPEN_MS, sinceAnswerMs: everyMs };
    const bytes = cost({ browser: watch.sight.browser, kind: 'opaque', url, answered: true, ...warmth });
    return count({ ...bytes, isWarm: warmth.isWarm }) * asksAMonth(everyMs, watch);
  };
  const rare = watch.controls.reduce((sum, { probe }) => sum + bytesAt(rareMs, probe.url), 0);
  // One and the same each round, so that its connection stays warm where the pace allows that.
  return rare + (speakForTheLine(watched) ? 0 : bytesAt(roundEveryMs, 'https:'));
}

/**
 * What this pace costs for the chosen services, of whose endpoints this is known, and how late it can be.
 * @param count left out: as a meter counts
 */
export function costOf(
  watch: Watch,
  endpoints: State['endpoints'] = {},
  count: Counting = metered,
): PresetCost {
  const ms = roundMs(active(watch), watch, endpoints);
  const watched = active(watch).filter(({ id }) => !isOnlyWhenAsked(watch, id));
  const pages = watched.flatMap((service) => {
    const lead = leadOf(service);
    return lead && !isDear(lead) ? paceOf(lead, service, watch, endpoints) : [];
  });
  const edges = watched.flatMap((service) => edgePaces(service, watch, endpoints));
  const pageMs = roundedPace(Math.max(ms, ...pages), watch, endpoints);
  // Where it is not asked every round, its turn may come just after one.
  const later = edges.map((edge) => roundedPace(edge, watch, endpoints) + (edge > ms ? ms : 0));
  const edgeMs = Math.max(pageMs, ...later);
  const newMs = Math.max(ms, ...watched.map((service) => newPaceMs(service, watch, endpoints)));
  const bytes = watched.reduce((sum, service) => sum + monthlyBytes(service, watch, endpoints, count), 0);
  return {
    preset: watch.settings.preset,
    bytesAMonth: Math.round(bytes + controlBytes(watched, watch, ms, count)),
    worstPageDelayMs: pageMs + CONFIRMATION_MS,
    worstSocketDelayMs: edgeMs + CONFIRMATION_MS,
    ...(newMs < Infinity && { worstNewDelayMs: roundedPace(newMs, watch, endpoints) + ms + CONFIRMATION_MS }),
  };
}

/** What each preset would cost for the chosen services, and how late it can be, were its own interval kept. */
export function presetCosts(watch: Watch, endpoints: State['endpoints'] = {}): PresetCost[] {
  const { everyMs: _, ...settings } = watch.settings;
  return (Object.keys(PACES) as Preset[]).map((preset) =>
    costOf({ ...watch, settings: { ...settings, preset }, circumstances: {} }, endpoints),
  );
}

/** Where hardly anything is left, at least so often. */
const SPARSE_MOST_MS = 12 * HOUR_MS;

/** What the month keeps back for doubts: as much as two days get. */
const RESERVE_DAYS = 2;

/** Bytes that may be spent in each hour from now on, if this day takes no more than its share of what the month has left. */
function allowedAnHour({ spent }: State, capBytes: number, now: number): number {
  const day = dayOf(now);
  const usedBytes = spent.month === day.slice(0, 7) ? spent.monthBytes : 0;
  const todayBytes = spent.day === day ? spent.todayBytes : 0;
  const daysLeft = Math.ceil((monthEndAt(day.slice(0, 7)) - now) / DAY_MS);
  const todaysBytes = (capBytes - usedBytes + todayBytes) / (Math.max(1, daysLeft) + RESERVE_DAYS);
  const hoursLeft = Math.min(AWAKE_HOURS, (DAY_MS - (now % DAY_MS)) / HOUR_MS);
  return Math.max(0, todaysBytes - todayBytes) / Math.max(hoursLeft, 1 / 60);
}

/**
 * What is watched, at the pace that the cap allows: as chosen; with dear looks as rare as if data were saved; or everything so
 * rarely that it fits. A day begins with its share of the month, so one that cost more makes the next ones sparser.
 */
export function withinCap(state: State, watch: Watch, now: number): Watch {
  const { capBytes } = watch.settings;
  if (capBytes === undefined) return watch;
  const allowed = allowedAnHour(state, capBytes, now);
  const bent = (more: Circumstances): Watch => ({
    ...watch,
    circumstances: { ...watch.circumstances, ...more },
  });
  const bytesAnHour = (at: Watch): number => costOf(at, state.endpoints).bytesAMonth / (30 * AWAKE_HOURS);
  const saving = bent({ savesData: true });
  const fitting = [watch, saving].find((at) => bytesAnHour(at) <= allowed);
  if (fitting) return fitting;
  // Every look opens a connection at this pace, so that it costs as much as it would in an hour.
  const hourly = bent({ savesData: true, sparseMs: HOUR_MS });
  const sparseMs = Math.ceil((HOUR_MS * bytesAnHour(hourly)) / Math.max(1, allowed) / MINUTE_MS) * MINUTE_MS;
  return bent({ savesData: true, sparseMs: Math.min(SPARSE_MOST_MS, sparseMs) });
}

/** The rows of the popup: one for each chosen service, worst first, paused last. */
import { tierOf } from '../model/capability.ts';
import { isOldNews } from '../judge/belief.ts';
import { strip } from '../history/days.ts';
import type { Endpoint, Service } from '../model/service.ts';
import type { EndpointBelief, ServiceBelief, State } from '../model/state.ts';
import { choiceOf } from '../model/choices.ts';
import { isWell, type Status, type Tier } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import { isAhead, isStale } from '../model/time.ts';
import { estimate } from '../model/incident.ts';
import type { BareRow, Row } from './types.ts';

const CELL_MS = 15 * 60_000;
const CELLS = 96;
const WORST_FIRST: readonly Status[] = ['down', 'degraded', 'unknown', 'up', 'paused'];

const say = sentencesOf('row');

/** What is known is old: said with its age, never as if it were so now. */
function old(belief: ServiceBelief, checkedAt: number, isOnlyWhenAsked: boolean, now: number): Sentence {
  if (isAhead(checkedAt, now)) return say('connection');
  const agoMs = { durationMs: Math.max(0, now - checkedAt) };
  if (isOnlyWhenAsked) return say('only-when-asked', { at: { time: checkedAt } });
  return say(belief.status === 'up' ? 'last-answered' : 'last-checked', { agoMs });
}

function summary(
  row: Pick<Row, 'status' | 'cause' | 'isChecking' | 'sinceAt' | 'proven' | 'failing'>,
  belief: ServiceBelief | undefined,
  now: number,
): Sentence {
  const since = { time: row.sinceAt ?? now };
  const sinceAt = { sinceAt: since };
  if (row.status === 'paused') return say('paused');
  if (row.status === 'unknown' && !row.isChecking) {
    if (row.cause === 'connection') return say('connection');
    if (belief?.rule === 'no-voice') return say('never-answered');
    return say('not-checked');
  }
  if (row.isChecking) return say('checking');
  const { rule } = belief ?? {};
  if (row.status === 'degraded') {
    if (rule === 'slow' || rule === 'throttled') return say(rule);
    return say(rule === 'some-fail' ? 'unsteady' : 'degraded', sinceAt);
  }
  if (row.status === 'down') {
    if (belief && isOldNews(belief, now)) return say('down-usual', sinceAt);
    if (row.cause === 'blocked') return say('blocked', sinceAt);
    if (rule === 'server-errors') return say('errors', sinceAt);
    return say('down', { ...sinceAt, durationMs: { durationMs: Math.max(0, now - since.time) } });
  }
  if (row.status === 'reached') return say(row.proven === 'website' ? 'reached' : 'way-open');
  return say(row.failing ? `up-${row.failing}` : 'up');
}

/** What its answers prove of it: that messages pass, that something else of it answers, or no more than that a way is open. */
function proven({ status, rule }: ServiceBelief): Row['proven'] {
  if (status === 'up' || status === 'degraded') return 'messaging';
  return rule === 'way-open' || status !== 'reached' ? 'nothing' : 'website';
}

/** What is held about its endpoints on the present tier. */
export function heldOf(state: State, { endpoints }: Service, tier: Tier): HeldEndpoint[] {
  return endpoints.flatMap((endpoint) => {
    const belief = state.endpoints[endpoint.id];
    return belief?.tier === tier && !endpoint.brokenSince ? { endpoint, belief } : [];
  });
}

export interface HeldEndpoint {
  endpoint: Endpoint;
  belief: EndpointBelief;
}

/** Share of requests that failed since the trouble began, where some answer. */
function failingShare(held: readonly HeldEndpoint[]): number | undefined {
  const partly = held.find(({ belief }) => belief.outage === 'partial')?.belief.run;
  return partly && partly.failures / (partly.failures + partly.answers);
}

/** A function beside messages of which nothing answers. */
function failingFunction(held: readonly HeldEndpoint[]): Row['failing'] {
  return (['media', 'account'] as const).find((name) => {
    const own = held.filter(({ endpoint }) => endpoint.serves === name);
    return own.length > 0 && own.every(({ belief }) => belief.outage === 'full');
  });
}

function lastAskedAt(state: State, service: Service): number | undefined {
  const asked = service.endpoints.flatMap(({ id }) => state.endpoints[id]?.askedAt ?? []);
  return asked.length ? Math.max(...asked) : undefined;
}

function bareRow(state: State, service: Service, watch: Watched, now: number): BareRow {
  const belief = state.services[service.id];
  const tier = tierOf(service.id, watch.sight);
  const held = heldOf(state, service, tier);
  const choice = choiceOf(watch, service.id);
  const isPaused = choice?.isPaused === true;
  const isOnlyWhenAsked = choice?.isOnlyWhenAsked === true;
  const checkedAt = lastAskedAt(state, service);
  const isOld = isStale(isOnlyWhenAsked ? checkedAt : state.steppedAt, now);
  const status: Status = isPaused ? 'paused' : isOld ? 'unknown' : (belief?.status ?? 'unknown');
  const isShown = !isPaused && !isOld && !isWell(status) && belief !== undefined;
  const isDetailed = tier === 'detailed';
  const share = failingShare(held);
  const failing = isWell(status) ? failingFunction(held) : undefined;
  const facts = {
    status,
    ...(isShown && belief.cause && { cause: belief.cause }),
    ...(isShown && belief.since && { sinceAt: estimate(belief.since) }),
    isChecking: !isPaused && !isOld && belief?.isDoubted === true,
    proven: belief ? proven(belief) : ('nothing' as const),
    ...(failing && { failing }),
  };
  return {
    id: service.id,
    name: service.name,
    operator: service.operator,
    url: service.url,
    isEndToEndEncrypted: service.isEndToEndEncrypted,
    ...(service.onlyIn && { isReadByState: true }),
    ...facts,
    ...(share !== undefined && { failingShare: share }),
    summary:
      isOld && !isPaused && belief && checkedAt
        ? old(belief, checkedAt, isOnlyWhenAsked, now)
        : summary(facts, isOld ? undefined : belief, now),
    ...(checkedAt !== undefined && { checkedAt }),
    isDetailed,
    ...(choice?.wantsDetailed && !isDetailed && { wasTakenBack: true }),
    ...(service.isOwn && { isOwn: true }),
    ...(choice?.isLeftOut && { isLeftOut: true }),
  };
}

export function bareRows(state: State, watch: Watched, now: number): readonly BareRow[] {
  // What is only reached is no trouble.
  const rank = ({ status }: BareRow): number => WORST_FIRST.indexOf(isWell(status) ? 'up' : status);
  return watch.services
    .map((service) => bareRow(state, service, watch, now))
    .sort((a, b) => rank(a) - rank(b));
}

export function withStrip(row: BareRow, state: State, now: number, startedAt?: number): Row {
  return { ...row, strip: strip(state, row.id, now, CELL_MS, CELLS, startedAt) };
}

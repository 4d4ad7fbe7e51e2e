/** The rows of the popup: one for each chosen service, worst first, paused last. */
import { tierOf } from '../model/capability.ts';
import { isOldNews } from '../judge/belief.ts';
import { strip } from '../history/days.ts';
import type { Service } from '../model/service.ts';
import type { ServiceBelief, State } from '../model/state.ts';
import { choiceOf } from '../model/choices.ts';
import { findWitnesses, type Witness, type Witnesses } from '../judge/witnesses.ts';
import type { Status } from '../model/terms.ts';
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
  row: Pick<Row, 'status' | 'cause' | 'isChecking' | 'sinceAt' | 'proven'>,
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
  if (row.status === 'degraded') return belief?.rule === 'slow' ? say('slow') : say('degraded', sinceAt);
  if (row.status === 'down') {
    if (belief && isOldNews(belief, now)) return say('down-usual', sinceAt);
    if (row.cause === 'blocked') return say('blocked', sinceAt);
    return say('down', { ...sinceAt, durationMs: { durationMs: Math.max(0, now - since.time) } });
  }
  return say(row.proven === 'messaging' ? 'up' : `up-${row.proven}`);
}

/** Those that answer with more than a connection that opens. */
function answeringOf(witnesses: readonly Witness[]): Witness[] {
  return witnesses.filter(({ belief }) => belief.answersInARow > 0 && belief.grade > 0);
}

/** What its answers have proven: the messaging protocol, or only that websites and edges answer. */
function proven({ voiced }: Witnesses): Row['proven'] {
  const answering = answeringOf(voiced);
  if (answering.length === 0) return 'nothing';
  const isMessaging = answering.some(
    ({ endpoint, belief }) =>
      endpoint.serves === 'messages' && (belief.grade >= 2 || endpoint.probe.url.startsWith('wss:')),
  );
  return isMessaging ? 'messaging' : 'website';
}

function latency({ voiced, deciding }: Witnesses): Pick<Row, 'latencyMs' | 'normalLatencyMs'> {
  const speaking = answeringOf(deciding);
  const answering = speaking.length > 0 ? speaking : answeringOf(voiced);
  const quickest = answering.sort((a, b) => a.belief.latencyMs! - b.belief.latencyMs!)[0]?.belief;
  if (quickest?.latencyMs === undefined) return {};
  const latencyMs = Math.round(quickest.latencyMs);
  return quickest.normal
    ? { latencyMs, normalLatencyMs: Math.round(quickest.normal.medianMs) }
    : { latencyMs };
}

/** Share of requests that failed since the trouble began, over the deciding endpoints. */
function failingShare({ deciding }: Witnesses): number | undefined {
  const partly = deciding.find(({ belief }) => belief.outage === 'partial')?.belief;
  if (!partly?.run) return undefined;
  return partly.run.failures / (partly.run.failures + partly.run.answers);
}

function lastAskedAt(state: State, service: Service): number | undefined {
  const asked = service.endpoints.flatMap(({ id }) => state.endpoints[id]?.askedAt ?? []);
  return asked.length ? Math.max(...asked) : undefined;
}

function bareRow(state: State, service: Service, watch: Watched, now: number): BareRow {
  const belief = state.services[service.id];
  const witnesses = findWitnesses(state, service, watch, now);
  const choice = choiceOf(watch, service.id);
  const isPaused = choice?.isPaused === true;
  const isOnlyWhenAsked = choice?.isOnlyWhenAsked === true;
  const checkedAt = lastAskedAt(state, service);
  const isOld = isStale(isOnlyWhenAsked ? checkedAt : state.steppedAt, now);
  const status: Status = isPaused ? 'paused' : isOld ? 'unknown' : (belief?.status ?? 'unknown');
  const isShown = !isPaused && !isOld && status !== 'up' && belief !== undefined;
  const isDetailed = tierOf(service.id, watch.sight) === 'detailed';
  const share = failingShare(witnesses);
  const facts = {
    status,
    ...(isShown && belief.cause && { cause: belief.cause }),
    ...(isShown && belief.since && { sinceAt: estimate(belief.since) }),
    isChecking: !isPaused && !isOld && belief?.isDoubted === true,
    proven: proven(witnesses),
  };
  return {
    id: service.id,
    name: service.name,
    operator: service.operator,
    url: service.url,
    isEndToEndEncrypted: service.isEndToEndEncrypted,
    ...facts,
    ...(share !== undefined && { failingShare: share }),
    summary:
      isOld && !isPaused && belief && checkedAt
        ? old(belief, checkedAt, isOnlyWhenAsked, now)
        : summary(facts, isOld ? undefined : belief, now),
    ...latency(witnesses),
    ...(checkedAt !== undefined && { checkedAt }),
    isDetailed,
    ...(choice?.wantsDetailed && !isDetailed && { wasTakenBack: true }),
    ...(service.isOwn && { isOwn: true }),
  };
}

export function bareRows(state: State, watch: Watched, now: number): readonly BareRow[] {
  const order = watch.services.map(({ id }) => id);
  return watch.services
    .map((service) => bareRow(state, service, watch, now))
    .sort(
      (a, b) =>
        WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status) ||
        order.indexOf(a.id) - order.indexOf(b.id),
    );
}

export function withStrip(row: BareRow, state: State, now: number): Row {
  return { ...row, strip: strip(state, row.id, now, CELL_MS, CELLS) };
}

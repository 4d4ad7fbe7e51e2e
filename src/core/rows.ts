/** The rows of the popup: one for each chosen service, worst first, paused last. */
import { tierOf } from './asking.ts';
import { estimate } from './belief.ts';
import { explain } from './explain.ts';
import { strip } from './history.ts';
import { sceneOf, type Scene } from './judge.ts';
import type { Sentence, Service, Status, Watch } from './model.ts';
import type { ServiceBelief, State } from './state.ts';
import type { IncidentLine, Row } from './view.ts';
import { choiceOf } from './watching.ts';

const CELL_MS = 15 * 60_000;
const CELLS = 96;
const INCIDENTS = 5;
const WORST_FIRST: readonly Status[] = ['down', 'degraded', 'unknown', 'up', 'paused'];

const say = (key: string, values: Sentence['values'] = {}): Sentence => ({ key: `row_${key}`, values });

function summary(
  row: Pick<Row, 'status' | 'cause' | 'isChecking' | 'sinceAt' | 'proven'>,
  belief: ServiceBelief | undefined,
  now: number,
): Sentence {
  const since = { time: row.sinceAt ?? now };
  const sinceAt = { sinceAt: since };
  if (row.status === 'paused') return say('paused');
  if (row.status === 'unknown') {
    if (row.cause === 'connection') return say('connection');
    if (belief?.rule === 'no-voice') return say('never-answered');
    return say('not-checked');
  }
  if (row.isChecking) return say('checking');
  if (row.status === 'degraded') return belief?.rule === 'slow' ? say('slow') : say('degraded', sinceAt);
  if (row.status === 'down') {
    if (belief?.usualSinceAt !== undefined) return say('down-usual', sinceAt);
    if (row.cause === 'blocked') return say('blocked', sinceAt);
    return say('down', { ...sinceAt, durationMs: { durationMs: Math.max(0, now - since.time) } });
  }
  return say(row.proven === 'messaging' ? 'up' : 'up-website');
}

/** What its answers have proven: the messaging protocol, or only that websites and edges answer. */
function proven(scene: Scene): Row['proven'] {
  const answering = scene.voiced.filter(({ belief }) => belief.goods > 0);
  if (answering.length === 0) return 'nothing';
  const isMessaging = answering.some(
    ({ endpoint, belief }) =>
      endpoint.role === 'messaging' && (belief.grade >= 2 || endpoint.probe.url.startsWith('wss:')),
  );
  return isMessaging ? 'messaging' : 'website';
}

function latency(scene: Scene): Pick<Row, 'latencyMs' | 'normalLatencyMs'> {
  const answering = scene.deciding.filter(({ belief }) => belief.goods > 0 && belief.latencyMs !== undefined);
  const quickest = answering.sort((a, b) => a.belief.latencyMs! - b.belief.latencyMs!)[0]?.belief;
  if (!quickest) return {};
  return {
    latencyMs: Math.round(quickest.latencyMs!),
    ...(quickest.normal && { normalLatencyMs: Math.round(quickest.normal.medianMs) }),
  };
}

/** Share of requests that failed since the trouble began, over the deciding endpoints. */
function failingShare(scene: Scene): number | undefined {
  const partly = scene.deciding.find(({ belief }) => belief.held === 'partly')?.belief;
  if (!partly?.run) return undefined;
  return partly.run.failures / (partly.run.failures + partly.run.answers);
}

function incidentLines(state: State, service: Service): IncidentLine[] {
  return state.incidents
    .filter(({ services }) => services.includes(service.id))
    .slice(-INCIDENTS)
    .reverse()
    .map(({ id, openedAt, resolvedAt, cause }) => ({
      id,
      openedAt,
      ...(resolvedAt !== undefined && { resolvedAt }),
      cause,
      sentence:
        resolvedAt === undefined
          ? { key: 'incident_open', values: { sinceAt: { time: openedAt } } }
          : {
              key: 'incident_resolved',
              values: {
                sinceAt: { time: openedAt },
                untilAt: { time: resolvedAt },
                durationMs: { durationMs: resolvedAt - openedAt },
              },
            },
    }));
}

function row(state: State, service: Service, watch: Watch, now: number): Row {
  const belief = state.services[service.id];
  const scene = sceneOf(state, service, watch, now);
  const isPaused = choiceOf(watch, service.id)?.isPaused === true;
  const status: Status = isPaused ? 'paused' : (belief?.status ?? 'unknown');
  const isShown = !isPaused && status !== 'up' && belief !== undefined;
  const share = failingShare(scene);
  const facts = {
    status,
    ...(isShown && belief.cause && { cause: belief.cause }),
    ...(isShown && belief.since && { sinceAt: estimate(belief.since) }),
    isChecking: !isPaused && belief?.isDoubted === true,
    proven: proven(scene),
  };
  return {
    id: service.id,
    name: service.name,
    operator: service.operator,
    url: service.url,
    isEndToEndEncrypted: service.isEndToEndEncrypted,
    ...facts,
    ...(share !== undefined && { failingShare: share }),
    summary: summary(facts, belief, now),
    ...latency(scene),
    strip: strip(state, service.id, now, CELL_MS, CELLS),
    evidence: isPaused ? [] : explain(state, service, scene, watch),
    incidents: incidentLines(state, service),
    isDetailed: tierOf(service.id, watch.sight) === 'detailed',
  };
}

export function rows(state: State, watch: Watch, now: number): readonly Row[] {
  const order = watch.services.map(({ id }) => id);
  return watch.services
    .map((service) => row(state, service, watch, now))
    .sort(
      (a, b) =>
        WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status) ||
        order.indexOf(a.id) - order.indexOf(b.id),
    );
}

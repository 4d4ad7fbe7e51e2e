/** What an open row shows of one service: why we think so, and what happened here. Computed only when somebody looks. */
import { explain } from './why.ts';
import { functionsOf } from './functions.ts';
import { cameAndWent, causeOfIncident, isOnlySlow, unseenEnd, type Incident } from '../model/incident.ts';
import { ownPart } from '../model/own-part.ts';
import { serviceFacts } from '../judge/facts.ts';
import type { Service } from '../model/service.ts';
import type { State } from '../model/state.ts';
import { choiceOf, isOnlyWhenAsked } from '../model/choices.ts';
import type { ServiceId } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';
import type { Sentence } from '../model/sentence.ts';
import { isStale } from '../model/time.ts';
import type { Details, Evidence, IncidentLine } from './types.ts';

const INCIDENTS_SHOWN = 5;

/** What is said of one that goes on, and of one that is over. */
const SAID = {
  down: ['incident_open', 'incident_resolved'],
  degraded: ['incident_part-open', 'incident_part-resolved'],
  slow: ['incident_slow-open', 'incident_slow-resolved'],
  unsteady: ['incident_unsteady-open', 'incident_unsteady-resolved'],
} as const;

function kindOf(incident: Incident, now: number): keyof typeof SAID {
  if (isOnlySlow(incident)) return 'slow';
  return cameAndWent(incident, incident.resolvedAt ?? now) ? 'unsteady' : incident.status;
}

/** Never "no answer" of what answered in part, and no moment of an end that nobody watched. */
function sentenceOf(incident: Incident, now: number): Sentence {
  const { openedAt, resolvedAt } = incident;
  const sinceAt = { time: openedAt };
  const beforeAt = unseenEnd(incident);
  if (beforeAt !== undefined)
    return { key: 'incident_unseen', values: { sinceAt, untilAt: { time: beforeAt } } };
  const [isOn, isOver] = SAID[kindOf(incident, now)];
  const durationMs = { durationMs: Math.max(0, (resolvedAt ?? now) - openedAt) };
  return resolvedAt === undefined
    ? { key: isOn, values: { sinceAt, durationMs } }
    : { key: isOver, values: { sinceAt, untilAt: { time: resolvedAt }, durationMs } };
}

function incidentLine(incident: Incident, now: number): IncidentLine {
  const { id, openedAt, resolvedAt } = incident;
  const sentence = sentenceOf(incident, now);
  return {
    id,
    openedAt,
    ...(resolvedAt !== undefined && { resolvedAt }),
    cause: causeOfIncident(incident),
    sentence,
  };
}

/** Incidents of a service, the latest first, each as it was for that service. */
export function incidentLines(
  incidents: readonly Incident[],
  service: ServiceId,
  now: number,
): IncidentLine[] {
  return incidents
    .filter(({ services }) => services.includes(service))
    .map((incident) => incidentLine(ownPart(incident, service), now))
    .sort((a, b) => b.openedAt - a.openedAt);
}

/** Those that lasted at some time between two moments. */
export const during = (lines: readonly IncidentLine[], from: number, to: number): IncidentLine[] =>
  lines.filter(({ openedAt, resolvedAt = Infinity }) => openedAt < to && resolvedAt > from);

/** What was seen keeps its times; how it was judged then says nothing of now. */
function evidenceOf(state: State, service: Service, watch: Watched, now: number): readonly Evidence[] {
  if (choiceOf(watch, service.id)?.isPaused) return [];
  const evidence = explain(state, service, serviceFacts(state, service, watch, now), watch);
  const isOnAsking = isOnlyWhenAsked(watch, service.id);
  const judgedAt = isOnAsking ? state.services[service.id]?.judgedAt : state.steppedAt;
  if (!isStale(judgedAt, now)) return evidence;
  return evidence.filter(({ sentence }) => sentence.key !== 'evidence_rule');
}

export function details(state: State, service: Service, watch: Watched, now: number): Details {
  return {
    functions: functionsOf(state, service, watch, now),
    evidence: evidenceOf(state, service, watch, now),
    incidents: incidentLines(state.incidents, service.id, now).slice(0, INCIDENTS_SHOWN),
  };
}

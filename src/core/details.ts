/** What an open row shows of one service: why we think so, and what happened here. Computed only when somebody looks. */
import { explain } from './explain.ts';
import { sceneOf } from './scene.ts';
import type { Service, ServiceId, Watch } from './model.ts';
import type { Incident, State } from './state.ts';
import type { Details, IncidentLine } from './view.ts';
import { choiceOf } from './watching.ts';

const INCIDENTS = 5;

function lineOf({ id, openedAt, resolvedAt, cause }: Incident, now: number): IncidentLine {
  const sinceAt = { time: openedAt };
  const durationMs = { durationMs: Math.max(0, (resolvedAt ?? now) - openedAt) };
  const sentence =
    resolvedAt === undefined
      ? { key: 'incident_open', values: { sinceAt, durationMs } }
      : { key: 'incident_resolved', values: { sinceAt, untilAt: { time: resolvedAt }, durationMs } };
  return { id, openedAt, ...(resolvedAt !== undefined && { resolvedAt }), cause, sentence };
}

/** Incidents of a service, the latest first. */
export function incidentLines(
  incidents: readonly Incident[],
  service: ServiceId,
  now: number,
): IncidentLine[] {
  return incidents
    .filter(({ services }) => services.includes(service))
    .sort((a, b) => b.openedAt - a.openedAt)
    .map((incident) => lineOf(incident, now));
}

/** Those that lasted at some time between two moments. */
export const during = (lines: readonly IncidentLine[], from: number, to: number): IncidentLine[] =>
  lines.filter(({ openedAt, resolvedAt = Infinity }) => openedAt < to && resolvedAt > from);

export function details(state: State, service: Service, watch: Watch, now: number): Details {
  const isPaused = choiceOf(watch, service.id)?.isPaused === true;
  return {
    evidence: isPaused ? [] : explain(state, service, sceneOf(state, service, watch, now), watch),
    incidents: incidentLines(state.incidents, service.id, now).slice(0, INCIDENTS),
  };
}

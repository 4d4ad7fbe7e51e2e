/** What an open row shows of one service: why we think so, and what happened here. Computed only when somebody looks. */
import { explain } from './explain.ts';
import { sceneOf } from './judge.ts';
import type { Service, Watch } from './model.ts';
import type { State } from './state.ts';
import type { Details, IncidentLine } from './view.ts';
import { choiceOf } from './watching.ts';

const INCIDENTS = 5;

/** The latest incidents of a service, the latest first. */
function incidentLines(state: State, service: Service, now: number): IncidentLine[] {
  return state.incidents
    .filter(({ services }) => services.includes(service.id))
    .slice(-INCIDENTS)
    .reverse()
    .map(({ id, openedAt, resolvedAt, cause }) => {
      const sinceAt = { time: openedAt };
      const durationMs = { durationMs: Math.max(0, (resolvedAt ?? now) - openedAt) };
      const sentence =
        resolvedAt === undefined
          ? { key: 'incident_open', values: { sinceAt, durationMs } }
          : { key: 'incident_resolved', values: { sinceAt, untilAt: { time: resolvedAt }, durationMs } };
      return { id, openedAt, ...(resolvedAt !== undefined && { resolvedAt }), cause, sentence };
    });
}

export function details(state: State, service: Service, watch: Watch, now: number): Details {
  const isPaused = choiceOf(watch, service.id)?.isPaused === true;
  return {
    evidence: isPaused ? [] : explain(state, service, sceneOf(state, service, watch, now), watch),
    incidents: incidentLines(state, service, now),
  };
}

/**
 * Incidents: spans in which services of one operator, or several that fell in the same minute and so share a provider, did not
 * answer as they should; opened, amended, resolved.
 */
import { unseenEnd, estimate, TIMELINE_MOST, type Incident, type Reason } from '../model/incident.ts';
import { IN_STATE_MS } from '../model/keeping.ts';
import type { Service } from '../model/service.ts';
import { isTrouble, type ServiceBelief, type State } from '../model/state.ts';
import { isWell, type Cause, type Failure, type IncidentCause, type ServiceId } from '../model/terms.ts';
import type { Between } from '../model/observation.ts';
import type { Watch } from '../model/watch.ts';
import { MINUTE_MS } from '../model/time.ts';

/** A service that fails again so soon after the end had not recovered: the incident goes on. */
const RELAPSE_MS = 15 * MINUTE_MS;

/**
 * So many operators whose services fail within minutes have not all failed by themselves; of two that fail in one way one
 * cause is told.
 */
const SHARED = { operators: 3, alike: 2 };

/** Estimates of the beginning lie no further apart; of two that are alike the spans in which they began nearly touch too. */
const TOGETHER = { mostMs: 5 * MINUTE_MS, apartMs: MINUTE_MS / 2 };

/** What one step means for one service. */
export interface ServiceStep {
  service: Service;
  belief: ServiceBelief;
  reason: Reason;
  /** When its trouble ended, once it is up. */
  ended: Between;
  /** What was seen to fail cannot be asked any more. */
  isUnseen: boolean;
}

function withReason(timeline: readonly Reason[], reason: Reason): readonly Reason[] {
  const last = timeline.findLast(({ service }) => service === reason.service);
  if (last?.rule === reason.rule && last.failure === reason.failure) return timeline;
  return timeline.length < TIMELINE_MOST ? [...timeline, reason] : timeline;
}

/** The cause as an incident keeps it. */
const keptCause = (cause: Cause | undefined): IncidentCause =>
  cause === undefined || cause === 'throttled' ? 'unclear' : cause;

/** The cause that all who know agree on; what was concluded stays unless it is contradicted. */
function causeOf(causes: readonly (Cause | undefined)[], before: IncidentCause): IncidentCause {
  const known = causes.map(keptCause).filter((cause) => cause !== 'unclear');
  const [first] = known;
  if (!first) return before;
  return known.every((cause) => cause === first) ? first : 'unclear';
}

function openIncident(step: ServiceStep, at: number): Incident {
  const between = step.belief.since ?? { afterAt: at, beforeAt: at };
  const openedAt = Math.min(at, estimate(between));
  return {
    id: `${step.service.operator.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${Math.round(openedAt / 1000)}`,
    operator: step.service.operator,
    services: [step.service.id],
    status: step.belief.status === 'down' ? 'down' : 'degraded',
    cause: keptCause(step.belief.cause),
    openedAt,
    between,
    believedAt: at,
    timeline: [step.reason],
    relapses: 0,
  };
}

/** The spells in which all answered, with the one from the end that was none to this relapse. */
function lulls({ lulls: before, resolvedAt }: Incident, { belief }: ServiceStep): Pick<Incident, 'lulls'> {
  const { count = 0, totalMs = 0 } = before ?? {};
  const lullMs = belief.since && resolvedAt !== undefined ? estimate(belief.since) - resolvedAt : 0;
  // Another service's trouble may have begun before that end.
  if (lullMs <= 0) return {};
  return { lulls: { count: count + 1, totalMs: totalMs + lullMs } };
}

/** The timeline with the answers of these services in between. */
const withAnswers = (incident: Incident, services: readonly ServiceId[], at: number): Incident => ({
  ...incident,
  timeline: services.reduce<readonly Reason[]>(
    (timeline, service) => withReason(timeline, { at, service, rule: 'answers' }),
    incident.timeline,
  ),
});

function reopen(incident: Incident, step: ServiceStep): Incident {
  const { resolvedAt: _at, resolvedBetween: _between, lostSightAt: _lost, ...rest } = incident;
  const lull = lulls(incident, step);
  const before = lull.lulls ? withAnswers(rest, rest.services, incident.resolvedAt!) : rest;
  return amend({ ...before, relapses: incident.relapses + 1, ...lull }, step);
}

function amend(incident: Incident, step: ServiceStep): Incident {
  const services = incident.services.includes(step.service.id)
    ? incident.services
    : [...incident.services, step.service.id];
  const operator = incident.operator === step.service.operator ? incident.operator : '';
  return { ...incident, operator, services, timeline: withReason(incident.timeline, step.reason) };
}

/** It ended, as it seemed: this service has relapsed, or another one's trouble had begun before that. */
function goesOn(incident: Incident, { service, belief }: ServiceStep, at: number): boolean {
  if (incident.resolvedAt === undefined || at - incident.resolvedAt >= RELAPSE_MS) return false;
  const overlaps = belief.since !== undefined && estimate(belief.since) <= incident.resolvedAt;
  // What ended while nobody watched may have ended long ago.
  return overlaps || (incident.services.includes(service.id) && unseenEnd(incident) === undefined);
}

const beganIn = ({ belief }: ServiceStep): Between => belief.since ?? { afterAt: NaN, beforeAt: NaN };

const beganNear = (one: Between, other: Between): boolean =>
  Math.abs(estimate(one) - estimate(other)) <= TOGETHER.mostMs;

/** How somebody fails between here and a service, who is between here and others too. */
const ON_THE_WAY: ReadonlySet<Failure | undefined> = new Set([
  'dns',
  'tls',
  'certificate',
  'reset',
  'closed',
]);

const isConcluded = (cause: Cause | undefined): boolean => cause === 'service' || cause === 'blocked';

/** Both causes are known, and are not one. */
const failApart = ({ belief: one }: ServiceStep, { belief: other }: ServiceStep): boolean =>
  isConcluded(one.cause) && isConcluded(other.cause) && one.cause !== other.cause;

/** They fail in one way, which is no chance: for a cause that is known, or in a layer that others share. */
function failAlike({ belief, reason }: ServiceStep, other: ServiceStep): boolean {
  const isCauseShared =
    isConcluded(belief.cause) && belief.cause === other.belief.cause && belief.rule === other.belief.rule;
  return isCauseShared || (ON_THE_WAY.has(reason.failure) && reason.failure === other.reason.failure);
}

const spansMeet = (one: Between, other: Between): boolean =>
  Math.max(one.afterAt, other.afterAt) - Math.min(one.beforeAt, other.beforeAt) <= TOGETHER.apartMs;

/** The services whose trouble began together with this one's, itself among them, where they are of enough operators; else none. */
function sharedWith(step: ServiceStep, steps: readonly ServiceStep[]): readonly ServiceId[] {
  const near = steps.filter(
    (other) => isTrouble(other.belief) && beganNear(beganIn(other), beganIn(step)) && !failApart(step, other),
  );
  const alike = near.filter((other) => failAlike(step, other) && spansMeet(beganIn(other), beganIn(step)));
  const operators = (some: readonly ServiceStep[]): number =>
    new Set(some.map(({ service }) => service.operator)).size;
  const found = operators(near) >= SHARED.operators ? near : operators(alike) >= SHARED.alike ? alike : [];
  return found.map(({ service }) => service.id);
}

/** The incident that a trouble belongs to: an operator has no two at a time. */
function incidentOf(
  incidents: readonly Incident[],
  step: ServiceStep,
  steps: readonly ServiceStep[],
  at: number,
): Incident | undefined {
  const { operator, id } = step.service;
  const mates = steps.filter(({ service }) => service.operator === operator).map(({ service }) => service.id);
  const own = incidents.filter(
    (one) => one.operator === operator || [id, ...mates].some((mate) => one.services.includes(mate)),
  );
  const isOpen = ({ resolvedAt }: Incident): boolean => resolvedAt === undefined;
  const together = sharedWith(step, steps);
  const shared = ({ between, services }: Incident): boolean =>
    beganNear(between, beganIn(step)) && together.some((other) => services.includes(other));
  return (
    own.find(isOpen) ??
    incidents.find((one) => isOpen(one) && shared(one)) ??
    own.findLast((incident) => goesOn(incident, step, at))
  );
}

function settle(
  incident: Incident,
  beliefs: State['services'],
  steps: readonly ServiceStep[],
  watch: Watch,
  at: number,
): Incident {
  if (incident.resolvedAt !== undefined) return incident;
  const chosen = incident.services.filter((id) => watch.services.some((service) => service.id === id));
  const troubled = chosen.filter((id) => isTrouble(beliefs[id]));
  if (troubled.length > 0) {
    const isDown = incident.status === 'down' || troubled.some((id) => beliefs[id]!.status === 'down');
    const back = steps.filter(({ service, belief }) => chosen.includes(service.id) && belief.status === 'up');
    return {
      ...back.reduce((one, { service, ended }) => withAnswers(one, [service.id], estimate(ended)), incident),
      status: isDown ? 'down' : 'degraded',
      cause: causeOf(
        troubled.map((id) => beliefs[id]!.cause),
        // What others had named they have taken back.
        troubled.some((id) => beliefs[id]!.said === 'contradictory') ? 'unclear' : incident.cause,
      ),
    };
  }
  const own = steps.filter(({ service }) => chosen.includes(service.id));
  const unseen = new Set(own.filter(({ isUnseen }) => isUnseen).map(({ service }) => service.id));
  // Not judged is not recovered: the line may be dead.
  if (chosen.some((id) => !isWell(beliefs[id]?.status) && !unseen.has(id))) return incident;
  if (unseen.size > 0) return { ...incident, resolvedAt: at, lostSightAt: at };
  const ends = own.map(({ ended }) => ended);
  const between = ends.reduce((a, b) => (b.beforeAt > a.beforeAt ? b : a), {
    afterAt: at,
    beforeAt: ends.length ? 0 : at,
  });
  const resolvedAt = Math.max(incident.openedAt, Math.min(at, estimate(between)));
  return { ...incident, resolvedAt, resolvedBetween: between };
}

/** The incidents after a step. */
export function track(
  state: State,
  steps: readonly ServiceStep[],
  watch: Watch,
  at: number,
): readonly Incident[] {
  let incidents = state.incidents.filter(
    ({ resolvedAt }) => resolvedAt === undefined || at - resolvedAt < IN_STATE_MS,
  );
  for (const step of steps) {
    if (!isTrouble(step.belief)) continue;
    const known = incidentOf(incidents, step, steps, at);
    if (!known) incidents = [...incidents, openIncident(step, at)];
    else {
      const next = known.resolvedAt === undefined ? amend(known, step) : reopen(known, step);
      incidents = incidents.map((incident) => (incident === known ? next : incident));
    }
  }
  const beliefs: Record<ServiceId, ServiceBelief> = { ...state.services };
  for (const { service, belief } of steps) beliefs[service.id] = belief;
  return incidents.map((incident) => settle(incident, beliefs, steps, watch, at));
}

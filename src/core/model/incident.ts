/** What an incident is. */
import type { Cause, IncidentCause, Failure, ServiceId, Rule } from './terms.ts';
import type { Between } from './observation.ts';

/** A between wider than this says little about the middle: then the end that was seen is the estimate. */
export const NARROW_MS = 15 * 60_000;

/** A timeline is no longer than this. */
export const TIMELINE_MOST = 60;

/** One reason in an incident's timeline. */
export interface Reason {
  at: number;
  service: ServiceId;
  rule: Rule;
  failure?: Failure;
}

export interface Incident {
  id: string;
  /** Its number in the history, from 0. */
  serial?: number;
  /** Empty where services of several fell together: who provides for all of them is not known. */
  operator: string;
  services: readonly ServiceId[];
  status: 'degraded' | 'down';
  cause: IncidentCause;
  /** Estimate of the true beginning, inside `between`. */
  openedAt: number;
  between: Between;
  /** When it was believed. */
  believedAt: number;
  resolvedAt?: number;
  /** The end was not watched: it lies somewhere in here. */
  resolvedBetween?: Between;
  /** It ended for us alone: since then what had failed cannot be asked any more. */
  lostSightAt?: number;
  timeline: readonly Reason[];
  /** Ends that turned out not to be. */
  relapses: number;
  /** Spells after such an end in which all answered: how many, and how long they were together. */
  lulls?: { count: number; totalMs: number };
  toldAt?: number;
  /** The services that were named then. */
  toldServices?: readonly ServiceId[];
  unstableToldAt?: number;
  recoveryToldAt?: number;
}

/** All that was seen of it: answers came late. */
export function isOnlySlow({ status, timeline }: Incident): boolean {
  return status === 'degraded' && !timeline.some(({ rule }) => rule === 'part-fails' || rule === 'some-fail');
}

/** What each service was last seen to do, and whether that was to answer some and not others. */
function isUnsteady(rules: ReadonlyMap<ServiceId, Rule>): boolean {
  const held = [...rules.values()];
  return held.includes('some-fail') && held.every((rule) => rule === 'some-fail' || rule === 'answers');
}

/** It came and went: it stopped more than once, or most of the time some were answered and some were not. */
export function cameAndWent({ timeline, lulls, openedAt }: Incident, untilAt: number): boolean {
  if (lulls) return true;
  const rules = new Map<ServiceId, Rule>();
  let unsteadyMs = 0;
  // What was believed first had begun with the incident.
  let fromAt = openedAt;
  for (const [index, { service, rule }] of timeline.entries()) {
    rules.set(service, rule);
    const toAt = timeline[index + 1]?.at ?? untilAt;
    if (isUnsteady(rules)) unsteadyMs += Math.max(0, toAt - fromAt);
    fromAt = toAt;
  }
  return unsteadyMs > (untilAt - openedAt) / 2;
}

/** Why its services were not up, its timeline asked too. */
export function causeOfIncident(incident: Incident): Cause {
  const isThrottled = isOnlySlow(incident) && incident.timeline.some(({ rule }) => rule === 'throttled');
  return isThrottled && incident.cause === 'unclear' ? 'throttled' : incident.cause;
}

/** An end that was seen no closer than this is said as "some time before". */
const UNSEEN_END_MS = 15 * 60_000;

/** When its end was not watched: it lies somewhere before this. */
export function unseenEnd({ resolvedBetween }: Incident): number | undefined {
  if (!resolvedBetween) return undefined;
  const { afterAt, beforeAt } = resolvedBetween;
  return beforeAt - afterAt > UNSEEN_END_MS ? beforeAt : undefined;
}

/** Estimate of a moment known to lie in `between`: the middle errs least. */
export function estimate(between: Between): number {
  const width = between.beforeAt - between.afterAt;
  return width > NARROW_MS ? between.beforeAt : between.afterAt + width / 2;
}

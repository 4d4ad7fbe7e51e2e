/**
 * Connections that a server, or a box on the way, closes before the next round finds them: each look is as dear as the first.
 * Browsers say whether a connection was reused on granted hosts alone (`platform/timings.ts`); elsewhere a look that failed on a
 * connection supposed to be open, and was answered on a new one, tells as much.
 */
import { KEPT_OPEN_MS } from './cost.ts';
import type { Observation } from '../model/service.ts';
import type { EndpointBelief } from '../model/state.ts';

/** So many answers in a row: a change of network closes everything once. */
const ENOUGH = 4;

/** Answers in a row that needed a new connection, although one had been open a moment before; nothing once one was reused. */
export function learnReopened(before: EndpointBelief, seen: Observation): number | undefined {
  if (seen.isWarm) return undefined;
  const { goods, askedAt, answeredAt = -Infinity, reopened = 0, run, hard } = before;
  // Where all were cut at once nobody answered beside it, and the failure was held against nobody.
  const failedWhenReused = run ? run.inARow === 1 && hard === 0 : askedAt > answeredAt;
  const wasOpen = (goods > 0 || failedWhenReused) && seen.at - answeredAt < KEPT_OPEN_MS;
  return wasOpen ? Math.min(ENOUGH, reopened + 1) : reopened || undefined;
}

/** Whether its connections do not last from one round to the next. */
export function isReopened(known: Pick<EndpointBelief, 'reopened'> | undefined): boolean {
  return (known?.reopened ?? 0) >= ENOUGH;
}

/** What is held of an endpoint before anything is. */
import type { EndpointBelief } from './state.ts';
import type { Tier } from './terms.ts';

/**
 * An endpoint that is asked for the first time on this tier. What does not apply is `undefined` here and later, rather than left out: each
 * step copies dozens of beliefs, which takes a fraction of the time where all have the same fields in the same order.
 */
export const unasked = (
  tier: Tier,
  askedAt: number,
): { [K in keyof Required<EndpointBelief>]: EndpointBelief[K] } => ({
  tier,
  askedAt,
  answeredAt: undefined,
  failedAt: undefined,
  answersInARow: 0,
  answersSinceAt: undefined,
  grade: 0,
  status: undefined,
  usualStatus: undefined,
  latencyMs: undefined,
  normal: undefined,
  slow: undefined,
  run: undefined,
  fullNats: 0,
  partialNats: 0,
  outage: undefined,
  isRefusedToUs: undefined,
  reopened: undefined,
  reopenedAt: undefined,
  provedAt: undefined,
  bareFailures: undefined,
  rate: undefined,
  freshAt: undefined,
  openedAt: undefined,
  isUnopened: undefined,
  isFlooding: undefined,
  waits: undefined,
  unread: undefined,
});

/** How likely a single failure is while all is well: what the evidence of an outage is measured against. */
import { FROM_THE_LINE } from './line-loss.ts';
import type { EndpointBelief } from '../model/state.ts';
import type { Failure } from '../model/terms.ts';

/** Chance of each failure while all is well, at least: nobody's line is better than this. */
const FLOOR: Readonly<Record<Failure, number>> = {
  'http-error': 0.0005,
  refused: 0.0005,
  'no-protocol': 0.0005,
  certificate: 0.0005,
  captive: 0.001,
  dns: 0.001,
  reset: 0.001,
  closed: 0.001,
  tls: 0.001,
  network: 0.001,
  aborted: 0.004,
  timeout: 0.004,
};

/** The chance of this failure at this endpoint while all is well; `noise` is the share of probes that the line loses by itself. */
export function chanceWhileWell(failure: Failure, belief: EndpointBelief, noise: number): number {
  const learned = FROM_THE_LINE.has(failure) ? Math.max(noise, belief.rate ?? 0) : 0;
  return Math.min(0.5, Math.max(FLOOR[failure], learned));
}

import { cost } from '../core/cost.ts';
import type { Browser, Observation, Order } from '../core/model.ts';
import { failureOf } from './failure.ts';

/**
 * The same observation with the layer that failed, now that the browser has named it (`webRequest.onErrorOccurred`). Its bytes are
 * counted anew: a name that did not resolve cost nothing, a reset much. Only `network` without a status is made more precise:
 * our own limit, an answer, a close code and an upgrade that alone was refused stay what they were.
 */
export function withLayer(seen: Observation, order: Order, code: string, browser: Browser): Observation {
  if (seen.failure !== 'network' || seen.status !== undefined) return seen;
  const { kind, isWarm, answered } = seen;
  const failure = failureOf(code, browser);
  const spent = cost({ kind, url: order.probe.url, isWarm, answered, failure, browser });
  return { ...seen, failure, detail: code, ...spent };
}

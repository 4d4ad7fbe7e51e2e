import type { Browser } from '../core/model.ts';
import { failureOf } from './failure.ts';
import type { Outcome } from './index.ts';

/**
 * The same outcome with the layer that failed, where the browser has named it. Only `network` without a status is made more
 * precise: our own limit, an answer, a close code and an upgrade that alone was refused stay what they were.
 */
export function withLayer(outcome: Outcome, code: string | undefined, browser: Browser): Outcome {
  if (code === undefined || outcome.failure !== 'network' || outcome.status !== undefined) return outcome;
  const failure = failureOf(code, browser);
  // A socket's close code says no less than a code that we cannot read.
  return failure === 'network' && outcome.detail ? outcome : { ...outcome, failure, detail: code };
}

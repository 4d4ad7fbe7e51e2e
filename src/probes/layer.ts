import { failureOf } from './failure.ts';
import type { Outcome } from './net.ts';
import type { Browser } from '../core/model/terms.ts';

/**
 * A server asks for a certificate of ours. Chromium ends a worker's request there, without asking its user, and only once the server's
 * own certificate has proved good: with a bad one it names that instead (measured, Chromium 156).
 */
const ASKS_WHO_WE_ARE = 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED';

/**
 * The same outcome with the layer that failed, where the browser has named it. Only `network` without a status is made more
 * precise: our own limit, an answer, a close code and an upgrade that alone was refused stay what they were.
 */
export function withLayer(outcome: Outcome, code: string | undefined, browser: Browser): Outcome {
  if (code === undefined || outcome.failure !== 'network' || outcome.status !== undefined) return outcome;
  if (code === ASKS_WHO_WE_ARE) return { grade: 0, detail: code };
  const failure = failureOf(code, browser);
  // A socket's close code says no less than a code that we cannot read.
  return failure === 'network' && outcome.detail ? outcome : { ...outcome, failure, detail: code };
}

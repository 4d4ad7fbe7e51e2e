/** What an observation says of the world, in the faults of a scenario. */
import type { Seen } from '../../src/core/model/past.ts';

/** An answer that took so long was slow. */
const SLOW_MS = 3_000;

type SeenFault = Readonly<Record<string, unknown>>;

const expired = /DATE_INVALID|EXPIRED/;
const otherName = /COMMON_NAME|BAD_CERT_DOMAIN/;

function certificate(detail = ''): SeenFault {
  const reason = expired.test(detail) ? 'expired' : otherName.test(detail) ? 'name' : 'untrusted';
  return { fault: 'certificate', reason };
}

/** The fault that an attempt met, or `undefined` for none. What the browser did not say is taken to be a refusal. */
export function faultOf(
  { answered, failure, status, detail, latencyMs }: Seen,
  isSocket: boolean,
): SeenFault | undefined {
  if (answered) return latencyMs < SLOW_MS ? undefined : { fault: 'slow', latencyMs: [latencyMs, latencyMs] };
  switch (failure) {
    case 'dns':
    case 'captive':
    case 'timeout':
      return { fault: failure };
    case 'reset':
    case 'closed':
    case 'tls':
      return { fault: 'tls-reset' };
    case 'certificate':
      return certificate(detail);
    case 'http-error':
      return { fault: 'status', status: Math.min(599, Math.max(500, status ?? 503)) };
    case 'no-protocol':
      return { fault: isSocket ? 'websocket-silent' : 'no-protocol' };
    default:
      return isSocket && status !== undefined ? { fault: 'websocket-refused', status } : { fault: 'refused' };
  }
}

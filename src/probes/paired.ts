import { type Bytes, cost } from '../core/cost.ts';
import type { Browser, Order, Probe } from '../core/model.ts';
import type { Net, Outcome } from './index.ts';
import { discard, QUIET } from './request.ts';

/**
 * Browsers hide why a socket did not open (WebSockets standard, "Feedback from the protocol"). Where the host permission lets us
 * read, the same address is asked over https: an answer of 500 or above is the server's trouble (`http-error`); any other status
 * goes along with `network` and says that the upgrade alone was refused, perhaps only to us.
 */
export async function withPaired(
  outcome: Outcome,
  { tier, probe }: Pick<Order, 'tier' | 'probe'>,
  net: Net,
): Promise<Outcome> {
  const isRefusal = outcome.failure === 'network' && probe.url.startsWith('wss:');
  if (!isRefusal || tier !== 'detailed') return outcome;
  const status = await statusOf(probe.url.replace(/^wss:/, 'https:'), net);
  if (status === undefined) return outcome;
  return { ...outcome, ...(status >= 500 && { failure: 'http-error' }), status };
}

/** What the fetch beside a socket cost, where there was one: a failed socket has a status from nowhere else. */
export function pairedCost(outcome: Outcome, { url }: Probe, browser: Browser): Bytes {
  if (!outcome.failure || outcome.status === undefined || !url.startsWith('wss:')) {
    return { sentBytes: 0, receivedBytes: 0 };
  }
  return cost({ kind: 'http', url: url.replace(/^wss:/, 'https:'), isWarm: false, answered: true, browser });
}

/** By GET, as the upgrade was: some servers answer 501 to a HEAD. `undefined` where nothing answers or the status is hidden. */
async function statusOf(url: string, net: Net): Promise<number | undefined> {
  try {
    const response = await net.fetch(url, { ...QUIET, mode: 'cors', redirect: 'manual', signal: net.signal });
    discard(response);
    return response.status || undefined;
  } catch {
    return undefined;
  }
}

import type { Order } from '../core/model.ts';
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

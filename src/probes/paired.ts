import { HELD_UP, type Browser, type Failure } from '../core/model/terms.ts';
import { failureOfThrown } from './failure.ts';
import type { Net, Outcome, Way } from './net.ts';
import { withLayer } from './layer.ts';
import { discard, QUIET } from './request.ts';
import type { Order } from '../core/model/observation.ts';

/** What came of the fetch beside a socket. */
export interface Paired extends Way {
  url: string;
  answered: boolean;
  failure?: Failure;
  isWarm: boolean;
}

/** An outcome of a socket, and the fetch that was asked beside it. */
export interface PairedOutcome extends Outcome {
  paired?: Paired;
}

/**
 * What servers say to a plain request at the address of a socket that is well (RFC 9110, sections 15.5.1, 15.5.5, 15.5.6 and 15.5.22): it
 * tells nothing of the upgrade.
 */
const NO_UPGRADE: readonly number[] = [400, 404, 405, 426];

/** Whether what https answers at the address of a socket that did not open says why. */
export const saysOfUpgrade = (status: number): boolean => status >= 400 && !NO_UPGRADE.includes(status);

/** The trouble is the server's, of what it says in the place of an upgrade or beside it. */
const asRefusal = (outcome: Outcome, status: number): Outcome => ({
  ...outcome,
  ...(status >= 500 && { failure: 'http-error' as const }),
  status,
});

/**
 * Browsers hide from a page why a socket did not open (WebSockets standard, "Feedback from the protocol"). Where the browser tells us the
 * status with which the upgrade was refused, that is it: `http-error` from 500 on, else `network` with the status. Where it does not and
 * the host permission lets us read, the same address is asked over https, which says less: 500 and above is the server's trouble, and a
 * refusal there too (4xx) goes along with `network`; any other answer only shows that the upgrade alone was refused, nobody knows
 * with which status. Where https fails as well, the layer that the browser names for it is the socket's too: Chromium names none for the
 * sockets of a worker (measured, Chromium 156).
 */
export async function withPaired(
  outcome: Outcome,
  { tier, probe }: Pick<Order, 'tier' | 'probe'>,
  net: Net,
  browser: Browser,
): Promise<PairedOutcome> {
  const isRefusal = outcome.failure === 'network' && probe.url.startsWith('wss:');
  if (!isRefusal || tier !== 'detailed') return outcome;
  const told = await net.refusalOf?.(probe.url);
  if (told !== undefined) return asRefusal(outcome, told);
  const url = probe.url.replace(/^wss:/, 'https:');
  const beside = await statusOf(url, net, browser);
  const { status, failure, detail } = beside;
  const way = failure ? undefined : await net.wayOf?.(url);
  const paired = { url, answered: !failure, ...(failure && { failure }), isWarm: false, ...way };
  if (status !== undefined) {
    if (saysOfUpgrade(status)) return { ...asRefusal(outcome, status), paired };
    return { ...outcome, detail: `${outcome.detail}, https ${status}`, paired };
  }
  const isNamed = failure && failure !== 'network' && failure !== 'aborted';
  // A proxy's refusal has a code, and is no layer of the socket's.
  const said = detail && failure !== 'aborted' ? { detail: `${outcome.detail}, https ${detail}` } : {};
  return { ...outcome, ...said, ...(isNamed && { failure }), paired };
}

/** Failures with which a server ends a fetch that shows no certificate where it insists on one; Firefox has a sentence for it. */
const INSISTS: ReadonlySet<Failure | undefined> = new Set(['tls', 'certificate']);

/**
 * Asks the address of a socket that has not opened after half of its time over https, in Firefox, which may be asking its user for a
 * certificate that the server wants: the socket then waits until its limit, and what came of the fetch says that it alone does
 * (`HELD_UP`). To be begun with the socket; what it returns is called with the socket's outcome, and stops it.
 */
export function besideWaiting(
  { tier, probe, limitMs }: Pick<Order, 'tier' | 'probe' | 'limitMs'>,
  net: Net,
  browser: Browser,
): (outcome: Outcome) => PairedOutcome {
  if (browser !== 'firefox' || tier !== 'detailed' || !probe.url.startsWith('wss:'))
    return (outcome) => outcome;
  const url = probe.url.replace(/^wss:/, 'https:');
  let heard: Outcome | 'asked' | undefined;
  const ask = (): void => {
    heard = 'asked';
    statusOf(url, net, browser).then(
      (outcome) => (heard = outcome),
      () => undefined,
    );
  };
  const timer = setTimeout(ask, limitMs / 2);
  return (outcome) => {
    clearTimeout(timer);
    if (!heard) return outcome;
    const { status, failure = status === undefined ? 'aborted' : undefined } = heard === 'asked' ? {} : heard;
    const paired = { url, answered: !failure, ...(failure && { failure }), isWarm: false };
    const isThere = status === undefined ? INSISTS.has(failure) : status < 500;
    if (outcome.failure !== 'timeout' || !isThere) return { ...outcome, paired };
    return { ...outcome, detail: `${HELD_UP} (${status ?? failure})`, paired };
  };
}

/** By GET, as the upgrade was: some servers answer 501 to a HEAD. No status where nothing answers or it is hidden. */
async function statusOf(url: string, net: Net, browser: Browser): Promise<Outcome> {
  try {
    const response = await net.fetch(url, { ...QUIET, mode: 'cors', redirect: 'manual', signal: net.signal });
    discard(response);
    return response.status ? { status: response.status } : {};
  } catch (thrown) {
    const failure = failureOfThrown(thrown);
    return withLayer({ failure }, failure === 'network' ? await net.codeOf?.(url) : undefined, browser);
  }
}

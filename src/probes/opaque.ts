import type { Probe } from '../core/model/service.ts';
import { outcomeOf } from './http.ts';
import type { Net, Outcome } from './net.ts';
import { discard, QUIET } from './request.ts';

export interface OpaqueProbe extends Probe {
  kind: 'opaque';
}

/**
 * Any answer at all means the endpoint is reachable. Needs no host permission, and without one sees no status; where the
 * browser shows it after all (Firefox does on granted hosts), it is taken into account.
 *
 * Always fails where the server sends `Cross-Origin-Resource-Policy: same-origin`. Redirects are followed, for `no-cors`
 * allows nothing else (Fetch standard, "main fetch"): so the catalogue names addresses that do not redirect to other hosts, and
 * policies stop what leads to plain http and, in Chromium, to a host that was not chosen.
 * Asks once: asking again by `GET` would double the dearest case, a network that resets connections.
 */
export async function opaque({ url }: OpaqueProbe, net: Net): Promise<Outcome> {
  try {
    const response = await net.fetch(url, {
      ...QUIET,
      method: 'HEAD',
      mode: 'no-cors',
      redirect: 'follow',
      signal: net.signal,
    });
    discard(response);
    return outcomeOf(response);
  } catch (thrown) {
    const led = net.signal.aborted ? undefined : await net.ledTo?.(url);
    if (!led) throw thrown;
    return ledAway(url, led);
  }
}

/**
 * Somebody answered, and sends us where we do not go. Over plain http that is what sign-in pages do. Over https it takes a
 * certificate that this computer trusts: who leads on to another encrypted place is the service, as far as anybody can tell, for it is
 * an answer like any other; who leads out of encryption may be a gateway that wants a sign-in, and nothing was measured.
 */
function ledAway(url: string, led: 'plain' | 'elsewhere'): Outcome {
  if (url.startsWith('http:')) return { failure: 'captive', detail: 'redirected' };
  if (led === 'elsewhere') return { grade: 1, detail: 'redirected to another host' };
  return { failure: 'aborted', detail: 'redirected to plain http', isTaken: true };
}

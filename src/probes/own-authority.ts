/**
 * Hosts that show a certificate of their owner's own authority, which no browser knows: there the browser's refusal of that
 * certificate is the good answer. Signal's are such (ooni/spec `nettests/ts-029-signal.md`; ooni/probe-cli
 * `internal/experiment/signal/signal.go` pins the authorities).
 */
import type { Probe } from '../core/model/service.ts';
import { failureOfThrown } from './failure.ts';
import type { Net, Outcome } from './net.ts';
import { withLayer } from './layer.ts';
import { discard, QUIET } from './request.ts';
import type { Browser } from '../core/model/terms.ts';

export interface OwnAuthorityProbe extends Probe {
  kind: 'own-authority';
  /** Unnamed, the good answer is a failure like any other. */
  needsLayers: true;
}

/**
 * How each browser says that it does not know an authority. Chromium says so of any such certificate, expired or for another name
 * too, and says those two only of one whose authority it knows (measured, Chromium 156). Firefox 153 has no more than a sentence in
 * the user's language for every trouble of the handshake, an answer that is not TLS included.
 */
const UNKNOWN_AUTHORITY: Readonly<Record<Browser, RegExp>> = {
  chromium: /^net::ERR_CERT_AUTHORITY_INVALID$/,
  firefox: /^SEC_ERROR_UNKNOWN_ISSUER$|[^A-Z0-9_]/,
  // It names no layer to an extension.
  safari: /(?!)/,
};

/**
 * That the way to the host is open: grade 0, for whoever stands in between can show a certificate of their own too. An answer over
 * HTTP is no more: it came from somebody whom this browser trusts, be it a new certificate of the owner's or an inspecting gateway,
 * so its status says nothing about the service. A failure that the browser does not name may have been the good answer: `aborted`.
 */
export async function ownAuthority(
  { url }: OwnAuthorityProbe,
  net: Net,
  { browser }: { browser: Browser },
): Promise<Outcome> {
  try {
    const response = await net.fetch(url, {
      ...QUIET,
      method: 'HEAD',
      mode: 'cors',
      redirect: 'manual',
      signal: net.signal,
    });
    discard(response);
    const { status } = response;
    return { grade: 0, ...(status > 0 && { status }), detail: 'the certificate is trusted here' };
  } catch (thrown) {
    if (failureOfThrown(thrown) !== 'network') throw thrown;
    const code = await net.codeOf?.(url);
    if (code === undefined) return { failure: 'aborted', detail: 'the browser does not say why' };
    if (UNKNOWN_AUTHORITY[browser].test(code)) return { grade: 0, detail: code };
    return withLayer({ failure: 'network' }, code, browser);
  }
}

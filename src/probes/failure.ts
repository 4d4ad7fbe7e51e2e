/** What browsers call a failed request, in our words. Pure; decides nothing about whose fault it is. */
import type { Browser, Failure } from '../core/model/terms.ts';

/**
 * Chromium's `net_error_list.h`. What another extension, a policy or the device itself called off was not measured:
 * `aborted`. What is not listed is `network`.
 */
const CHROMIUM: readonly [RegExp, Failure][] = [
  [/^(NAME_|DNS_|ICANN_NAME_COLLISION)/, 'dns'],
  [/^CONNECTION_REFUSED$/, 'refused'],
  [/^CONNECTION_RESET$/, 'reset'],
  [
    /^(CONNECTION_CLOSED|CONNECTION_ABORTED|EMPTY_RESPONSE|INCOMPLETE_CHUNKED|CONTENT_LENGTH_MISMATCH)/,
    'closed',
  ],
  [/^(TIMED_OUT|CONNECTION_TIMED_OUT|HTTP2_PING_FAILED)$/, 'timeout'],
  [/^(CERT_|CERTIFICATE_|SSL_PINNED_KEY_NOT_IN_CERT_CHAIN)/, 'certificate'],
  // The last one is about a certificate of ours that the server misses.
  [/^(SSL_|TLS13_|ECH_|BAD_SSL_CLIENT_AUTH_CERT$)/, 'tls'],
  [/^(TOO_MANY_REDIRECTS|UNSAFE_REDIRECT|INVALID_REDIRECT)$/, 'http-error'],
  [
    /^(INVALID_HTTP_RESPONSE|INVALID_RESPONSE|RESPONSE_HEADERS_|INVALID_CHUNKED|HTTP2_PROTOCOL_ERROR)/,
    'no-protocol',
  ],
  [/^(ABORTED|BLOCKED_BY_|NETWORK_CHANGED|NETWORK_IO_SUSPENDED)/, 'aborted'],
];

/**
 * Firefox's `xpc.msg` and NSS names. Measured: a FIN and a RST on the ClientHello are both `NET_RESET`, and TLS troubles come
 * as a sentence in the user's language.
 */
const FIREFOX: readonly [RegExp, Failure][] = [
  [/^NS_ERROR_UNKNOWN_HOST$/, 'dns'],
  [/^NS_ERROR_CONNECTION_REFUSED$/, 'refused'],
  [/^NS_ERROR_NET_RESET$/, 'reset'],
  [/^NS_ERROR_NET_(INTERRUPT|PARTIAL_TRANSFER|EMPTY_RESPONSE)$/, 'closed'],
  [/^NS_ERROR_NET_TIMEOUT/, 'timeout'],
  [/^(SEC_ERROR_|MOZILLA_PKIX_ERROR_)/, 'certificate'],
  [/^(SSL_ERROR_|NS_ERROR_NET_INADEQUATE_SECURITY)/, 'tls'],
  [/^NS_ERROR_REDIRECT_LOOP$/, 'http-error'],
  [/^NS_ERROR_(CORRUPTED_CONTENT|PARSED_DATA_CACHED|NET_HTTP2_)/, 'no-protocol'],
  [
    /^(NS_BINDING_ABORTED|NS_ERROR_ABORT|NS_ERROR_(BLOCKED|CONTENT_BLOCKED|TRACKING_URI|DOM_CORP_FAILED))/,
    'aborted',
  ],
];

/** A browser's code is one word of capitals; anything else in Firefox is a sentence about TLS. */
const CODE = /^[A-Z][A-Z0-9_]+$/;

/**
 * The failure that `webRequest.onErrorOccurred` names. Firefox's sentence does not tell a refused certificate from a server
 * that does not speak TLS; it counts as `certificate`, like its close code 1015, for that is by far the commoner and the one that
 * suggests less.
 */
export function failureOf(code: string, browser: Browser): Failure {
  if (browser === 'chromium') return named(CHROMIUM, code.replace(/^net::ERR_/, ''));
  return CODE.test(code) ? named(FIREFOX, code) : 'certificate';
}

function named(table: readonly [RegExp, Failure][], code: string): Failure {
  return table.find(([form]) => form.test(code))?.[1] ?? 'network';
}

/**
 * The failure that a kind threw. Browsers throw the same `TypeError` for every trouble of the network; anything else is a
 * fault of ours or a policy (a socket that the page's rules forbid), so nothing was measured.
 */
export function failureOfThrown(thrown: unknown): Failure {
  return thrown instanceof TypeError ? 'network' : 'aborted';
}

/** The failure of a call that was cut short: its signal's reason is a `TimeoutError` when it was the limit. */
export function failureOfSignal({ reason }: AbortSignal): 'timeout' | 'aborted' {
  return (reason as Partial<Error> | undefined)?.name === 'TimeoutError' ? 'timeout' : 'aborted';
}

/** What browsers call a failed request, in our words. Pure; decides nothing about whose fault it is. */
import type { Browser, Failure } from '../core/model/terms.ts';

/**
 * Chromium's `net_error_list.h`. What another extension, a policy or the device itself called off or could not do was not measured:
 * `aborted`. What is not listed is `network`.
 * https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h
 */
const CHROMIUM: readonly [RegExp, Failure][] = [
  // Called off: by the user or the browser, by an extension or an administrator (-22), by a rule of the page's or of local networks (-385).
  [/^(ABORTED|CONTEXT_SHUT_DOWN|BLOCKED_\w+|H2_OR_QUIC_REQUIRED)$/, 'aborted'],
  [/^(\w+_BLOCKED_BY_LOCAL_NETWORK_ACCESS_POLICY|INCONSISTENT_IP_ADDRESS_SPACE)$/, 'aborted'],
  [
    /^(CLEARTEXT_NOT_PERMITTED|NO_SSL_VERSIONS_ENABLED|UNSAFE_PORT|(DISALLOWED|UNKNOWN)_URL_SCHEME|INVALID_URL)$/,
    'aborted',
  ],
  // The network was another one, or asleep; a firewall on this computer said no (-138: "most likely caused by a firewall").
  [/^(NETWORK_CHANGED|NETWORK_IO_SUSPENDED|NETWORK_ACCESS_DENIED|ACCESS_DENIED)$/, 'aborted'],
  // No memory, sockets, ports or room in a queue were left here; its own limits on how often one may ask.
  [
    /^(INSUFFICIENT_RESOURCES|OUT_OF_MEMORY|NO_BUFFER_SPACE|ADDRESS_IN_USE|PRECONNECT_MAX_SOCKET_LIMIT)$/,
    'aborted',
  ],
  [
    /^(HOST_RESOLVER_QUEUE_TOO_LARGE|WS_THROTTLE_QUEUE_TOO_LARGE|TEMPORARILY_THROTTLED|HTTP2_CLIENT_REFUSED_STREAM)$/,
    'aborted',
  ],
  [/^(SOCKET_(SET|RECEIVE|SEND)_\w+|WINSOCK_\w+|FILE_\w+|UPLOAD_\w+|CACHE_\w+)$/, 'aborted'],
  [/^(INVALID_ARGUMENT|INVALID_HANDLE|UNEXPECTED|NOT_IMPLEMENTED)$/, 'aborted'],
  // A certificate of ours, which this computer would not let be used; that none is there is what a server says (`layer.ts`).
  [
    /^SSL_CLIENT_AUTH_(PRIVATE_KEY_ACCESS_DENIED|CERT_NO_PRIVATE_KEY|CERT_BAD_FORMAT|SIGNATURE_FAILED)$/,
    'aborted',
  ],
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
];

/**
 * Firefox's `ErrorList.py` and NSS names. Measured: a FIN and a RST on the ClientHello are both `NET_RESET`, and TLS troubles come
 * as a sentence in the user's language.
 * https://searchfox.org/mozilla-central/source/xpcom/base/ErrorList.py
 */
const FIREFOX: readonly [RegExp, Failure][] = [
  // Called off: by the user or the browser, by an extension, by a list of trackers or harm (`…_URI`), by a rule of the page's.
  [
    /^(NS_BINDING_(ABORTED|REDIRECTED|RETARGETED)|NS_ERROR_(ABORT|ILLEGAL_DURING_SHUTDOWN|DOCSHELL_DYING))$/,
    'aborted',
  ],
  [/^NS_ERROR_(BLOCKED\w*|CONTENT_BLOCKED\w*|\w+_URI|DOM_\w+|INTERCEPTION_FAILED)$/, 'aborted'],
  // By its own rules for local networks, or the system's; for ports, plain http, passwords.
  [/^NS_ERROR_((OS_)?LOCAL_NETWORK_ACCESS_DENIED|PORT_ACCESS_NOT_ALLOWED|HTTPS_ONLY)$/, 'aborted'],
  [/^NS_ERROR_(NON_LOCAL_CONNECTION_REFUSED|BASIC_HTTP_AUTH_DISABLED|UNKNOWN_PROTOCOL)$/, 'aborted'],
  // No memory, sockets or room in a queue were left here; a file or the cache failed.
  [
    /^NS_ERROR_(OUT_OF_MEMORY|SOCKET_\w+|UNKNOWN_SOCKET_TYPE|DNS_LOOKUP_QUEUE_FULL|\w+_LIMIT_EXCEEDED)$/,
    'aborted',
  ],
  [
    /^NS_ERROR_(FILE_\w+|CACHE_\w+|DOCUMENT_NOT_CACHED|IN_PROGRESS|ALREADY_OPENED|NET_BODY_NOT_REPLAYABLE)$/,
    'aborted',
  ],
  [/^NS_ERROR_(NOT_INITIALIZED|NOT_IMPLEMENTED|SERVICE_NOT_AVAILABLE|ILLEGAL_VALUE|INVALID_ARG)$/, 'aborted'],
  [/^NS_ERROR_(DEFINITIVE_)?UNKNOWN_HOST$/, 'dns'],
  [/^NS_ERROR_CONNECTION_REFUSED$/, 'refused'],
  [/^NS_ERROR_NET_RESET$/, 'reset'],
  [/^NS_ERROR_NET_(INTERRUPT|PARTIAL_TRANSFER|EMPTY_RESPONSE|UNCLEAN_SHUTDOWN)$/, 'closed'],
  [/^NS_ERROR_NET_TIMEOUT/, 'timeout'],
  [/^(SEC_ERROR_|MOZILLA_PKIX_ERROR_|NS_ERROR_BAD_HSTS_CERT$)/, 'certificate'],
  [/^(SSL_ERROR_|NS_ERROR_NET_INADEQUATE_SECURITY)/, 'tls'],
  [/^NS_ERROR_REDIRECT_LOOP$/, 'http-error'],
  [/^NS_ERROR_(CORRUPTED_CONTENT|PARSED_DATA_CACHED|PARSING_HTTP_STATUS_LINE|NET_HTTP[23]_)/, 'no-protocol'],
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

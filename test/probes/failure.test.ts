import { describe, expect, it } from 'vitest';
import { failureOf, failureOfThrown } from '../../src/probes/failure.ts';

describe('failureOf', () => {
  it.each([
    // Measured in Chromium 156.
    ['net::ERR_NAME_NOT_RESOLVED', 'dns'],
    ['net::ERR_CONNECTION_REFUSED', 'refused'],
    ['net::ERR_CONNECTION_RESET', 'reset'],
    ['net::ERR_CONNECTION_CLOSED', 'closed'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['net::ERR_ABORTED', 'aborted'],
    ['net::ERR_FAILED', 'network'],
    // From `net_error_list.h`.
    ['net::ERR_NAME_RESOLUTION_FAILED', 'dns'],
    ['net::ERR_DNS_TIMED_OUT', 'dns'],
    ['net::ERR_CERT_DATE_INVALID', 'certificate'],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate'],
    ['net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls'],
    ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'tls'],
    ['net::ERR_TIMED_OUT', 'timeout'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['net::ERR_EMPTY_RESPONSE', 'closed'],
    ['net::ERR_INVALID_HTTP_RESPONSE', 'no-protocol'],
    ['net::ERR_TOO_MANY_REDIRECTS', 'http-error'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'aborted'],
    ['net::ERR_NETWORK_CHANGED', 'aborted'],
    ['net::ERR_BLOCKED_BY_ADMINISTRATOR', 'aborted'],
    ['net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'aborted'],
    ['net::ERR_CACHED_IP_ADDRESS_SPACE_BLOCKED_BY_LOCAL_NETWORK_ACCESS_POLICY', 'aborted'],
    ['net::ERR_INSUFFICIENT_RESOURCES', 'aborted'],
    ['net::ERR_OUT_OF_MEMORY', 'aborted'],
    ['net::ERR_NETWORK_IO_SUSPENDED', 'aborted'],
    ['net::ERR_NETWORK_ACCESS_DENIED', 'aborted'],
    ['net::ERR_ADDRESS_IN_USE', 'aborted'],
    ['net::ERR_NO_BUFFER_SPACE', 'aborted'],
    ['net::ERR_HOST_RESOLVER_QUEUE_TOO_LARGE', 'aborted'],
    ['net::ERR_WS_THROTTLE_QUEUE_TOO_LARGE', 'aborted'],
    ['net::ERR_TEMPORARILY_THROTTLED', 'aborted'],
    ['net::ERR_CONTEXT_SHUT_DOWN', 'aborted'],
    ['net::ERR_UNSAFE_PORT', 'aborted'],
    ['net::ERR_CACHE_READ_FAILURE', 'aborted'],
    ['net::ERR_SSL_CLIENT_AUTH_PRIVATE_KEY_ACCESS_DENIED', 'aborted'],
    // What others did, or the way to them.
    ['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'tls'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'network'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'network'],
    ['net::ERR_HTTP2_SERVER_REFUSED_STREAM', 'network'],
    ['net::ERR_CONNECTION_FAILED', 'network'],
    ['net::ERR_INTERNET_DISCONNECTED', 'network'],
    ['net::ERR_ADDRESS_UNREACHABLE', 'network'],
    ['net::ERR_QUIC_PROTOCOL_ERROR', 'network'],
    ['something of tomorrow', 'network'],
  ])('reads %s in Chromium', (code, failure) => {
    expect(failureOf(code, 'chromium')).toBe(failure);
  });

  it.each([
    // Measured in Firefox 153.
    ['NS_ERROR_UNKNOWN_HOST', 'dns'],
    ['NS_ERROR_CONNECTION_REFUSED', 'refused'],
    ['NS_ERROR_NET_RESET', 'reset'],
    ['NS_ERROR_NET_TIMEOUT', 'timeout'],
    ['NS_BINDING_ABORTED', 'aborted'],
    ['NS_ERROR_OFFLINE', 'network'],
    // Sentences, in whatever language.
    ['Peer’s Certificate has expired.', 'certificate'],
    ['شهادة الند منتهية الصلاحية.', 'certificate'],
    ['SSL received a record that exceeded the maximum permissible length.', 'certificate'],
    // From `xpc.msg` and NSS.
    ['NS_ERROR_NET_INTERRUPT', 'closed'],
    ['NS_ERROR_REDIRECT_LOOP', 'http-error'],
    ['SEC_ERROR_UNKNOWN_ISSUER', 'certificate'],
    ['SSL_ERROR_RX_RECORD_TOO_LONG', 'tls'],
    ['SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT', 'tls'],
    // From `ErrorList.py`.
    ['NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED', 'aborted'],
    ['NS_ERROR_OS_LOCAL_NETWORK_ACCESS_DENIED', 'aborted'],
    ['NS_ERROR_PORT_ACCESS_NOT_ALLOWED', 'aborted'],
    ['NS_ERROR_OUT_OF_MEMORY', 'aborted'],
    ['NS_ERROR_SOCKET_CREATE_FAILED', 'aborted'],
    ['NS_ERROR_SOCKET_ADDRESS_IN_USE', 'aborted'],
    ['NS_ERROR_DNS_LOOKUP_QUEUE_FULL', 'aborted'],
    ['NS_ERROR_TRACKING_URI', 'aborted'],
    ['NS_ERROR_PHISHING_URI', 'aborted'],
    ['NS_ERROR_BLOCKED_BY_POLICY', 'aborted'],
    ['NS_ERROR_CONTENT_BLOCKED', 'aborted'],
    ['NS_ERROR_DOM_CORP_FAILED', 'aborted'],
    ['NS_ERROR_HTTPS_ONLY', 'aborted'],
    ['NS_ERROR_CACHE_IN_USE', 'aborted'],
    ['NS_ERROR_DEFINITIVE_UNKNOWN_HOST', 'dns'],
    ['NS_ERROR_NET_UNCLEAN_SHUTDOWN', 'closed'],
    ['NS_ERROR_PROXY_CONNECTION_REFUSED', 'network'],
    ['NS_ERROR_FAILURE', 'network'],
    ['NS_ERROR_OF_TOMORROW', 'network'],
  ])('reads %s in Firefox', (code, failure) => {
    expect(failureOf(code, 'firefox')).toBe(failure);
  });
});

describe('failureOfThrown', () => {
  it('takes a TypeError for the network and anything else for a fault of ours', () => {
    expect(failureOfThrown(new TypeError('Failed to fetch'))).toBe('network');
    expect(failureOfThrown(new DOMException('insecure', 'SecurityError'))).toBe('aborted');
    expect(failureOfThrown('a string')).toBe('aborted');
  });
});

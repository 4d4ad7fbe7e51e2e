/**
 * What one attempt costs in bytes inside TCP (TLS records included, TCP and IP headers and name lookups left out).
 * The numbers were counted on loopback sockets in front of Chromium 156 and Firefox 153, with a small test certificate:
 * the long chains of real hosts cost some kilobytes more on a first connection.
 */
import type { Browser, Failure, Probe } from './model.ts';
import { payload } from './payload.ts';

export interface Attempt extends Pick<Probe, 'kind' | 'url'> {
  browser: Browser;
  /** An open connection is reused; a socket never does. */
  isWarm: boolean;
  answered: boolean;
  /** Present if and only if not answered. */
  failure?: Failure | undefined;
}

export interface Bytes {
  sentBytes: number;
  receivedBytes: number;
}

/** Chromium still reused a connection after this much silence (measured; longer was not). In milliseconds. */
export const KEPT_OPEN_MS = 75_000;

const bytes = (sentBytes: number, receivedBytes: number): Bytes => ({ sentBytes, receivedBytes });
const NOTHING = bytes(0, 0);

interface Prices {
  /** `HEAD` over HTTP/2 on a first connection. With the TLS session resumed about 2750 + 360 were counted in both browsers. */
  cold: Bytes;
  /** The same on a kept connection. Over HTTP/1.1 it was about 400 + 150. */
  warm: Bytes;
  /** A WebSocket opened and closed, the TLS session resumed. The first of all was about 2630 + 2260. */
  socket: Bytes;
  /** `GET` of a few bytes over plain http. */
  plain: Bytes;
  /** One ClientHello, to which nothing came back. */
  hello: Bytes;
  /** The connection is cut on the ClientHello, with all that the browser tries again by itself. */
  cutFetch: Bytes;
  cutSocket: Bytes;
  /** Something else than TLS came back. */
  garbled: Bytes;
  /** A handshake up to the certificate, which the browser then refuses. */
  refusedCertificate: Bytes;
}

const PRICES: Record<Browser, Prices> = {
  chromium: {
    cold: bytes(2402, 2150),
    warm: bytes(58, 63),
    socket: bytes(2908, 486),
    plain: bytes(318, 156),
    hello: bytes(1986, 0),
    // 2 connections, for fetch and WebSocket alike.
    cutFetch: bytes(3900, 0),
    cutSocket: bytes(3900, 0),
    garbled: bytes(3900, 0),
    refusedCertificate: bytes(1980, 1450),
  },
  firefox: {
    cold: bytes(2358, 2134),
    warm: bytes(66, 61),
    socket: bytes(3225, 455),
    plain: bytes(294, 156),
    hello: bytes(1893, 0),
    // 10 connections (`network.http.request.max-attempts`, which an extension cannot change). A WebSocket tries once.
    cutFetch: bytes(18_800, 0),
    cutSocket: bytes(1893, 0),
    garbled: bytes(1905, 0),
    refusedCertificate: bytes(1918, 1450),
  },
};

/** Bytes that one attempt moves. Where the failure leaves it open, the dearest case is charged: the data cap must hold. */
export function cost(attempt: Attempt): Bytes {
  const prices = PRICES[attempt.browser];
  const isSocket = attempt.url.startsWith('wss:');
  const isPlain = attempt.url.startsWith('http:');
  const whole = isSocket
    ? prices.socket
    : isPlain
      ? prices.plain
      : attempt.isWarm
        ? prices.warm
        : prices.cold;
  if (attempt.answered) return plus(whole, payload(attempt.kind));

  switch (attempt.failure) {
    // No connection carried a byte; lookups and SYN are not counted.
    case 'dns':
    case 'refused':
      return NOTHING;
    // An answer came, though not the wanted one.
    case 'no-protocol':
      return plus(whole, payload(attempt.kind));
    case 'http-error':
    case 'captive':
      return whole;
    case 'certificate':
      return isPlain ? NOTHING : prices.refusedCertificate;
    // Swallowed: one connection, one flight, nothing back.
    case 'timeout':
    case 'aborted':
      return isPlain || (attempt.isWarm && !isSocket) ? bytes(whole.sentBytes, 0) : prices.hello;
    case 'tls':
      return isPlain ? NOTHING : prices.garbled;
    // Cut on the first flight. `network` may have been free (a name, a refusal), but it may have been this.
    default:
      return isPlain ? bytes(whole.sentBytes, 0) : isSocket ? prices.cutSocket : prices.cutFetch;
  }
}

function plus(a: Bytes, b: Bytes): Bytes {
  return bytes(a.sentBytes + b.sentBytes, a.receivedBytes + b.receivedBytes);
}

/** Whether an open connection is supposed to be reused: its origin answered a fetch at `previousAnswerAt`. A socket is always new. */
export function isWarm(previousAnswerAt: number | undefined, at: number, probe: Pick<Probe, 'url'>): boolean {
  if (previousAnswerAt === undefined || probe.url.startsWith('wss:')) return false;
  return at >= previousAnswerAt && at - previousAnswerAt < KEPT_OPEN_MS;
}

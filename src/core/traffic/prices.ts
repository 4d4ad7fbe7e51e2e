/** What was counted on loopback sockets, in bytes inside TCP. */
import type { Browser } from '../model/terms.ts';
import { HOUR_MS } from '../model/time.ts';

export interface Bytes {
  sentBytes: number;
  receivedBytes: number;
}

export interface Prices {
  /** `HEAD` on a connection opened for it, over HTTP/2 and HTTP/1.1 alike: with a whole TLS handshake, and with a resumed one. */
  cold: Bytes;
  resumed: Bytes;
  /** The same on a kept connection. */
  warm: Bytes;
  warmHttp1: Bytes;
  /** A WebSocket opened and closed: first, and so soon after another that something of that is left. */
  socket: Bytes;
  socketAgain: Bytes;
  /** How soon that is, in milliseconds. */
  socketAgainMs: number;
  /** `GET` of a few bytes over plain http. */
  plain: Bytes;
  /** One ClientHello, to which nothing came back; with a TLS session to resume it is longer. */
  hello: Bytes;
  helloAgain: Bytes;
  /** The connection is cut on the ClientHello, with all that the browser tries again by itself. */
  cutFetch: Bytes;
  cutSocket: Bytes;
  /** Something else than TLS came back. */
  garbled: Bytes;
  /** A handshake up to the certificate, which the browser then refuses; and where it had wanted to resume a TLS session. */
  refusedCertificate: Bytes;
  refusedAgain: Bytes;
}

/** TLS is supposed to be resumed for so long: OpenSSL's default; RFC 8446 section 4.6.1 allows a week. In milliseconds. */
export const RESUMED_MS = 2 * HOUR_MS;

export const bytes = (sentBytes: number, receivedBytes: number): Bytes => ({ sentBytes, receivedBytes });

const COUNTED: Readonly<Record<Exclude<Browser, 'safari'>, Prices>> = {
  chromium: {
    cold: bytes(2440, 1770),
    resumed: bytes(2740, 374),
    warm: bytes(62, 62),
    warmHttp1: bytes(419, 127),
    socket: bytes(2620, 1870),
    socketAgain: bytes(2930, 540),
    socketAgainMs: RESUMED_MS,
    plain: bytes(330, 140),
    hello: bytes(2110, 0),
    helloAgain: bytes(2250, 0),
    // 2 connections, for fetch and WebSocket alike.
    cutFetch: bytes(4250, 0),
    cutSocket: bytes(4250, 0),
    garbled: bytes(4030, 56),
    refusedCertificate: bytes(2160, 1090),
    refusedAgain: bytes(2160, 1090),
  },
  firefox: {
    cold: bytes(2362, 1775),
    resumed: bytes(2980, 380),
    warm: bytes(71, 62),
    warmHttp1: bytes(402, 127),
    // 2 connections: the first, of HTTP/2, asks whether sockets may go over it (RFC 8441). It is kept for a while and spares the next
    // socket the question (`network.http.http2.timeout`).
    socket: bytes(5270, 2170),
    socketAgain: bytes(3168, 455),
    socketAgainMs: 170_000,
    plain: bytes(306, 140),
    hello: bytes(2170, 0),
    helloAgain: bytes(2512, 0),
    // 10 connections (`network.http.request.max-attempts`, which an extension cannot change). A WebSocket tries once.
    cutFetch: bytes(19_200, 0),
    cutSocket: bytes(2170, 0),
    garbled: bytes(1904, 28),
    refusedCertificate: bytes(1920, 1090),
    // It tries once more, without the session.
    refusedAgain: bytes(4445, 2176),
  },
};

/** Safari's were never measured: taken for the dearer ones, so that no promise about a month is too small. */
export const PRICES: Readonly<Record<Browser, Prices>> = { ...COUNTED, safari: COUNTED.firefox };

/**
 * What one attempt costs in bytes inside TCP (TLS records included, TCP and IP headers and name lookups left out), held
 * within 15 % of what loopback sockets counted in front of Chromium 156 and Firefox 153 by `test/browser/cost.test.ts`.
 * Their test certificate is small: the long chains of real hosts cost some kilobytes more on a first connection.
 */
import type { Probe } from '../model/service.ts';
import { payload } from './payload.ts';
import { bytes, PRICES, RESUMED_MS, type Bytes, type Prices } from './prices.ts';
import type { Browser, Failure } from '../model/terms.ts';

export interface Attempt extends Pick<Probe, 'kind' | 'url'> {
  browser: Browser;
  /** An open connection is reused; a socket never does. */
  isWarm: boolean;
  /** It goes over HTTP/1.1, which does not compress its headers; where the browser does not say, it is taken for HTTP/2. */
  isHttp1?: boolean;
  /** How long ago the latest attempt on this origin was answered; left out when it failed, or there was none. */
  sinceAnswerMs?: number | undefined;
  answered: boolean;
  /** Present if and only if not answered. */
  failure?: Failure | undefined;
  /** So many looks in a row before this one failed as `network`. */
  cuts?: number;
  /** HTTP status of the answer, where one was read. */
  status?: number | undefined;
  /** Bytes of body or messages that were read until the peer was cut off for saying too much. */
  heardBytes?: number;
  /** An open socket was left while a message was awaited. */
  isUnheard?: boolean;
  /** The browser has seen the request go out, whatever became of it. */
  isTaken?: boolean;
}

/** Chromium still reused a connection after this much silence (measured; longer was not). In milliseconds. */
export const KEPT_OPEN_MS = 75_000;

/**
 * Charged for the start of a message that the browser never hands to a script: as much as a peer may send of one that is read before it
 * is cut off.
 * A mute server has sent nothing, one that floods as much as the line carries in the five seconds that it is given: which of the two
 * it was cannot be known, and what is charged for silence has to leave the month something for the rest.
 */
export const UNHEARD_BYTES = 64 * 1024;

/**
 * What is charged beside the bytes that were read of a body without end: half of what Chromium lets a server send ahead of its reader
 * (6 MB a stream, `kSpdyStreamMaxRecvWindowSize` of its `net/http/http_network_session.h`), for how much of that came is not told.
 */
export const AHEAD_BYTES = 3 * 1024 * 1024;

/** The frame that cancels a request (RFC 9113 section 6.4) in its TLS record. */
const CANCEL_BYTES = 35;

const NO_BYTES = bytes(0, 0);

/**
 * Bytes that one attempt moves. Where the browser does not say how far it came, half of the dearest case is charged: what was moved
 * lies between nothing and twice as much. So it is for `network`, which may have been a name that was not found or the first flight
 * cut, and for a `timeout` that nobody has seen the request of (`isTaken`), which may have been lost packets or a silent server.
 * Firefox tells a lost name without permission too: what is `network` there again is cut, and charged in full, with what the first look
 * was charged too little.
 */
export function cost(attempt: Attempt): Bytes {
  return plus(costOfKnown(attempt), bytes(0, beyond(attempt)));
}

/** What came, or may have come, beside the answer that the protocol would give. */
function beyond({ url, heardBytes = 0, isUnheard }: Attempt): number {
  const isBody = heardBytes > 0 && !url.startsWith('wss:');
  return heardBytes + (isBody ? AHEAD_BYTES : 0) + (isUnheard ? UNHEARD_BYTES : 0);
}

function costOfKnown(attempt: Attempt): Bytes {
  const prices = PRICES[attempt.browser];
  const isSocket = attempt.url.startsWith('wss:');
  const isPlain = attempt.url.startsWith('http:');
  const whole = wholeOf(attempt, prices);
  // For the kind `own-authority` a refused certificate is the expected answer.
  if (attempt.kind === 'own-authority' && attempt.answered && attempt.status === undefined)
    return prices.refusedCertificate;
  if (attempt.answered) return plus(whole, payload(attempt.kind));

  switch (attempt.failure) {
    // No connection carried a byte; lookups and SYN are not counted.
    case 'dns':
    case 'refused':
      return NO_BYTES;
    // An answer came, though not the wanted one.
    case 'no-protocol':
      return plus(whole, payload(attempt.kind));
    case 'http-error':
    case 'captive':
      return whole;
    case 'certificate':
      if (isPlain) return NO_BYTES;
      return isKnown(attempt) && !isSocket ? prices.refusedAgain : prices.refusedCertificate;
    case 'timeout':
    case 'aborted':
      if (isPlain) return bytes(whole.sentBytes, 0);
      if (attempt.isTaken || (attempt.isWarm && !isSocket)) return unanswered(whole, prices);
      return isKnown(attempt) ? prices.helloAgain : prices.hello;
    case 'tls':
      return isPlain ? NO_BYTES : prices.garbled;
    case 'network':
      return shareOf(cutOf(attempt, whole, prices), attempt.browser === 'firefox' ? attempt.cuts : 0);
    case 'reset':
    case 'closed':
    case undefined:
      return cutOf(attempt, whole, prices);
  }
}

/** Cut on the first flight. */
function cutOf({ url }: Attempt, whole: Bytes, prices: Prices): Bytes {
  if (url.startsWith('http:')) return bytes(whole.sentBytes, 0);
  return url.startsWith('wss:') ? prices.cutSocket : prices.cutFetch;
}

/** Asked on a connection that stands, and cancelled in the end. */
function unanswered(whole: Bytes, { warm }: Prices): Bytes {
  return bytes(whole.sentBytes + CANCEL_BYTES, Math.max(0, whole.receivedBytes - warm.receivedBytes));
}

/** The first such look costs half, the second one and a half, so that both are whole; each later one is whole. */
function shareOf({ sentBytes, receivedBytes }: Bytes, cuts = 0): Bytes {
  const share = [0.5, 1.5][cuts] ?? 1;
  return bytes(Math.round(share * sentBytes), Math.round(share * receivedBytes));
}

/** A bare exchange, from the first byte to the last. */
function wholeOf(attempt: Attempt, prices: Prices): Bytes {
  const { url, isHttp1, sinceAnswerMs = Infinity } = attempt;
  if (url.startsWith('http:')) return prices.plain;
  if (url.startsWith('wss:'))
    return sinceAnswerMs < prices.socketAgainMs ? prices.socketAgain : prices.socket;
  if (attempt.isWarm) return isHttp1 ? prices.warmHttp1 : prices.warm;
  return isKnown(attempt) ? prices.resumed : prices.cold;
}

/** Whether the browser is supposed to hold a TLS session of this origin. */
function isKnown({ sinceAnswerMs = Infinity }: Attempt): boolean {
  return sinceAnswerMs < RESUMED_MS;
}

function plus(a: Bytes, b: Bytes): Bytes {
  return bytes(a.sentBytes + b.sentBytes, a.receivedBytes + b.receivedBytes);
}

/** Whether an open connection is supposed to be reused: its origin answered a fetch at `previousAnswerAt`. A socket is always new. */
export function isWarm(previousAnswerAt: number | undefined, at: number, probe: Pick<Probe, 'url'>): boolean {
  if (previousAnswerAt === undefined || probe.url.startsWith('wss:')) return false;
  return at >= previousAnswerAt && at - previousAnswerAt < KEPT_OPEN_MS;
}

/** What a probe may touch, and what it reports. */
import type { Probe } from '../core/model/service.ts';
import type { Failure, Grade } from '../core/model/terms.ts';
import type { Sight } from '../core/model/watch.ts';

/** The network as a probe sees it; tests and other runtimes pass their own. */
export interface Net {
  fetch(url: string, init?: RequestInit): Promise<Response>;
  WebSocket: typeof WebSocket;
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Cryptographically random bytes. */
  randomBytes(length: number): Uint8Array;
  /** Aborted when the probe's limit is reached or the round is called off. */
  signal: AbortSignal;
  /** The browser's own code for our latest request for `url`, which failed: `net::ERR_…`, `NS_ERROR_…`, a sentence about TLS. */
  codeOf?(url: string): Promise<string | undefined>;
  /** With which status the upgrade of our latest socket to `url` was refused, where the browser says it. */
  refusalOf?(url: string): Promise<number | undefined>;
  /** How our latest request for `url` travelled. */
  wayOf?(url: string): Promise<Way>;
  /** Who vouches for the certificate of the latest answer from `url`, if nobody the browser came with does. */
  signerOf?(url: string): Promise<string | undefined>;
  /**
   * Whether the answer to our latest request for `url` was a redirect that the browser did not follow: to plain http, or to a host that
   * is not allowed.
   */
  ledTo?(url: string): Promise<'plain' | 'elsewhere' | undefined>;
  /**
   * Whether a redirect of our latest request for `url` was the browser's own, to https; `undefined` where it cannot tell. Left out where
   * it never shows its own.
   */
  isUpgraded?(url: string): Promise<boolean | undefined>;
  /** The system says that there is no network at all, so that nothing can have been sent. */
  isOffline?(): boolean;
}

/** What the browser may say of a connection. */
export interface Way {
  /** An open one was reused. */
  isWarm?: boolean;
  /** The request went out. */
  isTaken?: boolean;
  isHttp1?: boolean;
}

/** What a kind reports: an answer or a failure. Throwing, timing out and aborting become failures in `run`. */
export interface Outcome {
  failure?: Failure;
  grade?: Grade;
  status?: number;
  detail?: string;
  /** Which kind was asked, where it was another. */
  kind?: 'opaque';
  /** Bytes of body or messages that were read, where they were cut off for being too many. */
  heardBytes?: number;
  /** A socket was left while a message was awaited: some of one may have come. */
  isUnheard?: boolean;
  /** The request went out, though nothing was measured. */
  isTaken?: boolean;
}

export type ProbeKind<P extends Probe = Probe> = (probe: P, net: Net, sight: Sight) => Promise<Outcome>;

/** The register of probe kinds, and what a probe may touch. */
import type { Failure, Grade, Probe, Sight } from '../core/model.ts';
import { captive } from './captive.ts';
import { http } from './http.ts';
import { opaque } from './opaque.ts';
import { websocket } from './websocket.ts';

/** The network as a probe sees it; tests and other runtimes pass their own. */
export interface Net {
  fetch: typeof fetch;
  WebSocket: typeof WebSocket;
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Cryptographically random bytes. */
  randomBytes(length: number): Uint8Array;
  /** Aborted when the probe's limit is reached or the round is called off. */
  signal: AbortSignal;
}

/** What a kind reports: an answer or a failure. Throwing, timing out and aborting become failures in `run`. */
export interface Outcome {
  failure?: Failure;
  grade?: Grade;
  status?: number;
  detail?: string;
}

export type ProbeKind<P extends Probe = Probe> = (probe: P, net: Net, sight: Sight) => Promise<Outcome>;

/** Every kind by its name. A service may use these, with exactly the parameters of each. */
export const probes = { http, opaque, websocket, captive } satisfies Record<string, ProbeKind<never>>;

export type KindName = keyof typeof probes;

/** A probe of a registered kind. */
export type KnownProbe = { [K in KindName]: Parameters<(typeof probes)[K]>[0] }[KindName];

/** What one probe saw, what is asked of one, and what one step of a round brings to the core. */
import type { EndpointId, Tier, Failure, Grade, Trigger } from './terms.ts';
import type { Probe } from './service.ts';
import type { Hearing } from './vantage.ts';

/** The first of two looks in a row, and the other (`schedule/pairs.ts`). */
export type Pair = 'first' | 'again';

/** What one probe saw, once. */
export interface Observation {
  endpoint: EndpointId;
  /** The kind that ran: without permission `http` runs as `opaque`. */
  kind: string;
  tier: Tier;
  /** When it began. */
  at: number;
  /** From the beginning to the answer or the failure. */
  latencyMs: number;
  answered: boolean;
  /** Present if and only if not answered. */
  failure?: Failure;
  /** What this answer proved; 0 when it failed. */
  grade: Grade;
  /** HTTP status, where it could be read. */
  status?: number;
  /** Whether an existing connection was reused; as the browser says, else as the cost model supposes. */
  isWarm: boolean;
  /** It was asked on a connection opened for it, though another may have stood. */
  isFresh?: true;
  /** Which of two looks in a row it was (`schedule/pairs.ts`). */
  pair?: Pair;
  /** Bytes inside TCP, both ways, as the cost model counts them. */
  sentBytes: number;
  receivedBytes: number;
  /** The browser's own code for the failure (`net::ERR_CONNECTION_RESET`), for the evidence. */
  detail?: string;
}

/** An answer that tells of the connection alone: what it says of the service the one just before it has said. */
export const isRepeated = ({ pair, answered }: Observation): boolean => pair === 'again' && answered;

/** One step of a round as it comes to the core: what was asked for, and what was seen. */
export interface Step {
  /** When the last of its observations was in. */
  at: number;
  startedAt: number;
  trigger: Trigger;
  observations: readonly Observation[];
  /** The system says that there is no network at all (`navigator.onLine === false`); the opposite is never trusted. */
  isSystemOffline: boolean;
  /** A uniform random number from [0, 1): the core draws none itself. */
  chance: number;
  /** What outside sources said; a step in which nothing was probed may be that alone. */
  heard?: readonly Hearing[];
  /** For its sake what was connected before this moment was given up, as its orders said. */
  newSinceAt?: number | undefined;
}

/** Times between which something began or ended: the last moment it was seen otherwise, and the first it was seen so. */
export interface Between {
  afterAt: number;
  beforeAt: number;
}

/** One probe that the schedule wants run now. */
export interface Order {
  endpoint: EndpointId;
  /** The kind that can be run with what is granted. */
  kind: string;
  tier: Tier;
  probe: Probe;
  /** It never takes longer: an answer after this is a `timeout`. */
  limitMs: number;
  /** Whether the cost model supposes that an open connection is reused. */
  isWarm: boolean;
  /** A new connection is wanted, though another may stand (`schedule/fresh.ts`). */
  isFresh?: true | undefined;
  /** What was connected before this moment is not to be used: where a browser can, it gives up all that stands. */
  newSinceAt?: number | undefined;
  /** How long ago its origin last answered, for the cost model; left out when it has not, or has failed since. */
  sinceAnswerMs?: number | undefined;
  /** So many looks in a row before this one failed as `network`, two at most: for the cost model. */
  cuts?: number | undefined;
  /** It is one of two looks in a row. */
  pair?: Pair | undefined;
}

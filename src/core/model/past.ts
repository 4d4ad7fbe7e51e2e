/** What is kept of the past: stretches, doubts that came to nothing, latencies, single observations, what was seen in an incident. */
import type { StretchKind, ServiceId, EndpointId, Failure, ServiceFunction } from './terms.ts';
import type { Observation } from './observation.ts';
import type { KeptOpinion } from './opinion.ts';

/** A stretch of one service's history: it lasts until the next one begins. */
export interface Span {
  at: number;
  past: StretchKind;
}

/** One UTC day of history. */
export interface Day {
  /** `YYYY-MM-DD`. */
  day: string;
  services: Readonly<Record<ServiceId, readonly Span[]>>;
  /** Doubts that came to nothing. */
  blips?: readonly Blip[];
  /** Counted when the day is over. */
  latency?: DayLatency;
}

/** One doubt that came to nothing, about one service. */
export interface Blip {
  /** Beginning of the first failure. */
  at: number;
  /** When it answered again. */
  endedAt: number;
  service: ServiceId;
  endpoint: EndpointId;
  failure: Failure;
  /** Failures in a row. */
  failures: number;
}

/** Of the answers of one hour. */
export interface HourLatency {
  medianMs: number;
  worstMs: number;
}

/**
 * How many answers fell into each bucket of a geometric scale: DDSketch (Masson, Rim and Lee, "DDSketch", VLDB 2019).
 * Any quantile is right to within 5 %, and sketches add up.
 */
export type Sketch = Readonly<Record<number, number>>;

/** Of one UTC day. */
export type DayLatency = Readonly<Record<ServiceId, ServiceLatency>>;

/** Of one service in one UTC day. */
export interface ServiceLatency {
  /** By hour of the day, 0 to 23. */
  hours: Readonly<Record<number, HourLatency>>;
  sketch: Sketch;
  worstMs: number;
}

/** An observation without its cost, which the cost model can tell again. */
export type Seen = Omit<Observation, 'isFresh' | 'pair' | 'sentBytes' | 'receivedBytes'>;

/** What was seen in five minutes. */
export interface Chunk {
  /** When it begins. */
  at: number;
  observations: readonly Seen[];
}

/** Moments and lengths in ms. */
export interface Tally {
  endpoint: EndpointId;
  host: string;
  serves: ServiceFunction | 'control';
  asked: number;
  answered: number;
  failures: Readonly<Partial<Record<Failure, number>>>;
  /** Failures in a row at the end, and the most there were. */
  failuresInARow: number;
  mostInARow: number;
  /** Answers since the last failure, and when the first of them was asked for. */
  answersInARow: number;
  answersSinceAt?: number;
  /** Answers that came after the end, and are not in `answered`. */
  after?: number;
  /** First and last time it was asked; 0 before the first. */
  firstAt: number;
  lastAt: number;
  /** Latest HTTP status that could be read. */
  status?: number;
  /** Its own median when the incident was opened. */
  normalMs?: number;
}

/** A service that the incident was not about. */
export interface Bystander {
  service: ServiceId;
  name: string;
  operator: string;
  asked: number;
  answered: number;
  /** It was down or degraded itself at some time. */
  wasTroubled: boolean;
}

export interface Testimony {
  /** Id of the incident. */
  incident: string;
  /** Names of its services, as the user knew them. */
  names: Readonly<Record<ServiceId, string>>;
  tallies: readonly Tally[];
  bystanders: readonly Bystander[];
  /** When the end was believed; later observations are shown, but not counted. Left out while the incident is open. */
  closedAt?: number;
  /** How long the user's own line was out meanwhile, and how long nothing was measured. */
  lostMs: number;
  unseenMs: number;
  observations: readonly Seen[];
  /** Observations that were thinned out. */
  leftOut: number;
  /** What others said meanwhile; left out: nobody was heard. */
  opinions?: readonly KeptOpinion[];
}

export interface Mark {
  at: number;
  service: ServiceId;
}

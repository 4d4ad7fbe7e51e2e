/**
 * The nouns of Wasl. Times are milliseconds: a moment (since the Unix epoch, UTC) ends in `At`, a length in `Ms`.
 * Absence is `undefined`, never `null`.
 */

import type { Settings } from './settings.ts';

export type { Alerts, OwnService, Preset, QuietHours, ServiceChoice, Settings } from './settings.ts';

export type ServiceId = string;
/** `<service>/<name>` for an endpoint of a service, `control/<name>` for a control. */
export type EndpointId = string;

/** Why there was no usable answer, in the words of the network. Nothing here names a culprit. */
export type Failure =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'closed'
  | 'timeout'
  | 'tls'
  | 'certificate'
  | 'http-error'
  | 'no-protocol'
  | 'captive'
  /** The browser will not say more. */
  | 'network'
  | 'aborted';

/** What an answer proves: 0 transport reached, 1 HTTP answered, 2 messaging protocol answered, 3 the operator says, 4 others measured. */
export type Grade = 0 | 1 | 2 | 3 | 4;

/** What an endpoint is for. Landing pages and siblings never make a service up. */
export type Role = 'messaging' | 'media' | 'landing' | 'account';

/** The user's own line. */
export type Connection = 'online' | 'partial' | 'captive' | 'offline' | 'unknown';

export type Status = 'up' | 'degraded' | 'down' | 'unknown' | 'paused';

export type Cause = 'service' | 'connection' | 'blocked' | 'unclear';

export type Browser = 'chromium' | 'firefox';

/** How much the browser lets a probe see: `basic` without host permission, `detailed` with it. */
export type Tier = 'basic' | 'detailed';

/** How one endpoint is asked. Its kind is a key of the register in `src/probes`; further fields belong to that kind. */
export interface Probe {
  kind: string;
  /** `https:`, `wss:` or, for the captive control alone, `http:`. */
  url: string;
  /** The server is documented to send `Access-Control-Allow-Origin: *`, so the answer can be read without permission. */
  isCorsOpen?: boolean;
  /** Its good answer is a failure that the browser has to name: asked only where it does. It leaves no connection behind. */
  needsLayers?: boolean;
}

/** One address of a service that is probed. */
export interface Endpoint {
  id: EndpointId;
  role: Role;
  /** The best grade that a good answer of this endpoint proves, on the detailed tier; left out: 1. */
  proves?: Grade;
  /** `rare`: a dear probe (it always opens a connection), run at the slower pace of the preset. Left out: every round. */
  pace?: 'rare';
  probe: Probe;
  /** Date (`YYYY-MM-DD`) since which the address is known not to work any more: kept as data, never probed. */
  brokenSince?: string;
}

/** What the user knows by name. */
export interface Service {
  id: ServiceId;
  name: string;
  /** Who runs it: services of one operator share their fate. */
  operator: string;
  /** Where a person opens it. */
  url: string;
  /** Whether messages are end-to-end encrypted by default. */
  isEndToEndEncrypted: boolean;
  endpoints: readonly Endpoint[];
  /** The user added it: nothing is known of its encryption. */
  isOwn?: true;
}

/** A neutral endpoint of an unrelated operator that tells about the user's own connection. */
export interface Control {
  id: EndpointId;
  operator: string;
  probe: Probe;
}

/** A second resolver, asked over https (RFC 8484's sibling in JSON) where the browser's own finds no address. */
export interface Resolver {
  /** `resolver/<name>`. */
  id: EndpointId;
  operator: string;
  /** The address of a question, to which the host's name is appended. */
  url: string;
}

/** What this browser and the granted permissions let us see now. */
export interface Sight {
  browser: Browser;
  /** Services whose hosts are granted; `control` stands for the controls' hosts. */
  granted: readonly ServiceId[];
  /** `webRequest` is granted, so a failure carries its layer. */
  seesLayers: boolean;
  /** Firefox strips its identifying Origin from our sockets on granted hosts. Always true in Chromium, whose Origin names no installation. */
  socketsAreAnonymous: boolean;
}

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
  /** Bytes inside TCP, both ways, as the cost model counts them. */
  sentBytes: number;
  receivedBytes: number;
  /** The browser's own code for the failure (`net::ERR_CONNECTION_RESET`), for the evidence. */
  detail?: string;
}

export type Trigger = 'alarm' | 'check-now' | 'doubt' | 'start' | 'network';

/** One step of a round as it comes to the core: what was asked for, and what was seen. */
export interface Round {
  /** When the last of its observations was in. */
  at: number;
  startedAt: number;
  trigger: Trigger;
  observations: readonly Observation[];
  /** The system says that there is no network at all (`navigator.onLine === false`); the opposite is never trusted. */
  isSystemOffline: boolean;
  /** A uniform random number from [0, 1): the core draws none itself. */
  chance: number;
}

/** What the device and the user are doing, as far as the browser says. */
export interface Circumstances {
  isPopupOpen?: boolean;
  /** Idle for minutes, or locked. */
  isAway?: boolean;
  /** The user asked the browser to save data, or the line is metered. */
  savesData?: boolean;
  /** Nothing is asked more often than this, so that the month's cap lasts. */
  sparseMs?: number;
  /** Minutes since the last Sunday's midnight, where the user is. */
  weekMinute?: number;
  /** The permission for notifications is not granted: what happens cannot be told. */
  cannotNotify?: boolean;
}

/** Settings resolved against the catalogue and the permissions of this moment: enough to say what is. */
export interface Watched {
  settings: Settings;
  /** The chosen services, in the user's order. */
  services: readonly Service[];
  sight: Sight;
  /** What bends the pace at this moment; left out: nothing. */
  circumstances?: Circumstances;
}

/** With all that is ever asked beside them: enough to ask, to judge, and to say what that costs. */
export interface Watch extends Watched {
  controls: readonly Control[];
  resolvers: readonly Resolver[];
}

/** Times between which something began or ended: the last moment it was seen otherwise, and the first it was seen so. */
export interface Between {
  afterAt: number;
  beforeAt: number;
}

/** What a stretch of a service's history was. Only the first three are measured and count in percentages. */
export type Past = 'up' | 'degraded' | 'down' | 'connection' | 'not-measured' | 'paused';

/** A value to be put into a sentence; `src/words` formats it for the user's language. */
export type Value =
  | string
  | number
  | { time: number }
  | { durationMs: number }
  /** Cut when it is long, unless it `isWhole`. */
  | { list: readonly string[]; isWhole?: boolean }
  /** 0 to 1. */
  | { share: number }
  | { bytes: number }
  | { latencyMs: number };

/** A sentence without language: the key of a message and the values in it. */
export interface Sentence<Key extends string = string> {
  key: Key;
  values: Readonly<Record<string, Value>>;
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
  /** How long ago its origin last answered, for the cost model; left out when it has not, or has failed since. */
  sinceAnswerMs?: number;
}

/** What there is to tell, once. Saved in the outbox, told, then cleared. */
export interface Notice {
  /** Stable: telling it twice shows it once. */
  id: string;
  kind: 'outage' | 'recovery' | 'unstable' | 'connection';
  /** Id of the browser's notification: the incident's, so that a later notice replaces an earlier one. */
  notification: string;
  /** A notification of this id was told before. */
  replaces: boolean;
  at: number;
  services: readonly ServiceId[];
  title: Sentence;
  message: readonly Sentence[];
}

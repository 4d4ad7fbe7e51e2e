/** What the program believes: one plain, versioned document, and the history that it is still writing. */
import type { Incident } from './incident.ts';
import type {
  Cause,
  Connection,
  EndpointId,
  Failure,
  Grade,
  ServiceId,
  Status,
  Tier,
  Rule,
} from './terms.ts';
import type { Between } from './observation.ts';
import type { OpinionRule } from './opinion.ts';
import type { Notice } from './sentence.ts';
import { NO_OTHERS, type Others } from './vantage.ts';
import type { Day, Chunk, Testimony } from './past.ts';

/** An endpoint's own normal, learned from its answers. */
export interface Normal {
  medianMs: number;
  /** Median distance from the median. */
  spreadMs: number;
  count: number;
}

/** Failures without a convincing run of answers in between. */
export interface Run {
  /** Beginning of the first failure. */
  sinceAt: number;
  /** Last answer before it; left out when there was none recently enough to mean anything. */
  afterAt?: number | undefined;
  /** Beginning of the latest failure, and when it was known. */
  failedAt: number;
  knownAt: number;
  failures: number;
  /** Answers in between. */
  answers: number;
  /** Failures since the last answer. */
  failuresInARow: number;
  /** Beginning of the first of those. */
  inARowSinceAt: number;
  failure: Failure;
  /** The browser's own code for the latest. */
  detail?: string | undefined;
}

/** What is held about one endpoint (controls too) on one tier of permission. */
export interface EndpointBelief {
  tier: Tier;
  askedAt: number;
  /** Latest answer; without one the endpoint has no voice on this tier. */
  answeredAt?: number | undefined;
  /** Latest failure that counted. */
  failedAt?: number | undefined;
  /** Answers in a row, and the beginning of the first of them. */
  answersInARow: number;
  answersSinceAt?: number | undefined;
  grade: Grade;
  status?: number | undefined;
  /** Status of the answers seen at first sight; another one is noted as "changed its answer". */
  usualStatus?: number | undefined;
  latencyMs?: number | undefined;
  normal?: Normal | undefined;
  /** Answers in a row that were far slower than normal, and since when. */
  slow?: { count: number; sinceAt: number } | undefined;
  run?: Run | undefined;
  /** Evidence for a hard and for a partial outage: two CUSUMs, in nats. */
  fullNats: number;
  partialNats: number;
  /** Held until enough answers have come: `full` (nothing answers) or `partial` (some requests fail). */
  outage?: 'full' | 'partial' | undefined;
  /** A socket that is refused while the same address answers over https: no evidence either way. */
  isRefusedToUs?: boolean | undefined;
  /** Its latest look brought far more than its protocol has to say: it is left alone for hours. */
  isFlooding?: boolean | undefined;
  /** Looks in a row, at most two, whose answers could not be read though they were said to be open to all (`detect/unread.ts`). */
  unread?: number | undefined;
  /** Its latest look, a socket, did not open in time while https answered: the browser may be asking its user something (`schedule/held-up.ts`). */
  waits?: boolean | undefined;
  /** Answers in a row, at most four, that needed a new connection although one had been open a moment before; of pairs of looks as many more as did not (`traffic/connections.ts`). */
  reopened?: number | undefined;
  /** When that was last settled. Where that is `askedAt` and the browser does not tell, nothing is: it was the first of two looks. Left out: it is still to be found out. */
  reopenedAt?: number | undefined;
  /** When it was last asked for a proof; left out where that was at `askedAt` (`schedule/head-only.ts`). */
  provedAt?: number | undefined;
  /** Bare looks in a row that failed. */
  bareFailures?: number | undefined;
  /** Learned chance of a failure while all is well. */
  rate?: number | undefined;
  /** When it was last asked on a connection opened for it, and when it last answered on one (`schedule/fresh.ts`). */
  freshAt?: number | undefined;
  openedAt?: number | undefined;
  /** The latest such look failed: until one is answered, what comes over older connections is no answer. */
  isUnopened?: boolean | undefined;
}

/** What second resolvers said about a host's name. */
export interface NameBelief {
  askedAt: number;
  /** Resolvers that found an address, and that said there is none. */
  found: number;
  denied: number;
}

/** How sure: `suspected` is shown as "checking…", `shown` turns the badge red, `told` notifies. */
export type Confidence = 'none' | 'suspected' | 'shown' | 'told';

/** What is held about one service. */
export interface ServiceBelief {
  status: Exclude<Status, 'paused'>;
  cause?: Cause | undefined;
  rule: Rule;
  confidence: Confidence;
  /** What follows from others' opinions beside what was measured: by a rule that names a cause (`namesCause`), the cause is theirs. */
  said?: OpinionRule | undefined;
  /** The last good look and the first bad one; left out while up. */
  since?: Between | undefined;
  /** Evidence against the held status that is not yet enough. */
  isDoubted: boolean;
  /** When it was last judged from observations of its own. */
  judgedAt?: number | undefined;
  /** When the present status, as told in the history, began. */
  changedAt: number;
  /** When outages of cause `blocked` or `unclear` were told in the last seven days. */
  unclearToldAt: readonly number[];
  /** Usual here since then: shown, but no longer told, until it has answered for a day; after a day out of the badge. */
  usualSinceAt?: number | undefined;
  /** Up without a break since then. */
  steadySinceAt?: number | undefined;
}

export interface Spent {
  /** `YYYY-MM-DD` and `YYYY-MM`, UTC. */
  day: string;
  month: string;
  todayBytes: number;
  monthBytes: number;
  /** Today's and this month's bytes by service; what was counted before there were any is in the sums alone. */
  owners?: Readonly<Record<ServiceId, readonly [todayBytes: number, monthBytes: number]>>;
}

export interface Agenda {
  /** When the next scheduled round is due. */
  roundAt: number;
  /** When the next follow-up is due, while anything is in doubt. */
  followUpAt?: number | undefined;
  followUps: number;
  /** When the shell was told to wake: a later start is a gap. */
  wakeAt: number;
  /** The first round after a gap: controls first, nothing is told before this moment. */
  settleUntilAt?: number | undefined;
  /** Connections that were opened before this moment proved nothing any more and were to be given up. */
  newSinceAt?: number | undefined;
  /** Whose turn it is among the controls. */
  turn: number;
}

/** Glitches of one class that outlasted the first looks. */
export interface Tail {
  count: number;
  /** How much longer all of them lasted together. */
  excessMs: number;
}

/** What cleared by itself, of all services together. */
export interface Glitches {
  /** Watching that this was learned from, of all services together. */
  watchedMs: number;
  server: Tail;
  silence: Tail;
}

export interface Line {
  status: Connection;
  /** No site abroad answers, and one inside the user's own country does: then it is `partial`. */
  reach?: 'domestic' | undefined;
  sinceAt: number;
  /** Every certificate was refused while plain http was answered rightly. */
  doubtsClock?: boolean | undefined;
  /** Nobody answers, and where a reason was given it was a proxy that refuses, or wants a password first. */
  isRefusedByProxy?: boolean | undefined;
  /** Operators whose services answer wrongly at the same time, and when one last did: somebody in between speaks for them. */
  misled?: { at: number; operators: readonly string[] } | undefined;
  /** Share of probes that time out on this line when nothing is wrong, learned from all endpoints. */
  noise: number;
  /** Thorough looks in a row that did not find the line well. */
  silentLooks: number;
  /** Beginning of the first of them. */
  silentSinceAt?: number | undefined;
  /** Controls that answered and that were asked, when they were last all asked. */
  answered: number;
  asked: number;
  askedAt: number;
  /** Left out: nothing was learned yet. */
  glitches?: Glitches | undefined;
}

export interface State {
  version: 1;
  /** End of the last step; 0 before the first. */
  steppedAt: number;
  line: Line;
  endpoints: Readonly<Record<EndpointId, EndpointBelief>>;
  services: Readonly<Record<ServiceId, ServiceBelief>>;
  /** By host; only those that were lost lately. */
  names: Readonly<Record<string, NameBelief>>;
  /** What outside sources said, and when they were asked. */
  others: Others;
  /** Open ones, and those of the last two days. */
  incidents: readonly Incident[];
  outbox: readonly Notice[];
  agenda: Agenda;
  spent: Spent;
  /** Today and yesterday, in order. Stored beside the rest, a document a day. */
  days: readonly Day[];
  /** What was seen in the last minutes, stored in the same way. */
  raw: readonly Chunk[];
  /** Of open incidents and those that ended lately, stored in the same way. */
  testimonies: readonly Testimony[];
  /** Incidents ever; the number of the next. */
  incidentCount: number;
}

export const emptyState: State = {
  version: 1,
  steppedAt: 0,
  line: { status: 'unknown', sinceAt: 0, noise: 0.004, silentLooks: 0, answered: 0, asked: 0, askedAt: 0 },
  endpoints: {},
  services: {},
  names: {},
  others: NO_OTHERS,
  incidents: [],
  outbox: [],
  agenda: { roundAt: 0, followUps: 0, wakeAt: 0, turn: 0 },
  spent: { day: '', month: '', todayBytes: 0, monthBytes: 0 },
  days: [],
  raw: [],
  testimonies: [],
  incidentCount: 0,
};

export const isTrouble = (belief: ServiceBelief | undefined): boolean =>
  belief?.status === 'down' || belief?.status === 'degraded';

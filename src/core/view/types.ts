/** What is shown, as plain data without language. */
import type { Sentence } from '../model/sentence.ts';
import type { ServiceFunction, ServiceId, Status, Cause, Connection } from '../model/terms.ts';
import type { Strip } from '../history/strip.ts';

/** Toolbar: the badge's text, the icon's silhouette and the sentence under the pointer. */
export interface Badge {
  /** Empty when all is well; a count of services down; `!` degraded; `?` cannot tell; `off` paused or not started. */
  text: string;
  icon: Silhouette;
  /** Said one after the other. */
  title: readonly Sentence[];
}

/** One icon drawing a state, told apart by shape. */
export type Silhouette = 'calm' | 'alarm' | 'warning' | 'unsure' | 'off';

/** One line of "Why do we think so?". */
export interface Evidence {
  at: number;
  sentence: Sentence;
  /** How the line reads at a glance. */
  tone: 'good' | 'bad' | 'neutral';
  /** Of one of the service's own hosts: what it does for it. */
  serves?: readonly ServiceFunction[];
}

export interface Row {
  id: ServiceId;
  name: string;
  operator: string;
  url: string;
  isEndToEndEncrypted: boolean;
  /** The state may be able to read it (`Service.onlyIn`). */
  isReadByState?: boolean;
  status: Status;
  cause?: Cause;
  /** Estimate of when the present trouble began. */
  sinceAt?: number;
  /** Share of the requests that failed since then, where some answer. */
  failingShare?: number;
  /** One short sentence: the state and, where it is known, since when. */
  summary: Sentence;
  /** Contrary evidence that is not yet enough: "checking…". */
  isChecking: boolean;
  /** What was proven when it last answered. */
  proven: 'messaging' | 'website' | 'nothing';
  /** What of it does not answer though its messages may pass. */
  failing?: 'media' | 'account';
  strip: Strip;
  /** When it was last asked, whatever came back. */
  checkedAt?: number;
  /** Detailed checks are on for this service. */
  isDetailed: boolean;
  /** Detailed checks were wanted, and the permission for them is gone. */
  wasTakenBack?: boolean;
  /** The user's own service: nothing is known of its encryption. */
  isOwn?: boolean;
  /** The first line and the badge do not speak of it, as the user wishes. */
  isLeftOut?: boolean;
  /** Somebody waits for a check, and not all of its addresses have been heard of. */
  isWaiting?: boolean;
}

/** What an open row shows beside that; `core/details.ts` computes it. */
export interface Details {
  functions: readonly FunctionState[];
  evidence: readonly Evidence[];
  incidents: readonly IncidentLine[];
}

/** `unknown`: it cannot be asked, or nobody has answered yet. */
export type Standing = Exclude<Status, 'paused' | 'reached'>;

/** How what a service does stands, by itself. */
export interface FunctionState {
  function: ServiceFunction;
  status: Standing;
}

/** An incident as a row tells it. */
export interface IncidentLine {
  id: string;
  openedAt: number;
  resolvedAt?: number;
  cause: Cause;
  sentence: Sentence;
}

/** A row without its strip, which costs more than all the rest. */
export type BareRow = Omit<Row, 'strip'>;

/** A service that answers from here now. */
export interface Alternative {
  id: ServiceId;
  name: string;
  url: string;
  proven: 'messaging' | 'website';
  isEndToEndEncrypted: boolean;
  isOwn?: boolean;
  /** The name of a service that fails, for which the user has chosen it. */
  isFallbackOf?: string;
  /** The name of a service of the same operator that fails: they may share their fate. */
  sharesFateWith?: string;
}

/**
 * `open-sign-in`: the network's own page, over plain http. `check-line`: look at the own line from all sides. `open-alternative`: what answers
 * meanwhile. `tell-me`: alerts are off, and can be turned on. `wait`: nothing else helps. `what-can-i-try`: it appears blocked here.
 */
export type NextStepKind =
  'open-sign-in' | 'check-line' | 'open-alternative' | 'tell-me' | 'wait' | 'what-can-i-try' | 'none';

export interface NextStep {
  kind: NextStepKind;
  /** Why the service that fares worst is not up, where one is meant. */
  cause?: Cause;
}

export interface View {
  connection: Connection;
  /** Only sites inside the user's own country answer. */
  reach?: 'domestic';
  /** The first line of the popup. */
  answer: readonly Sentence[];
  /** Worst first, paused last. */
  rows: readonly Row[];
  /** Present when something is down; the user's own services only. */
  alternatives: readonly Alternative[];
  next: NextStep;
  badge: Badge;
  /** When anything was last checked; left out where nobody knows how long ago that was. */
  checkedAt?: number;
  isStarted: boolean;
}

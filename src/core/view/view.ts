/** What is shown, computed from the state whenever someone looks: plain data without language. */
import { alternatives } from './alternatives.ts';
import { answer } from './headline.ts';
import { badge } from './badge.ts';
import type {
  Cause,
  Connection,
  Past,
  Preset,
  Sentence,
  ServiceId,
  Status,
  Watched,
} from '../model/service.ts';
import { bareRows, withStrip } from './rows.ts';
import { isStale } from '../model/stale.ts';
import type { State } from '../model/state.ts';

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

/** One cell of the history strip. */
export interface Cell {
  at: number;
  ms: number;
  /** The worst of its measured parts; `not-measured` when nothing was. */
  past: Past;
  /** Length of each part of the cell. The parts add up to `ms`, but for the cell that is still running. */
  parts: Readonly<Partial<Record<Past, number>>>;
  /** When its worst part began; told of cells of an hour and more. */
  worstAt?: number;
  /** When the user first said in it that the service does not work. */
  markedAt?: number;
}

export interface Strip {
  cells: readonly Cell[];
  /** Share of the measured time it was up, 0 to 1; left out when nothing was measured. */
  upShare?: number;
  /** Share of the strip that was measured. */
  measuredShare: number;
}

/** One line of "Why do we think so?". */
export interface Evidence {
  at: number;
  sentence: Sentence;
  /** How the line reads at a glance. */
  tone: 'good' | 'bad' | 'neutral';
}

export interface Row {
  id: ServiceId;
  name: string;
  operator: string;
  url: string;
  isEndToEndEncrypted: boolean;
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
  /** Latest answer of its quickest endpoint, and that endpoint's own median. */
  latencyMs?: number;
  normalLatencyMs?: number;
  /** What was proven when it last answered. */
  proven: 'messaging' | 'website' | 'nothing';
  strip: Strip;
  /** When it was last asked, whatever came back. */
  checkedAt?: number;
  /** Detailed checks are on for this service. */
  isDetailed: boolean;
  /** Detailed checks were wanted, and the permission for them is gone. */
  wasTakenBack?: boolean;
  /** The user's own service: nothing is known of its encryption. */
  isOwn?: boolean;
  /** Somebody waits for a check, and not all of its addresses have been heard of. */
  isWaiting?: boolean;
}

/** What an open row shows beside that; `core/details.ts` computes it. */
export interface Details {
  evidence: readonly Evidence[];
  incidents: readonly IncidentLine[];
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
}

export interface View {
  connection: Connection;
  /** The first line of the popup. */
  answer: readonly Sentence[];
  /** Worst first, paused last. */
  rows: readonly Row[];
  /** Present when something is down; the user's own services only. */
  alternatives: readonly Alternative[];
  badge: Badge;
  /** When anything was last checked. */
  checkedAt?: number;
  isStarted: boolean;
  /** What was stored could not be read; it was set aside and Wasl began anew. */
  wasDamaged?: boolean;
}

/** What a preset costs and how late it can be, for the chosen services. */
export interface PresetCost {
  preset: Preset;
  bytesAMonth: number;
  /** Worst delay from an outage to the red badge, for a web page or API, and for a messaging socket. */
  worstPageDelayMs: number;
  worstSocketDelayMs: number;
}

/** All that the popup and the toolbar show at this moment. */
export function view(state: State, watch: Watched, now: number): View {
  const list = bareRows(state, watch, now);
  const answering = alternatives(list, watch);
  const said = answer(state, watch, list, now);
  const isAnyDown = list.some(({ status }) => status === 'down' || status === 'degraded');
  return {
    connection: isStale(state.steppedAt, now) ? 'unknown' : state.line.status,
    answer: said,
    rows: list.map((row) => withStrip(row, state, now)),
    alternatives: isAnyDown ? answering : [],
    badge: badge(state, watch, list, said, answering, now),
    ...(state.steppedAt > 0 && { checkedAt: state.steppedAt }),
    isStarted: watch.settings.isStarted,
    ...(state.wasDamaged && { wasDamaged: true }),
  };
}

/** What the toolbar shows at this moment; no strip is drawn for it. */
export function toolbar(state: State, watch: Watched, now: number): Badge {
  const list = bareRows(state, watch, now);
  return badge(state, watch, list, answer(state, watch, list, now), alternatives(list, watch), now);
}

/** What the popup is drawn from, and what it can do. Its parts know nothing of the browser by themselves. */
import type { ServiceId } from '../core/model/terms.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Sight } from '../core/model/watch.ts';
import type { Mark } from '../core/model/past.ts';
import type { Lost } from '../core/storage/set-aside.ts';
import type { Range } from '../core/history/range.ts';
import type { Progress } from '../core/view/progress.ts';
import type { State } from '../core/model/state.ts';
import type { Trouble } from '../core/view/trouble.ts';
import type { FriendPanel } from './ask-friend.tsx';
import type { OthersActions, Telling } from './others.tsx';
import type { Managed } from '../services/managed-document.ts';
import type { Words } from '../words/index.ts';
import type { Strip } from '../core/history/strip.ts';
import type { IncidentLine } from '../core/view/types.ts';

/** What is stored and granted. */
export interface Known {
  settings: Settings;
  state: State;
  /** Match patterns of the hosts of each service. */
  origins: Readonly<Record<ServiceId, readonly string[]>>;
  sight: Sight;
  words: Words;
}

/** A service's past, further back than a day. */
export interface Past {
  range: Range;
  strip: Strip;
  /** The latest first. */
  incidents: readonly IncidentLine[];
}

/** A cell of the strip of an open row. */
export interface Picked {
  id: ServiceId;
  index: number;
}

/** What the user did on this page; it is gone when the page closes. */
export interface Here {
  open: readonly ServiceId[];
  /** The cell that is read out, and the one whose incidents are shown. */
  picked?: Picked | undefined;
  pinned?: Picked | undefined;
  /** Rows that show more than the last day. */
  past: Readonly<Record<ServiceId, Past | undefined>>;
  /** When the user asked for a check that still runs. */
  askedAt?: number | undefined;
  /** How far a check is that somebody waits for. */
  progress?: Progress | undefined;
  marks: readonly Mark[];
  /** Services about which others are being asked, because the user wants it. */
  asking: readonly ServiceId[];
  /** What is open in a row to ask a friend, and to tell others. */
  friend?: FriendPanel | undefined;
  telling?: Telling | undefined;
  /** Whether the browser lets Wasl show alerts; `never` where it has none. */
  alerts: 'off' | 'on' | 'refused' | 'never';
  /** Hosts can be granted in this browser; where they cannot, basic checks are all there is; left out while that is not known. */
  canGrant?: boolean;
  /** Battery and data are scarce. */
  isPhone?: boolean;
  /** The browser hides the button. */
  isHidden: boolean;
  /** What the background cannot do now. */
  troubles: readonly Trouble[];
  /** Why nothing is saved: there is no room, or a later version of Wasl has stored what lies there. */
  unsaved?: 'no-room' | 'held-back' | undefined;
  /** Outages that ended by this moment were seen; left out while that is not known. */
  seenAt?: number;
  /** When the latest outage that is in the history ended; left out while that is not known. */
  endedAt?: number;
  /** Somebody says that something does not work, and is asked what. */
  isDoubting?: boolean;
  /** What an organisation's policy has set. */
  managed?: Managed | undefined;
  /** Results go to its collector. */
  isReporting?: boolean;
  /** What could not be read, until the user has seen it. */
  lost?: Lost | undefined;
}

/** The page as what its buttons do sees it. */
export interface Page {
  readonly known: Known;
  readonly here: Here;
  /** Draws the page with this done. */
  do(what: Partial<Here>): void;
  /** Draws the page as this is known. */
  know(known: Known): void;
  checkNow(): Promise<void>;
}

/** The browser as the page needs it once its answer is shown: `platform/lazy.ts`. */
export interface Browser {
  load(key: string): Promise<unknown>;
  loadAll(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** Wakes the background, so that it asks what is due; gives what it cannot do. */
  askTroubles(): Promise<readonly Trouble[]>;
  askMark(service: ServiceId): Promise<void>;
  /** Asks others about a service; resolves when they have been asked. */
  askOthers(service: ServiceId): Promise<void>;
  /** What a friend's text says is put beside what others say, and so into the report. */
  keepFriendText(text: string): Promise<void>;
  /** These ask the browser, and have to be called directly from a click. */
  requestDetailed(origins: readonly string[]): Promise<boolean>;
  requestNotifications(): Promise<boolean | 'never'>;
  openOptions(): Promise<void>;
  openTab(url: string): Promise<void>;
  closePage(): Promise<void>;
  isButtonHidden(): Promise<boolean>;
  mayNotify(): Promise<boolean | 'never'>;
  mayAskForHosts(): boolean;
  isPhone(): Promise<boolean>;
  /** These hear of what changes, as long as the page lives. */
  onPermissionsChanged(listener: () => unknown): unknown;
  onProgress(listener: (progress: Progress) => void): unknown;
  onTroubles(listener: (troubles: readonly Trouble[]) => void): unknown;
  onUnsaved(listener: (why: Here['unsaved']) => void): unknown;
  save(entries: Readonly<Record<string, unknown>>): Promise<void>;
  onStored(listener: (changed: Readonly<Record<string, unknown>>) => unknown): unknown;
}

/** What the inside of an open row can do. */
export interface RowActions {
  /** Reads out a cell of the strip. */
  pick(id: ServiceId, index: number): void;
  /** Shows what happened in that cell; again, or without an index: what happened last. */
  pin(id: ServiceId, index?: number): void;
  /** The user says that it does not work. */
  mark(id: ServiceId): void;
  others: OthersActions;
  /** Shows another length of the past. */
  range(id: ServiceId, range: Range): void;
  pause(id: ServiceId, isPaused: boolean): void;
  /** No alerts until it is back, or for so many milliseconds; `undefined`: alerts again. */
  quiet(id: ServiceId, how: 'until-back' | number | undefined): void;
  /** Asks the browser for detailed checks: has to be called directly from the click. */
  detailed(id: ServiceId): void;
}

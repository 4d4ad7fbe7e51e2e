/** The page as its parts see it, which are loaded when they are wanted and know nothing of the browser by themselves. */
import type { ServiceId, Settings, Sight } from '../core/model.ts';
import type { Range } from '../core/history/range.ts';
import type { State } from '../core/state.ts';
import type { Strip } from '../core/view.ts';
import type { Words } from '../words/index.ts';

/** What is stored and granted. */
export interface Known {
  settings: Settings;
  state: State;
  /** Match patterns of the hosts of each service. */
  origins: Readonly<Record<ServiceId, readonly string[]>>;
  sight: Sight;
  words: Words;
}

/** What the user did on this page; it is gone when the page closes. */
export interface Here {
  open: readonly ServiceId[];
  /** The cell of an open row's strip that is read out. */
  picked?: { id: ServiceId; index: number } | undefined;
  /** Rows that show more than the last day. */
  past: Readonly<Record<ServiceId, { range: Range; strip: Strip } | undefined>>;
  /** When the user asked for a check that still runs. */
  askedAt?: number | undefined;
  alerts: 'off' | 'on' | 'refused';
  /** The browser hides the button. */
  isHidden: boolean;
}

export interface Page {
  known: Known;
  here: Here;
  /** Draws the page with this done. */
  do(what: Partial<Here>): void;
  change(alter: (settings: Settings) => Settings): Promise<void>;
  checkNow(): Promise<void>;
  load(key: string): Promise<unknown>;
  /** These ask the browser, and have to be called directly from a click. */
  requestDetailed(origins: readonly string[]): Promise<boolean>;
  requestNotifications(): Promise<boolean>;
  closePage(): Promise<void>;
}

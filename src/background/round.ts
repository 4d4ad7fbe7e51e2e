/** A round: ask, advance, save, show, tell. The only place where the layers meet. */
import type { Notice, Observation, Order, Trigger, Watch } from '../core/model.ts';
import type { Badge } from '../core/view.ts';

/** The world as a round touches it: the browser in the extension, virtual time in the simulator. */
export interface Shell {
  now(): number;
  /** A uniform random number from [0, 1). */
  chance(): number;
  sleep(ms: number): Promise<void>;
  /** The user's settings resolved against the catalogue and the permissions granted at this moment. */
  watch(): Promise<Watch>;
  /** The stored document called `key`, as it was stored, or `undefined`. */
  load(key: string): Promise<unknown>;
  /** One atomic write of all entries; a value of `undefined` removes its key. */
  save(entries: Readonly<Record<string, unknown>>): Promise<void>;
  /** Never rejects, never outlives its limit. */
  probe(order: Order, watch: Watch): Promise<Observation>;
  isSystemOffline(): boolean;
  /** Asks for the one alarm at this moment, at least 30 s ahead, replacing the last. */
  setAlarm(at: number): Promise<void>;
  show(badge: Badge, watch: Watch): Promise<void>;
  /** Shows, replaces or, where notifications are not granted, drops. */
  tell(notice: Notice, watch: Watch): Promise<void>;
}

/** Runs a round, or joins the one that is running. */
export type RunRound = (trigger: Trigger) => Promise<void>;

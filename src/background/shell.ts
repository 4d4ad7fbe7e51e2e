/**
 * What a round needs of the world: in the extension that is the browser (`browser-shell.ts`), in tests virtual time. Any of it may throw,
 * reject or never answer, but for time and chance: rounds reach it through `world.ts`, which takes that for granted.
 */
import type { Progress } from '../core/view/progress.ts';
import type { Observation, Order } from '../core/model/observation.ts';
import type { Watch } from '../core/model/watch.ts';
import type { Hearing, VantageQuestion } from '../core/model/vantage.ts';
import type { State } from '../core/model/state.ts';
import type { Notice } from '../core/model/sentence.ts';
import type { Badge } from '../core/view/types.ts';
import type { Trouble } from '../core/view/trouble.ts';

/** What may be there at once, as in virtual time. */
type Soon<T> = T | PromiseLike<T>;

/** Storage by keys. */
export interface Storage {
  /** The stored document called `key`, as it was stored, or `undefined`. */
  load(key: string): Promise<unknown>;
  /** Several of them in one call, by their keys; those that are not there are left out. */
  loadAll(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** Every document there is, by its key. */
  loadEverything(): Promise<Readonly<Record<string, unknown>>>;
  /** One atomic write of all entries; a value of `undefined` removes its key. A full disk is no reason to reject. */
  save(entries: Readonly<Record<string, unknown>>): Promise<void>;
  /** From now on nothing is written over what is stored: what is saved is kept in memory, until the browser closes. */
  holdBack(): Promise<void>;
}

/** Storage as a whole. */
export interface Store extends Storage {
  erase(): Promise<void>;
}

/** Time, chance and what can be seen from here: what a round decides by. */
export interface Surroundings {
  /** Milliseconds since the Unix epoch, by the clock of the device. */
  now(): number;
  /** A uniform random number from [0, 1). */
  chance(): number;
  sleep(ms: number): Promise<void>;
  /** Calls `ring` once so long has passed; returns how to call that off. */
  after(ms: number, ring: () => void): () => void;
  /** The user's settings resolved against the catalogue and the permissions granted at this moment. */
  watch(): Soon<Watch>;
  /** Ends at its limit. */
  probe(order: Order, watch: Watch): Promise<Observation>;
  /** Asks an outside source, until `signal`; one that cannot be asked says `unknown`. */
  ask(question: VantageQuestion, watch: Watch, signal: AbortSignal): Promise<Hearing>;
  isSystemOffline(): boolean;
}

/**
 * What a round makes the browser do. No service is judged by what becomes of it; what failed is done again: a notice that could not be
 * shown is tried in the next rounds, and without its alarm the script stays awake.
 */
export interface Effects {
  /** How far a step is that somebody waits for. */
  say(progress: Progress): void;
  /** What cannot be done now; empty where all can be again. To the pages that are open. */
  admit(troubles: readonly Trouble[]): void;
  /** Asks for the one alarm at this moment, at least 30 s ahead, replacing the last. */
  setAlarm(at: number): Soon<void>;
  /** What `look` gives is what the toolbar's button shows now. Without `watch` the user's choice of a language is not known. */
  show(look: () => Badge, watch?: Watch): Soon<void>;
  /** Shows, replaces or, where notifications are not granted, drops. */
  tell(notice: Notice, watch: Watch): Soon<void>;
  /** Tells whoever has to know it what a step brought; nobody waits for that. */
  report(before: State, after: State, observations: readonly Observation[], watch: Watch): Promise<void>;
  /** Takes away those of these notifications that are still shown. */
  withdraw(ids: readonly string[]): Soon<void>;
}

export interface Shell extends Storage, Surroundings, Effects {}

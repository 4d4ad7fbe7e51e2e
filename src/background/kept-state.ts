/** The state as rounds have it: taken up when a round begins, written after every step. */
import { asRead } from '../core/storage/as-read.ts';
import { countDay, dueDay, rawKeysOf } from '../core/storage/close-day.ts';
import { entries } from '../core/storage/entries.ts';
import type { State } from '../core/model/state.ts';
import { STATE } from '../core/storage/keys.ts';
import { readState } from './read-state.ts';
import type { Storage } from './shell.ts';
import { afterWrite } from '../core/storage/open-state.ts';

export interface KeptState {
  /** What is stored, with what is due once a day done: where that fails it is tried again at the next wake-up. */
  takeUp(now: number): Promise<State>;
  /** Writes what is another than before, at once; what is left of it is the state to go on with. */
  write(before: State, after: State): Promise<State>;
  /** Somebody else is about to write: the state is read anew. */
  forget(): void;
}

/** When the last step ended of the state that is stored: another one than was written here is somebody else's. */
async function steppedAt(storage: Storage): Promise<unknown> {
  const stored = (await storage.load(STATE)) as Partial<State> | undefined;
  return stored?.steppedAt;
}

/** The entries that carry `after` into storage, where `before` lies. */
export type EntriesOf = (before: State, after: State) => Readonly<Record<string, unknown>>;

/** The state of one background script. What it has written itself it need not read again as long as it lives. */
export function keptState(storage: Storage, entriesOf: EntriesOf = entries): KeptState {
  let written: State | undefined;
  return {
    async takeUp(now) {
      const isOurs = written !== undefined && (await steppedAt(storage)) === written.steppedAt;
      const state = written && isOurs ? asRead(written) : await readState(storage);
      return keepUp(storage, state, now).catch(() => state);
    },
    async write(before, after) {
      // Where writing fails, nobody knows what is stored.
      written = undefined;
      await storage.save(entriesOf(before, after));
      written = afterWrite(after, before);
      return written;
    },
    forget: () => (written = undefined),
  };
}

async function keepUp(storage: Storage, state: State, now: number): Promise<State> {
  const due = dueDay(state, now);
  if (!due) return state;
  const counted = countDay(state, due, await storage.loadAll(rawKeysOf(due.day)));
  await storage.save(counted.entries);
  return counted.state;
}

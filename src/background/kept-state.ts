/** The state as rounds have it: taken up when a round begins, written after every step. */
import { entries } from '../core/storage/entries.ts';
import { countDay, dueDay, rawKeysOf } from '../core/storage/close-day.ts';
import type { State } from '../core/model/state.ts';
import { readState } from './read-state.ts';
import type { Storage } from './shell.ts';
import { afterWrite } from '../core/storage/open-state.ts';

/** What is stored, with what is due once a day done: where that fails it is tried again at the next wake-up. */
export async function takeUp(storage: Storage, now: number): Promise<State> {
  const state = await readState(storage);
  return keepUp(storage, state, now).catch(() => state);
}

async function keepUp(storage: Storage, state: State, now: number): Promise<State> {
  const due = dueDay(state, now);
  if (!due) return state;
  const keys = rawKeysOf(due.day);
  const found = await Promise.all(keys.map(async (key) => [key, await storage.load(key)] as const));
  const counted = countDay(state, due, Object.fromEntries(found));
  await storage.save(counted.entries);
  return counted.state;
}

/** Writes what is another than before, at once; what is left of it is the state to go on with. */
export async function write(storage: Storage, before: State, after: State): Promise<State> {
  await storage.save(entries(before, after));
  return afterWrite(after);
}

/**
 * The state as rounds have it: taken up when a round begins, written after every step. While the browser cannot write, or read, it lives on
 * in the memory of the script.
 */
import { asRead } from '../core/storage/as-read.ts';
import { countDay, dueDay, rawKeysOf } from '../core/storage/close-day.ts';
import { entries } from '../core/storage/entries.ts';
import { emptyState, type State } from '../core/model/state.ts';
import { STATE } from '../core/storage/keys.ts';
import { readState } from './read-state.ts';
import type { Storage } from './shell.ts';
import { afterWrite } from '../core/storage/open-state.ts';
import type { World } from './world.ts';

export interface KeptState {
  /**
   * What is stored, with what is due once a day done: where that fails it is tried again at the next wake-up.
   * @param stored the document of the state, where it was read just now
   */
  takeUp(now: number, stored?: unknown): Promise<State>;
  /** Whether it need not be read: this script has it. */
  isHeld(): boolean;
  /** Writes what is another than before, at once; what is left of it is the state to go on with. */
  write(before: State, after: State): Promise<State>;
  /** Tries to write what could not be written. */
  catchUp(): Promise<void>;
  /** Somebody else may have written: the state is read anew, unless part of it lies in memory alone. */
  forget(): void;
  /** The same, whatever lies in memory alone: it is not to be written any more. */
  drop(): void;
}

type Written = Readonly<Record<string, unknown>>;

/** A write that did not answer may still come about: so many of the last are known by the end of their step. */
const OWN_STEPS = 16;

/** The entries that carry `after` into storage, where `before` lies. */
export type EntriesOf = (before: State, after: State) => Readonly<Record<string, unknown>>;

/** Storage in which a write that does not come about rejects. */
export const throwing = (world: Pick<World, keyof Storage>): Storage => ({
  ...world,
  async save(changed) {
    if (!(await world.save(changed))) throw new Error('What was read cannot be written');
  },
});

/** The state of one background script. What it has written itself it need not read again as long as it lives. */
export function keptState(world: Pick<World, keyof Storage>, entriesOf: EntriesOf = entries): KeptState {
  const storage = throwing(world);
  let held: State | undefined;
  /** What could not be written yet. */
  let late: Written = {};
  /** Ends of the step that is stored, and of those that may be by now: another one is somebody else's. */
  let own: readonly [stored: unknown, ...tried: unknown[]] = [undefined];
  /** What is stored could not be read: nothing is written over it. */
  let isBlind = false;

  const isLate = (): boolean => Object.keys(late).length > 0;

  function forget(): void {
    [held, late, own, isBlind] = [undefined, {}, [undefined], false];
  }

  async function save(changed: Written, steppedAt: number): Promise<void> {
    const [stored, ...tried] = own;
    own = [stored, ...tried.slice(1 - OWN_STEPS), steppedAt];
    const isSaved = await world.save(changed);
    late = isSaved ? {} : changed;
    if (isSaved) own = [steppedAt];
  }

  /** Whether what is held is the latest. Where that cannot be read there is nothing else to go by. */
  async function isOurs(): Promise<boolean> {
    try {
      const stored = (await storage.load(STATE)) as Partial<State> | undefined;
      return own.includes(stored?.steppedAt);
    } catch {
      return true;
    }
  }

  async function readAnew(now: number, stored?: unknown): Promise<State> {
    const state = await readState(storage, stored);
    forget();
    own = [state.steppedAt || undefined];
    return (held = await keepUp(storage, state, now).catch(() => state));
  }

  return {
    isHeld: () => held !== undefined,
    async takeUp(now, stored) {
      if (held && !isBlind && (await isOurs())) {
        const state = asRead(held);
        return isLate() ? state : keepUp(storage, state, now).catch(() => state);
      }
      try {
        return await readAnew(now, stored);
      } catch {
        if (held && isBlind) return asRead(held);
        forget();
        isBlind = true;
        return (held = emptyState);
      }
    },
    async write(before, after) {
      if (!isBlind) {
        const changed = entriesOf(before, after);
        await save(isLate() ? { ...late, ...changed } : changed, after.steppedAt);
      }
      held = afterWrite(after, before);
      return held;
    },
    async catchUp() {
      if (held && isLate()) await save(late, held.steppedAt);
    },
    forget: () => !isLate() && forget(),
    drop: forget,
  };
}

async function keepUp(storage: Storage, state: State, now: number): Promise<State> {
  const due = dueDay(state, now);
  if (!due) return state;
  const counted = countDay(state, due, await storage.loadAll(rawKeysOf(due.day)));
  await storage.save(counted.entries);
  return counted.state;
}

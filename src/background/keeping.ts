/** What rounds do about the past: it is kept no longer than the user wants, and what was begun to be forgotten is. */
import { isClockAhead, isClockBelieved, keptSince } from '../core/model/keeping.ts';
import type { State } from '../core/model/state.ts';
import type { Watch } from '../core/model/watch.ts';
import { QUARTER_MS } from '../core/model/time.ts';
import { CLOCK_AHEAD, FORGETTING, KEPT_SINCE } from '../core/storage/keys.ts';
import { throwing, type KeptState } from './kept-state.ts';
import type { World } from './world.ts';

export interface Keeping {
  /**
   * Before a script's first round: a script that was killed may have left it undone. Nothing is changed before `isReady`. Whether all that
   * is stored is as it was.
   */
  finish(isReady?: Promise<unknown>): Promise<boolean>;
  /** Others have written: what is stored is looked at anew. */
  lookAnew(): void;
  /** After a round: removes what has become older than is wanted, in steps. A clock that may be wrong removes nothing. */
  keepTo(watch: Watch, state: State): Promise<void>;
}

/** Neither rejects: what cannot be done is tried again. */
export function keeping(world: World, kept: KeptState): Keeping {
  const storage = throwing(world);
  /** What this script knows to be stored under the key of that name. */
  let since = -Infinity;
  let aheadAt: number | undefined;
  let isFinished = false;
  let notBefore = -Infinity;

  /** Nothing that lies in memory may be written over what is left. */
  async function change(work: () => Promise<unknown>): Promise<boolean> {
    await kept.catchUp();
    const isDone = await work().then(
      () => true,
      () => false,
    );
    if (isDone) kept.drop();
    return isDone;
  }

  async function forgetAll(from: number): Promise<void> {
    const { forgetSince } = await import('./forget-time.ts');
    await world.withdraw(await forgetSince(storage, from, world.now()));
  }

  async function keepOnly(wanted: number, now: number): Promise<void> {
    const { keepSince } = await import('./forget-time.ts');
    await keepSince(storage, wanted, now);
  }

  /** Whether the clock may be relied on for what is too old; since when it may not is noted, for scripts are short-lived. */
  async function isClockRight({ settings }: Watch, { line }: State, wanted: number): Promise<boolean> {
    const now = world.now();
    const isAhead = isClockAhead(settings, since, wanted);
    const wasAheadAt = aheadAt;
    aheadAt = isAhead ? Math.min(wasAheadAt ?? now, now) : undefined;
    if (aheadAt !== wasAheadAt) await storage.save({ [CLOCK_AHEAD]: aheadAt }).catch(() => undefined);
    return aheadAt === undefined || isClockBelieved(aheadAt, now, line);
  }

  return {
    async finish(isReady) {
      if (isFinished) return true;
      const found = await world.loadAll([FORGETTING, KEPT_SINCE, CLOCK_AHEAD]).catch(() => undefined);
      const { [FORGETTING]: from, [KEPT_SINCE]: stored, [CLOCK_AHEAD]: ahead } = found ?? {};
      if (typeof stored === 'number') since = stored;
      if (typeof ahead === 'number') aheadAt = ahead;
      await isReady;
      const isAsBefore = typeof from !== 'number';
      isFinished = found !== undefined && (isAsBefore || (await change(() => forgetAll(from))));
      return isAsBefore;
    },
    lookAnew() {
      [since, aheadAt, isFinished, notBefore] = [-Infinity, undefined, false, -Infinity];
    },
    async keepTo(watch, state) {
      const now = world.now();
      const wanted = keptSince(watch.settings, now);
      // The clock was set back since, or the number is damaged.
      if (since > now) since = -Infinity;
      const isRight = await isClockRight(watch, state, wanted);
      if (!isRight || wanted <= since || now < notBefore) return;
      if (await change(() => keepOnly(wanted, now))) [since, aheadAt] = [wanted, undefined];
      // It reads everything there is: where that leads to nothing, not with every round.
      else notBefore = now + QUARTER_MS;
    },
  };
}

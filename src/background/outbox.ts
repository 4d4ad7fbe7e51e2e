/** Tells what there is to tell: once, though the script may be killed at any moment, and with a bounded number of tries. */
import { afterTry, isGivenUp } from '../core/incidents/outbox.ts';
import type { State } from '../core/model/state.ts';
import type { Watch } from '../core/model/watch.ts';
import type { KeptState } from './kept-state.ts';
import type { World } from './world.ts';

/** Tells all that is in the outbox. Returns the state to go on with. */
export type TellAll = (state: State, watch: Watch) => Promise<State>;

/** For one round: what cannot be shown is tried again in the next one. */
export function teller({ tell }: Pick<World, 'tell'>, kept: Pick<KeptState, 'write'>): TellAll {
  const refused = new Set<string>();
  return async (state, watch) => {
    const due = state.outbox.filter((notice) => !isGivenUp(notice) && !refused.has(notice.id));
    if (due.length === 0) return state;
    let next = state;
    for (const notice of due) {
      const isShown = await tell(notice, watch);
      if (!isShown) refused.add(notice.id);
      next = afterTry(next, notice, isShown);
    }
    // Written only after telling: killed in between, the same notice is told again and replaces itself.
    return kept.write(state, next);
  };
}

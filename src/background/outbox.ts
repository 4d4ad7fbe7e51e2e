/** Tells what there is to tell: once, though the script may be killed at any moment. */
import type { State } from '../core/model/state.ts';
import type { KeptState } from './kept-state.ts';
import type { Shell } from './shell.ts';
import type { Watch } from '../core/model/watch.ts';

export async function tellAll(shell: Shell, kept: KeptState, state: State, watch: Watch): Promise<State> {
  if (state.outbox.length === 0) return state;
  for (const notice of state.outbox) await shell.tell(notice, watch);
  // Cleared only after telling: killed in between, the same notice is told again and replaces itself.
  return kept.write(state, { ...state, outbox: [] });
}

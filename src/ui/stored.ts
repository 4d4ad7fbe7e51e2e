/**
 * What the popup shows is computed from what is stored. The background reads those documents with care and mends them as soon as it
 * wakes; here only what would keep the page from opening is looked at, because the careful reader would double the page.
 */
import { STATE, dayKey } from '../core/storage/keys.ts';
import { emptyState, type State } from '../core/model/state.ts';
import { view } from '../core/view/view.ts';
import type { Watched } from '../core/model/watch.ts';
import type { View } from '../core/view/types.ts';
import { assemble, type StoredState } from '../core/storage/state.ts';

export type Load = (key: string) => Promise<unknown>;

export async function readState(load: Load): Promise<State> {
  const stored = (await load(STATE)) as StoredState | undefined;
  if (stored === undefined) return emptyState;
  try {
    const days = await Promise.all((stored.openDays ?? []).map((day) => load(dayKey(day))));
    return assemble(stored, days);
  } catch {
    return emptyState;
  }
}

/** Never throws: where a state cannot be shown, nothing was checked yet. */
export function safeView(state: State, watch: Watched, now: number): View {
  try {
    return view(state, watch, now);
  } catch {
    return view(emptyState, watch, now);
  }
}

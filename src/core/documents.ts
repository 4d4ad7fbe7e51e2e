/** How the state lies in storage: one document of beliefs, one of each day of history. */
import { close } from './history.ts';
import { emptyState } from './state.ts';
import type { Day, State } from './state.ts';

export const STATE = 'state';
export const SETTINGS = 'settings';
const HISTORY = 'history:';

/** The key of a UTC day's history. */
export function dayKey(day: string): string {
  return HISTORY + day;
}

/** Which days a stored state still writes to: its document names them. */
export interface StoredState extends Omit<State, 'days' | 'raw' | 'testimonies'> {
  openDays: readonly string[];
}

/** The entries that one atomic write has to carry from one state to the next: what did not change is left out. */
export function entries(before: State, after: State): Record<string, unknown> {
  const { days, raw: _raw, testimonies: _testimonies, ...beliefs } = after;
  const changed = days.filter((day) => !before.days.includes(day));
  const stored: StoredState = { ...beliefs, openDays: close(days).open.map(({ day }) => day) };
  return { [STATE]: stored, ...Object.fromEntries(changed.map((day) => [dayKey(day.day), day])) };
}

/** The state as it goes on after a write: closed days are in storage only. */
export function afterWrite(state: State): State {
  return { ...state, days: close(state.days).open };
}

/** Puts a state together again from its document and its open days. */
export function assemble(stored: StoredState | undefined, days: readonly (Day | undefined)[]): State {
  if (!stored) return emptyState;
  const { openDays: _days, ...beliefs } = stored;
  return { ...emptyState, ...beliefs, days: days.flatMap((day) => day ?? []) };
}

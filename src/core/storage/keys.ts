/**
 * How everything lies in storage, and what one atomic write carries from one state to the next.
 *
 * `state` holds the beliefs. Beside it lie the open days and rings of a fixed size, in which what is new takes the place
 * of what is oldest, so that nothing grows for ever: raw observations of 48 hours, closed days in quarters of an hour,
 * closed days in one sum, incidents, what was seen during the latest of them.
 */
import { dayNumber, startOfDay } from '../model/time.ts';
import { close } from '../history/days.ts';
import { CHUNK_MS, chunkStart, heldSince, RAW_SLOTS } from '../history/raw.ts';
import { emptyState, type EndpointBelief, type State } from '../model/state.ts';
import { openDay, type StoredDay } from './days.ts';
import { openState, type StoredState } from './state.ts';
import { kept } from './write-belief-lines.ts';

export type { StoredState } from './state.ts';

/** Keys of the two documents that are written as a whole. */
export const STATE = 'state';
export const SETTINGS = 'settings';
/** Closed days kept in quarters of an hour, and in sums. */
export const ROLLED_DAYS = 92;
export const SUMMED_DAYS = 731;
/** Incidents kept, and those of which the observations are kept. */
export const INCIDENTS = 730;
export const TESTIMONIES = 128;

/** The key of an open UTC day. */
export const dayKey = (day: string): string => `history:${day}`;
/** The key of what is noted beside it. */
export const notesKey = (day: string): string => `notes:${day}`;
/** Of a chunk of observations that begins at this moment, and of closed days and incidents: each in its ring. */
export const rawKey = (at: number): string => `raw:${(at / CHUNK_MS) % RAW_SLOTS}`;
const slot = (day: string, slots: number): number => dayNumber(startOfDay(day)) % slots;
export const rolledKey = (day: string): string => `rolled:${slot(day, ROLLED_DAYS)}`;
export const sumKey = (day: string): string => `sum:${slot(day, SUMMED_DAYS)}`;
export const incidentKey = (serial: number): string => `incident:${serial % INCIDENTS}`;
export const testimonyKey = (serial: number): string => `testimony:${serial % TESTIMONIES}`;

/** Keys of the observations that the state holds after a step. */
export function heldKeys(steppedAt: number): string[] {
  const firstAt = heldSince(steppedAt);
  const count = Math.floor((chunkStart(steppedAt) - firstAt) / CHUNK_MS) + 1;
  return Array.from({ length: count }, (_, index) => rawKey(firstAt + index * CHUNK_MS));
}

/** A belief as it comes back from storage: otherwise a script that was killed would decide otherwise than one that lives on. */
function asKept(belief: EndpointBelief): EndpointBelief {
  const { hard, partial, rate, normal } = belief;
  return {
    ...belief,
    hard: kept(hard),
    partial: kept(partial),
    ...(rate !== undefined && { rate: kept(rate) }),
    ...(normal && {
      normal: { ...normal, medianMs: kept(normal.medianMs), spreadMs: kept(normal.spreadMs) },
    }),
  };
}

/** The state as it goes on after a write: closed days are in storage only. */
export function afterWrite(state: State): State {
  const endpoints: Record<string, EndpointBelief> = {};
  for (const id in state.endpoints) endpoints[id] = asKept(state.endpoints[id]!);
  return { ...state, endpoints, days: close(state.days).open };
}

/**
 * Puts a state together again from its document and its open days, which is all that is shown.
 * @throws where one of them cannot be read
 */
export function assemble(stored: StoredState | undefined, days: readonly unknown[]): State {
  if (!stored) return emptyState;
  const { openDays: _days, ...beliefs } = openState(stored);
  return {
    ...emptyState,
    ...beliefs,
    version: emptyState.version,
    days: days.flatMap((day) => (day ? openDay(day as StoredDay) : [])),
  };
}

/** Whatever a reader throws at means that it cannot read. */
export function guarded<T>(read: (stored: unknown) => T | undefined): (stored: unknown) => T | undefined {
  return (stored) => {
    try {
      return stored === undefined ? undefined : read(stored);
    } catch {
      return undefined;
    }
  };
}

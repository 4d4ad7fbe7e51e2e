/**
 * How everything lies in storage, and what one atomic write carries from one state to the next.
 *
 * `state` holds the beliefs. Beside it lie the open days and rings of a fixed size, in which what is new takes the place
 * of what is oldest, so that nothing grows for ever: raw observations of 48 hours, closed days in quarters of an hour,
 * closed days in one sum, incidents, what was seen during the latest of them.
 */
import { dayNumber, startOfDay, DAY_MS, dayOf } from '../model/time.ts';
import { CHUNK_MS, chunkStart, heldSince, RAW_SLOTS } from '../history/raw.ts';

/** Stored documents by their keys. */
export type Documents = Readonly<Record<string, unknown>>;

/** What one write carries: new documents by their keys; `undefined` removes what lies there. */
export type Entries = Record<string, unknown>;

/** The key of all marks. */
export const MARKS = 'marks';

/** Keys of the two documents that are written as a whole. */
export const STATE = 'state';
export const SETTINGS = 'settings';

/** What an organisation's policy does to the settings, and how it is undone (`src/services/managed-document.ts`). */
export const MANAGED = 'managed';

/** What waits for an organisation's collector (`src/services/outgoing-document.ts`). */
export const OUTGOING = 'outgoing';

/** What could not be read lies under these (`set-aside.ts`), and what the user has not seen of it yet. */
export const DAMAGED = 'damaged:';
export const LOST = 'lost';

/** Outages that ended by this moment need no line of their own any more (`view/morning.ts`). */
export const MORNING = 'morning';

/** Nothing from before this moment is stored any more, by the user's choice of how far back it is kept. */
export const KEPT_SINCE = 'kept-since';

/** When the clock was first seen so far ahead of the last removal that it may be wrong. */
export const CLOCK_AHEAD = 'clock-ahead';

/** From this moment on everything is to be forgotten, and is not yet. */
export const FORGETTING = 'forgetting';

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

/** Keys of the closed days that lie between two moments. */
export function rolledKeys(from: number, to: number): string[] {
  const first = Math.floor(from / DAY_MS);
  const count = Math.max(0, Math.ceil(to / DAY_MS) - first);
  return Array.from({ length: count }, (_, index) => rolledKey(dayOf((first + index) * DAY_MS)));
}

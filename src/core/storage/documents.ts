/**
 * Every kind of document that lies in storage beside the settings, by the word with which its key begins, and how it is read: so it
 * can be said of any what of it cannot be read. Nothing is written over that, and nothing of it removed, before it is set aside.
 */
import { readMarks } from '../history/marks.ts';
import { readIncident } from './incidents.ts';
import { dayKey, rolledKey, STATE, sumKey } from './keys.ts';
import { readNotes } from './notes.ts';
import { readObservations } from './observations.ts';
import { dayFrom } from './read-day.ts';
import { stateFrom } from './read-state.ts';
import type { Lose, Loss } from './read-value.ts';
import { readDaySum, readRolledDay } from './roll-ups.ts';

/** Reads the whole of a document; `lose` hears of all that cannot be read. May throw for what is no such document. */
type Reader = (stored: unknown, lose: Lose, key: string) => unknown;

const observations: Reader = (stored, lose) => readObservations(stored) ?? lose('look');

/** What lies in a place that is told by its day. */
const dated =
  (
    read: (stored: unknown, lose: Lose) => { day: string } | undefined,
    keyOf: (day: string) => string,
  ): Reader =>
  (stored, lose, key) => {
    const found = read(stored, lose);
    if (found && keyOf(found.day) !== key) lose('day', 'day');
  };

export const DOCUMENTS: Readonly<Record<string, Reader>> = {
  [STATE]: (stored, lose) => stateFrom(stored).lost.forEach(({ wanted, place }) => lose(wanted, ...place)),
  history: (stored, lose, key) => dayFrom(key.slice(dayKey('').length), stored, lose),
  notes: (stored, lose) => readNotes(stored, lose),
  raw: observations,
  rolled: dated(readRolledDay, rolledKey),
  sum: dated(readDaySum, sumKey),
  incident: (stored, lose) => readIncident(stored, undefined, lose),
  testimony: observations,
  marks(stored, lose) {
    if (!Array.isArray(stored)) return lose('list');
    return stored.forEach((one, index) => readMarks([one]).length > 0 || lose('object', index));
  },
};

/** What of a document cannot be read; nothing of one that is not there, or is none of ours. */
export function unreadOf(key: string, stored: unknown): Loss[] {
  const read = DOCUMENTS[key.replace(/:.*/, '')];
  if (!read || stored === undefined) return [];
  const lost: Loss[] = [];
  const lose: Lose = (wanted, ...place) => {
    lost.push({ wanted, place });
  };
  try {
    read(stored, lose, key);
  } catch {
    lose('object');
  }
  return lost;
}

/** A document that cannot be read as a whole, and what of it. */
export interface Unread {
  key: string;
  stored: unknown;
  lost: readonly Loss[];
}

/** Those of the documents that cannot be read as a whole. */
export const unreadIn = (documents: Readonly<Record<string, unknown>>): Unread[] =>
  Object.entries(documents).flatMap(([key, stored]) => {
    const lost = unreadOf(key, stored);
    return lost.length > 0 ? { key, stored, lost } : [];
  });

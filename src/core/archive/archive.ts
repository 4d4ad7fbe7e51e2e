/** The whole history as plain data: what is exported, imported, counted into months and written to spreadsheets. */
import { byDay, DAY_MS, dayOf } from '../model/time.ts';
import { notesKey, ROLLED_DAYS, SUMMED_DAYS, testimonyKey, MARKS, type Documents } from '../storage/keys.ts';
import { salvage } from '../storage/salvage.ts';
import { readMarks } from '../history/marks.ts';
import { CHUNK_MS, RAW_SLOTS } from '../history/raw.ts';
import type { DaySum, RolledDay } from '../history/roll-up.ts';
import type { State } from '../model/state.ts';
import { readIncident, type Case } from '../storage/incidents.ts';
import { readChunk } from '../storage/observations.ts';
import { readNotes } from '../storage/notes.ts';
import { readDaySum, readRolledDay } from '../storage/roll-ups.ts';
import type { Day, Seen, Mark } from '../model/past.ts';
import { guarded } from '../storage/codec.ts';

/** Moments in ms. */
export interface Archive {
  /** Days are measured as far as this. */
  measuredUntilAt: number;
  /** The days that are still written to, exactly. */
  openDays: readonly Day[];
  /** Closed days in quarters of an hour, oldest first. */
  days: readonly RolledDay[];
  /** Closed days in one sum, oldest first. */
  sums: readonly DaySum[];
  /** Incidents with what was seen, oldest first. */
  cases: readonly Case[];
  marks: readonly Mark[];
  /** Of the last 48 hours, oldest first. */
  observations: readonly Seen[];
}

function under<T>(documents: Documents, prefix: string, read: (stored: unknown) => T | undefined): T[] {
  return Object.entries(documents).flatMap(([key, stored]) =>
    key.startsWith(prefix) ? (guarded(read)(stored) ?? []) : [],
  );
}

/** Incidents of the ring; those that the state alone knows, as version 1 did, stand beside them. */
function casesOf(documents: Documents, state: State): Case[] {
  const kept = under(documents, 'incident:', (stored) => {
    const one = readIncident(stored);
    const { serial } = one?.incident ?? {};
    return serial === undefined ? one : readIncident(stored, documents[testimonyKey(serial)]);
  });
  const ids = new Set(kept.map(({ incident }) => incident.id));
  const only = state.incidents.filter(({ id }) => !ids.has(id)).map((incident): Case => ({ incident }));
  return [...kept, ...only].sort((a, b) => a.incident.believedAt - b.incident.believedAt);
}

/** All that can be read of the history in these documents, which are all there are. */
export function archiveOf(documents: Documents): Archive {
  const { state } = salvage(documents);
  const measuredUntilAt = state.steppedAt;
  const openDays = state.days.map((day) => ({
    ...day,
    ...guarded(readNotes)(documents[notesKey(day.day)]),
  }));
  const open = new Set(openDays.map(({ day }) => day));
  // Before the first step everything is imported.
  const lastAt = measuredUntilAt || Infinity;
  // A ring may still hold what is older than it says.
  const since = (days: number) => {
    const first = dayOf(measuredUntilAt - days * DAY_MS);
    return ({ day }: { day: string }): boolean => !open.has(day) && day > first;
  };
  return {
    measuredUntilAt,
    openDays,
    days: under(documents, 'rolled:', readRolledDay).filter(since(ROLLED_DAYS)).sort(byDay),
    sums: under(documents, 'sum:', readDaySum).filter(since(SUMMED_DAYS)).sort(byDay),
    cases: casesOf(documents, state),
    marks: readMarks(documents[MARKS]),
    observations: under(documents, 'raw:', readChunk)
      .filter(({ at }) => at > measuredUntilAt - RAW_SLOTS * CHUNK_MS && at <= lastAt)
      .flatMap((chunk) => chunk.observations)
      .sort((a, b) => a.at - b.at),
  };
}

/** A whole history laid out in storage, in one write. */
import type { Archive } from './archive.ts';
import {
  dayKey,
  INCIDENTS,
  incidentKey,
  notesKey,
  rawKey,
  ROLLED_DAYS,
  rolledKey,
  STATE,
  SUMMED_DAYS,
  sumKey,
  testimonyKey,
  MARKS,
  type Entries,
} from '../storage/keys.ts';
import { packDay } from '../storage/write-days.ts';
import { packState } from '../storage/write-state.ts';
import { CHUNK_MS, chunkStart, RAW_SLOTS } from '../history/raw.ts';
import type { State } from '../model/state.ts';
import { IN_STATE_MS } from '../model/keeping.ts';
import { writeIncident, writeTestimony, type Case } from '../storage/incidents.ts';
import { writeChunk } from '../storage/observations.ts';
import { writeNotes } from '../storage/notes.ts';
import { writeDaySum, writeRolledDay } from '../storage/roll-ups.ts';

const HISTORY = /^(history|notes|rolled|sum|raw|incident|testimony):/;

function looksLaidOut({ observations }: Archive, now: number): Entries {
  const chunks = new Map<number, Archive['observations'][number][]>();
  for (const seen of observations) {
    const at = chunkStart(seen.at);
    if (at <= now - RAW_SLOTS * CHUNK_MS || at > now) continue;
    const chunk = chunks.get(at);
    if (chunk) chunk.push(seen);
    else chunks.set(at, [seen]);
  }
  return Object.fromEntries<unknown>(
    [...chunks].map(([at, seen]) => [rawKey(at), writeChunk({ at, observations: seen })]),
  );
}

/** Of those whose observations would lie in one place ours has it, and of ours the latest. */
function looksOfCases(cases: readonly Case[]): Entries {
  const kept = cases.flatMap(({ testimony, isTheirs = false }, serial) =>
    testimony && testimony.observations.length > 0 ? [{ testimony, isTheirs, serial }] : [],
  );
  const lastWins = kept.sort((a, b) => Number(b.isTheirs) - Number(a.isTheirs) || a.serial - b.serial);
  return Object.fromEntries(
    lastWins.map(({ testimony, serial }) => [testimonyKey(serial), writeTestimony(testimony)]),
  );
}

function casesLaidOut(cases: readonly Case[], heardAt: number): Entries {
  const facts = cases.map(
    ({ incident, testimony }, serial) =>
      [incidentKey(serial), writeIncident(incident, testimony, heardAt)] as const,
  );
  return { ...Object.fromEntries<unknown>(facts), ...looksOfCases(cases) };
}

/** The state with the archive's days and incidents, and everything that one write has to carry; `stored` are the keys there are. */
export function layOut(
  archive: Archive,
  state: State,
  stored: readonly string[],
  now: number,
): { state: State; entries: Entries } {
  const cases = archive.cases
    .slice(-INCIDENTS)
    .map((one, serial): Case => ({ ...one, incident: { ...one.incident, serial } }));
  const current = new Map(state.incidents.map((incident) => [incident.id, incident]));
  const recent = cases
    .filter(({ incident }) => current.has(incident.id) || (incident.resolvedAt ?? 0) > now - IN_STATE_MS)
    .map(({ incident }) => ({ ...(current.get(incident.id) ?? incident), serial: incident.serial! }));
  const next: State = {
    ...state,
    days: archive.openDays,
    incidents: recent,
    incidentCount: cases.length,
  };
  const open = archive.openDays.map(({ day }) => day);
  const keeps =
    (count: number) =>
    ({ day }: { day: string }, index: number, all: readonly unknown[]): boolean =>
      index >= all.length - count && !open.includes(day);
  const entries: Entries = {
    ...Object.fromEntries<unknown>(
      stored.filter((key) => HISTORY.test(key)).map((key) => [key, undefined] as const),
    ),
    [STATE]: packState(next, open),
    [MARKS]: archive.marks,
    ...Object.fromEntries<unknown>(
      archive.openDays.flatMap((day) => [
        [dayKey(day.day), packDay(day)] as const,
        [notesKey(day.day), writeNotes(day)] as const,
      ]),
    ),
    ...Object.fromEntries<unknown>(
      archive.days.filter(keeps(ROLLED_DAYS)).map((day) => [rolledKey(day.day), writeRolledDay(day)]),
    ),
    ...Object.fromEntries<unknown>(
      archive.sums.filter(keeps(SUMMED_DAYS)).map((day) => [sumKey(day.day), writeDaySum(day)]),
    ),
    ...casesLaidOut(cases, state.steppedAt),
    ...looksLaidOut(archive, now),
  };
  return { state: next, entries };
}

/** What one atomic write carries from one state to the next: what did not change is left out. */
import {
  dayKey,
  incidentKey,
  notesKey,
  rawKey,
  rolledKey,
  STATE,
  sumKey,
  testimonyKey,
  type Entries,
} from './keys.ts';
import { MINUTE_MS } from '../model/time.ts';
import { close } from '../history/days.ts';
import { isFull } from '../history/raw.ts';
import { rollUp, sumUp } from '../history/roll-up.ts';
import type { State } from '../model/state.ts';
import { packDay } from './write-days.ts';
import { writeIncident, writeTestimony, incident as incidentLine } from './incidents.ts';
import { writeNotes } from './notes.ts';
import { writeChunk } from './observations.ts';
import { writeDaySum, writeRolledDay } from './roll-ups.ts';
import type { StoredState } from './state.ts';
import { packState } from './write-state.ts';
import type { Chunk, Day } from '../model/past.ts';

function closedEntries(day: Day, measuredUntilAt: number): Entries {
  const rolled = rollUp(day, measuredUntilAt);
  return {
    [dayKey(day.day)]: undefined,
    [notesKey(day.day)]: undefined,
    [rolledKey(day.day)]: writeRolledDay(rolled),
    [sumKey(day.day)]: writeDaySum(sumUp(rolled, day.latency)),
  };
}

function dayEntries(before: State, after: State): Entries {
  if (before.days === after.days) return {};
  const { open, closed } = close(after.days);
  const known = new Map(before.days.map((day) => [day.day, day]));
  // A clock that was set back has left days that lie ahead: what they held was moved.
  const left = before.days.filter(({ day }) => !after.days.some((other) => other.day === day));
  const changed: Entries = {};
  for (const { day } of left)
    Object.assign(changed, { [dayKey(day)]: undefined, [notesKey(day)]: undefined });
  for (const day of closed) Object.assign(changed, closedEntries(day, after.steppedAt));
  for (const day of open) {
    const was = known.get(day.day);
    if (day.services !== was?.services) changed[dayKey(day.day)] = packDay(day);
    if (day.latency !== was?.latency || day.blips !== was?.blips)
      changed[notesKey(day.day)] = writeNotes(day);
  }
  return changed;
}

const TURNS = 10;

/** Observations of an incident are written every ten minutes, of each incident in another minute, so that steps stay small. */
function areLooksDue(serial: number, before: State, after: State): boolean {
  const turn = (at: number): number => Math.floor((at / MINUTE_MS - (serial % TURNS)) / TURNS);
  return wentBack(before, after) || turn(before.steppedAt) !== turn(after.steppedAt);
}

/** With a clock that was set back, what was seen would seem to be counted already. */
function wentBack(before: State, after: State): boolean {
  const latest = after.raw.at(-1)?.observations.at(-1);
  return after.steppedAt < before.steppedAt || (latest !== undefined && latest.at < before.steppedAt);
}

function incidentEntries(before: State, after: State): Entries {
  const changed: Entries = {};
  for (const incident of after.incidents) {
    const { id, serial } = incident;
    if (serial === undefined) continue;
    const was = before.incidents.find((known) => known.id === id && known.serial === serial);
    const of = (one: State['testimonies'][number]): boolean => one.incident === id;
    const [counted, counts] = [before.testimonies.find(of), after.testimonies.find(of)];
    const testimony = counts ?? counted;
    // Without its testimony a late change would write over what was counted.
    if (!testimony && was) continue;
    // What is not among the raw observations any more is written here or nowhere.
    const isAlone = counts !== undefined && after.raw.some(isFull);
    // Written for the last time when it leaves the state.
    const isDue = testimony !== undefined && (!counts || areLooksDue(serial, before, after));
    const isChanged =
      !was ||
      isAlone ||
      incidentLine.write(was, 0) !== incidentLine.write(incident, 0) ||
      (counts !== undefined &&
        (counted?.closedAt !== counts.closedAt ||
          counted?.lostMs !== counts.lostMs ||
          counted?.unseenMs !== counts.unseenMs));
    if (isChanged || isDue)
      changed[incidentKey(serial)] = writeIncident(incident, testimony, after.steppedAt);
    if (isDue) changed[testimonyKey(serial)] = writeTestimony(testimony);
  }
  return changed;
}

/** The state's own document: it changes with every step. */
export function stateDocument(state: State): StoredState {
  return packState(
    state,
    close(state.days).open.map(({ day }) => day),
  );
}

/** What has to be written beside the state's own document: what did not change is left out. `write` makes a chunk's document. */
export function historyEntries(
  before: State,
  after: State,
  write: (chunk: Chunk) => unknown = writeChunk,
): Entries {
  const written = { ...dayEntries(before, after), ...incidentEntries(before, after) };
  for (const chunk of after.raw) if (!before.raw.includes(chunk)) written[rawKey(chunk.at)] = write(chunk);
  return written;
}

/** The entries that one atomic write has to carry from one state to the next. */
export function entries(before: State, after: State): Entries {
  return { [STATE]: stateDocument(after), ...historyEntries(before, after) };
}

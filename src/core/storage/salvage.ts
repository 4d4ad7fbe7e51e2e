/**
 * The state of a set of documents in any condition: what can be read of each goes on, what cannot is set aside, and what a damaged
 * document knew of the others is told from those that are there.
 */
import { emptyState, type State } from '../model/state.ts';
import { dayOf, DAY_MS, isDayName } from '../model/time.ts';
import { chunkFrom } from './observations.ts';
import { unreadIn, type Unread } from './documents.ts';
import { dayKey, incidentKey, notesKey, STATE, type Documents, type Entries } from './keys.ts';
import { openKeys, withHistory } from './open-state.ts';
import { dayFrom } from './read-day.ts';
import { EMPTY, stateFrom } from './read-state.ts';
import { unheard } from './read-value.ts';
import { incidentsWithRing, nextSerial } from './ring.ts';
import { setAside } from './set-aside.ts';
import { writeNotes } from './notes.ts';
import { packDay } from './write-days.ts';
import { packState } from './write-state.ts';
import type { OpenedState } from './state.ts';

const DAY_KEY = dayKey('');

/** Names of the days that have a document of their own. */
const openDaysIn = (documents: Documents): string[] =>
  Object.keys(documents)
    .flatMap((key) => (key.startsWith(DAY_KEY) ? key.slice(DAY_KEY.length) : []))
    .filter(isDayName)
    .sort();

/** Every step draws on the day on which it ends. From another moment nothing that is told from it means anything. */
function isClockRight({ steppedAt, endpoints }: OpenedState, days: readonly string[]): boolean {
  if (steppedAt === 0) return Object.keys(endpoints).length === 0;
  return days.length === 0 || days.includes(dayOf(steppedAt));
}

/** The end of the last step that left anything on the last of these days: what was drawn then began before it ended. */
function lastStep(days: State['days'], documents: Documents): number {
  const last = days.at(-1);
  if (!last) return 0;
  const drawn = Object.values(last.services).map((spans) => (spans.at(-1)?.at ?? 0) + 1);
  const seen = Object.entries(documents)
    .flatMap(([key, stored]) => (key.startsWith('raw:') ? (chunkFrom(stored) ?? []) : []))
    .filter(({ at }) => dayOf(at) === last.day)
    .map(({ observations }) => observations.at(-1)?.at ?? 0);
  return Math.max(0, ...drawn, ...seen);
}

function openedOf(documents: Documents, days: readonly string[]): { opened: OpenedState; unread: Unread[] } {
  const unread = unreadIn(documents);
  const { [STATE]: stored } = documents;
  if (stored === undefined) return { opened: EMPTY, unread };
  const { opened } = stateFrom(stored);
  if (isClockRight(opened, days)) return { opened, unread };
  const { opened: timeless, lost } = stateFrom(stored, false);
  const others = unread.filter(({ key }) => key !== STATE);
  return { opened: timeless, unread: [{ key: STATE, stored, lost }, ...others] };
}

export interface Salvaged {
  state: State;
  /** What one write has to carry so that all of it is read the next time; empty where it was. */
  entries: Entries;
}

/** What lies in place of documents of which something was set aside, and would be written over. */
function mended(unread: readonly Unread[], { days }: State): Entries {
  const dayOfKey = new Map(
    days.flatMap((day) => [[dayKey(day.day), day] as const, [notesKey(day.day), day] as const]),
  );
  return Object.fromEntries(
    unread.flatMap(({ key }): [string, unknown][] => {
      const day = dayOfKey.get(key);
      if (key.startsWith('raw:')) return [[key, undefined]];
      if (key.startsWith(DAY_KEY)) return [[key, day && packDay(day)]];
      return day ? [[key, writeNotes(day)]] : [];
    }),
  );
}

/** `documents` are all there are, or those that `keysBeside` names: where nothing has to be written these are enough. */
export function salvage(documents: Documents): Salvaged {
  const names = openDaysIn(documents);
  const { opened, unread } = openedOf(documents, names);
  const days = names.flatMap((name) => dayFrom(name, documents[dayKey(name)], unheard) ?? []);
  const steppedAt =
    opened.steppedAt || (documents[STATE] === undefined || unread.length > 0 ? lastStep(days, documents) : 0);
  const { openDays, version: _version, ...beliefs } = opened;
  const incidents = incidentsWithRing(opened.incidents, documents, steppedAt);
  const incidentCount = nextSerial(incidents, documents);
  const known: State = { ...emptyState, ...beliefs, steppedAt, days, incidents, incidentCount };
  const state = withHistory(known, documents);
  const open = days.map(({ day }) => day);
  const isChanged =
    open.join() !== openDays.join() ||
    incidentCount !== opened.incidentCount ||
    incidents !== opened.incidents;
  if (unread.length === 0 && !isChanged) return { state, entries: {} };
  return {
    state,
    entries: { ...setAside(documents, unread), ...mended(unread, state), [STATE]: packState(state, open) },
  };
}

/** Keys of what a state's document leads to, and of what would show that it does not tell all. */
export function keysBeside(stored: unknown): string[] {
  const { opened } = stateFrom(stored);
  const { steppedAt, incidentCount } = opened;
  const days = [...opened.openDays, dayOf(steppedAt - DAY_MS), dayOf(steppedAt)];
  const ring = [incidentCount, Math.max(0, incidentCount - 1)].map(incidentKey);
  return [...new Set([...openKeys(opened), ...days.map(dayKey), ...ring])];
}

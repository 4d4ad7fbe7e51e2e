/**
 * How the state's own document is read: in any form, of any age, key by key, and within a key record by record. One line for each
 * key; what an older version kept elsewhere is found there (`was`). Its default stands in `emptyState`.
 */
import { ENDPOINT, readBeliefLine, SERVICE } from './belief-lines.ts';
import { readOthers } from './read-others.ts';
import { endpointBelief, incidentPart, nameBelief, notice, serviceBelief } from './belief-parts.ts';
import { STATE_VERSION, type OpenedState } from './state.ts';
import {
  amount,
  anyNumber,
  anyObject,
  count,
  dayName,
  entire,
  flagValue,
  listValue,
  momentValue,
  number,
  object,
  one,
  readKeys,
  recordOf,
  textValue,
  unheard,
  word,
  type Keys,
  type Loss,
  type PlainObject,
} from './read-value.ts';
import { emptyState, type Agenda, type Glitches, type Line, type Spent, type Tail } from '../model/state.ts';

const moment = momentValue;

const tail = entire<Tail>({ count: anyNumber, excessMs: anyNumber });
const line = object<Line>(
  {
    status: word('online', 'partial', 'captive', 'offline', 'unknown'),
    reach: word('domestic'),
    sinceAt: moment,
    doubtsClock: flagValue,
    isRefusedByProxy: flagValue,
    misled: entire<NonNullable<Line['misled']>>({ at: moment, operators: listValue(textValue) }),
    noise: number(0, 1),
    silentLooks: count,
    silentSinceAt: moment,
    answered: count,
    asked: count,
    askedAt: moment,
    glitches: entire<Glitches>({ watchedMs: anyNumber, server: tail, silence: tail }),
  },
  [],
  emptyState.line,
);

const agenda = object<Agenda>(
  {
    roundAt: moment,
    followUpAt: moment,
    followUps: count,
    wakeAt: moment,
    settleUntilAt: moment,
    newSinceAt: moment,
    turn: count,
  },
  [],
  emptyState.agenda,
);

const owner = one<readonly [number, number]>(
  'list',
  (stored) =>
    Array.isArray(stored) && stored.length === 2 && stored.every((bytes) => bytes >= 0 && bytes <= 1e15),
);
const spent = object<Spent>(
  { day: textValue, month: textValue, todayBytes: amount, monthBytes: amount, owners: recordOf(owner) },
  [],
  emptyState.spent,
);

const { days: _days, raw: _raw, testimonies: _testimonies, ...empty } = emptyState;
/** The document of a state that knows nothing. */
export const EMPTY: OpenedState = { ...empty, version: STATE_VERSION, openDays: [] };

const KEYS: Keys<OpenedState> = {
  // Opened, it is of this version.
  version: { read: number(STATE_VERSION, STATE_VERSION) },
  steppedAt: { read: moment },
  line: { read: line },
  endpoints: { read: recordOf(endpointBelief) },
  services: { read: recordOf(serviceBelief) },
  names: { read: recordOf(nameBelief) },
  others: { read: readOthers },
  incidents: { read: listValue(incidentPart) },
  incidentCount: { read: count },
  outbox: { read: listValue(notice) },
  agenda: { read: agenda },
  spent: { read: spent },
  openDays: { read: listValue(dayName) },
};

const isPlainObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Versions are counted: what is further ahead than this is no version. */
const LAST_VERSION = 1000;

/** The version of a state that a later Wasl has written; of what lies beside it too, for that has no version of its own. */
export function laterVersion(stored: unknown): number | undefined {
  if (!isPlainObject(stored)) return undefined;
  const { version } = stored;
  const isLater = Number.isInteger(version) && (version as number) > STATE_VERSION;
  return isLater && (version as number) < LAST_VERSION ? (version as number) : undefined;
}

/** A line opened; what is none stays as it is, and is refused by whoever reads a belief. */
function opened(held: unknown, fields: string, baseAt: number | undefined, tier?: unknown): unknown {
  if (typeof held !== 'string' || baseAt === undefined) return held;
  try {
    return readBeliefLine(fields, held, baseAt, tier === undefined ? {} : { tier });
  } catch {
    return held;
  }
}

const entriesOf = (held: unknown): [string, unknown][] => (isPlainObject(held) ? Object.entries(held) : []);

/** Version 1 kept beliefs by their whole ids, and as they are in the program. */
function openedEndpoints(held: unknown, baseAt: number | undefined, tier: unknown): unknown {
  if (!isPlainObject(held)) return held;
  return Object.fromEntries(
    entriesOf(held).flatMap(([key, value]): [string, unknown][] => {
      if (key.includes('/') || !isPlainObject(value)) return [[key, value]];
      return entriesOf(value).map(([name, text]) => [`${key}/${name}`, opened(text, ENDPOINT, baseAt, tier)]);
    }),
  );
}

const anyMoment = (stored: unknown): stored is number => momentValue(stored, unheard) !== undefined;

/** The state's document as far as it can be read; without `isClockRight` nothing is believed that is told from `steppedAt`. */
export function stateFrom(
  stored: unknown,
  isClockRight = true,
): { opened: OpenedState; lost: readonly Loss[] } {
  const known = anyObject(stored, unheard);
  if (!known) return { opened: EMPTY, lost: [{ place: [], wanted: 'object' }] };
  const { version, steppedAt, tier, endpoints, services, incidents, ...rest } = known;
  const baseAt = isClockRight && anyMoment(steppedAt) ? steppedAt : undefined;
  const isKnown = (version as number) >= 1 && Number.isInteger(version);
  const { value, lost } = readKeys(KEYS, EMPTY, {
    ...rest,
    version: isKnown ? STATE_VERSION : version,
    steppedAt: isClockRight ? steppedAt : undefined,
    endpoints: openedEndpoints(endpoints, baseAt, tier),
    services: isPlainObject(services)
      ? Object.fromEntries(entriesOf(services).map(([id, text]) => [id, opened(text, SERVICE, baseAt)]))
      : services,
    incidents: Array.isArray(incidents)
      ? incidents.map((incident: unknown) =>
          isPlainObject(incident) ? { timeline: [], ...incident } : incident,
        )
      : incidents,
  });
  const missing = NEEDED.filter((key) => known[key] === undefined);
  const wrongClock: Loss[] = isClockRight ? [] : [{ place: ['steppedAt'], wanted: 'moment' }];
  return {
    opened: value,
    lost: [...lost, ...wrongClock, ...missing.map((key): Loss => ({ place: [key], wanted: 'missing' }))],
  };
}

/** Every version has written these. */
const NEEDED = [
  'version',
  'steppedAt',
  'line',
  'endpoints',
  'services',
  'incidents',
  'outbox',
  'agenda',
  'spent',
  'openDays',
] as const satisfies readonly (keyof OpenedState)[];

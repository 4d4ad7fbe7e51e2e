/**
 * What could not be read is set aside as it was, before anything is written in its place: a few copies, the oldest of which make room.
 * Beside them stands what was lost, until the user has seen it.
 */
import type { Unread } from './documents.ts';
import { DAMAGED, LOST, type Documents, type Entries } from './keys.ts';
import type { Loss } from './read-value.ts';

/** So many copies are kept, and together so many characters of JSON. */
export const COPIES = 5;
export const COPIED_CHARACTERS = 1_000_000;

/** What of it is named to the user; how many more there are is said. */
const NAMED = 20;

/** What could not be read at one time, by the keys under which it lay. */
export interface Copy {
  /** Copies are counted; each lies in the place of its number. */
  number: number;
  documents: Readonly<Record<string, unknown>>;
  /** When it was met first by what removes what is too old. */
  metAt?: number;
}

/** What was lost and not yet seen by the user. */
export interface Lost {
  /** `settings › services › signal › isPaused` */
  places: readonly string[];
  /** Those that are not named. */
  more: number;
}

const damagedKey = (number: number): string => `${DAMAGED}${number % COPIES}`;

/** Keys of the copies; version 0.1.0 set aside the last state and the last settings. */
export const COPY_KEYS: readonly string[] = [
  ...Array.from({ length: COPIES }, (_, number) => damagedKey(number)),
  `${DAMAGED}state`,
  `${DAMAGED}settings`,
];

/** What is read before anything is set aside. */
export const SET_ASIDE_KEYS: readonly string[] = [...COPY_KEYS, LOST];

const isCopy = (stored: unknown): stored is Copy => {
  const { number, documents } = Object(stored) as Partial<Copy>;
  return Number.isSafeInteger(number) && typeof documents === 'object' && documents !== null;
};

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** As many of them as there is room for, the smallest first. */
function withinRoom(unread: readonly Unread[]): Documents {
  let room = COPIED_CHARACTERS;
  const sized = unread.map((one) => ({ ...one, size: sizeOf(one.stored) })).sort((a, b) => a.size - b.size);
  return Object.fromEntries(
    sized.filter(({ size }) => (room -= size) >= 0).map(({ key, stored }) => [key, stored]),
  );
}

/** What leads there, each list's item by its name where it has one. */
function placeOf({ key, stored }: Unread, { place }: Loss): string {
  let inside = stored;
  const steps = place.map((step) => {
    inside = (Object(inside) as Record<string | number, unknown>)[step];
    const { name, id } = Object(inside) as Record<string, unknown>;
    const called = [name, id].find((one): one is string => typeof one === 'string' && one.length < 80);
    return typeof step === 'number' ? (called ?? `#${step + 1}`) : step;
  });
  return [key, ...steps].join(' › ');
}

/** What the user has not seen yet, as it is stored. */
export function lostFrom(stored: unknown): Lost | undefined {
  const { places, more } = Object(stored) as Partial<Lost>;
  if (!Array.isArray(places) || places.length === 0) return undefined;
  return {
    places: places.filter((one) => typeof one === 'string'),
    more: Number.isSafeInteger(more) ? more! : 0,
  };
}

function lostAfter(known: Lost | undefined, unread: readonly Unread[]): Lost {
  const fresh = unread.flatMap((one) => one.lost.map((loss) => placeOf(one, loss)));
  const places = [...new Set([...(known?.places ?? []), ...fresh])];
  return { places: places.slice(0, NAMED), more: (known?.more ?? 0) + Math.max(0, places.length - NAMED) };
}

/** What one write has to carry so that these are set aside and told of. `found` is what lies under `SET_ASIDE_KEYS`. */
export function setAside(found: Documents, unread: readonly Unread[]): Entries {
  const copies = COPY_KEYS.flatMap((key) => (isCopy(found[key]) ? found[key] : []));
  // Read again before anything was written in its place, it is the same damage.
  const isKnown = ({ key, stored }: Unread): boolean =>
    copies.some(({ documents }) => JSON.stringify(documents[key]) === JSON.stringify(stored));
  const fresh = unread.filter((one) => !isKnown(one));
  if (fresh.length === 0) return {};
  const number = Math.max(-1, ...copies.map((copy) => copy.number)) + 1;
  const copy: Copy = { number, documents: withinRoom(fresh) };
  const entries: Entries = { [LOST]: lostAfter(lostFrom(found[LOST]), fresh), [damagedKey(number)]: copy };
  let size = sizeOf(copy);
  const age = (key: string): number => {
    const { [key]: stored } = found;
    return isCopy(stored) ? stored.number : -1;
  };
  const others = COPY_KEYS.filter((key) => key in found && !(key in entries)).sort((a, b) => age(b) - age(a));
  for (const key of others) {
    size += sizeOf(found[key]);
    if (size > COPIED_CHARACTERS) entries[key] = undefined;
  }
  return entries;
}

/**
 * What one write has to carry so that no copy is kept for longer than anything else. What it holds is older than itself, nobody knows by
 * how much: its time begins when it is met here. `found` is what lies under `SET_ASIDE_KEYS`.
 */
export function agedCopies(found: Documents, since: number, now: number): Entries {
  return Object.fromEntries(
    COPY_KEYS.flatMap((key): [string, unknown][] => {
      const { [key]: stored } = found;
      if (stored === undefined) return [];
      if (!isCopy(stored)) return [[key, undefined]];
      const { metAt = now } = stored;
      return [[key, metAt < since ? undefined : { ...stored, metAt: Math.min(metAt, now) }]];
    }),
  );
}

/**
 * Reads what is stored value by value, so that what cannot be read takes nothing else with it: for what a person has chosen, of
 * which nothing may be lost.
 */
import { harmless } from '../model/text.ts';

/** What could not be read: the keys and places that lead to it, and what there should be (as `import_refused-wrong-…` calls it). */
export interface Loss {
  place: readonly (string | number)[];
  wanted: string;
}

/** The value, or `undefined` where it cannot be read; then `lose` was told. */
export type Read<T> = (stored: unknown, lose: Lose) => T | undefined;
export type Lose = (wanted: string, ...place: Loss['place']) => void;

/** A reader for each field of `T`. */
export type Fields<T> = { readonly [K in keyof T]-?: Read<NonNullable<T[K]>> };

type Plain = Readonly<Record<string, unknown>>;

/** A value of which `isRight` holds. */
export const one =
  <T>(wanted: string, isRight: (stored: unknown) => boolean): Read<T> =>
  (stored, lose) => {
    if (isRight(stored)) return stored as T;
    lose(wanted);
    return undefined;
  };

export const flagValue = one<boolean>('yes-no', (stored) => typeof stored === 'boolean');

export const number = (least: number, most: number, wanted = 'number'): Read<number> =>
  one(wanted, (stored) => typeof stored === 'number' && stored >= least && stored <= most);

/** In ms since 1970; further from it there is no moment that could be shown (ECMA-262, "Time Values and Time Range"). */
export const momentValue = number(-8.64e15, 8.64e15, 'moment');

export const word = <const T extends string>(...words: readonly T[]): Read<T> =>
  one('word', (stored) => words.includes(stored as T));

const anyText = one<string>('text', (stored) => typeof stored === 'string');

/** Without signs that turn or hide what stands beside it. */
export const textValue: Read<string> = (stored, lose) => {
  const found = anyText(stored, lose);
  return found === undefined ? undefined : harmless(found);
};

const anyList = one<readonly unknown[]>('list', Array.isArray);

/** The items that can be read. */
export const listValue =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (stored, lose) =>
    anyList(stored, lose)?.flatMap(
      (item, index) => read(item, (wanted, ...place) => lose(wanted, index, ...place)) ?? [],
    );

const anyObject = one<Plain>(
  'object',
  (stored) => typeof stored === 'object' && stored !== null && !Array.isArray(stored),
);

/** The fields that can be read, over those of `otherwise`; nothing where one of `needed` cannot. */
export const object =
  <T extends object>(
    fields: Fields<T>,
    needed: readonly (keyof T & string)[],
    otherwise: Partial<T> = {},
  ): Read<T> =>
  (stored, lose) => {
    const held = anyObject(stored, lose);
    if (!held) return undefined;
    const found: Partial<T> = { ...otherwise };
    for (const name in fields) {
      if (held[name] === undefined) continue;
      const value = fields[name](held[name], (wanted, ...place) => lose(wanted, name, ...place));
      if (value !== undefined) found[name] = value;
    }
    const missing = needed.find((name) => found[name] === undefined);
    if (missing === undefined) return found as T;
    // What is there and cannot be read was told above.
    if (held[missing] === undefined) lose('missing', missing);
    return undefined;
  };

/** What is known of one key of a document. */
export interface Key<T> {
  read: Read<T>;
  /** What an older version would have stored here, found where that version kept it. */
  was?: (older: Plain) => unknown;
}

/** What is known of each key of a document: a key of `T` without a line does not compile. */
export type Keys<T> = { readonly [K in keyof T]-?: Key<NonNullable<T[K]>> };

/** A document key by key. What is missing or cannot be read is as in `otherwise`. */
export function readKeys<T extends object>(
  keys: Keys<T>,
  otherwise: T,
  stored: unknown,
): { value: T; lost: readonly Loss[] } {
  const lost: Loss[] = [];
  const lose: Lose = (wanted, ...place) => {
    lost.push({ wanted, place });
  };
  const held = anyObject(stored, lose) ?? {};
  const value = { ...otherwise };
  for (const key in keys) {
    const { read, was } = keys[key];
    const kept = held[key] ?? was?.(held);
    if (kept === undefined) continue;
    const found = read(kept, (wanted, ...place) => lose(wanted, key, ...place));
    if (found !== undefined) value[key] = found;
  }
  return { value, lost };
}

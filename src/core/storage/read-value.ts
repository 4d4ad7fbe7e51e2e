/** Reads what is stored value by value, so that what cannot be read takes nothing else with it. */
import { withoutControls } from '../model/text.ts';
import { isDayName } from '../model/time.ts';

/** What could not be read: the keys and places that lead to it, and what there should be (as `import_refused-wrong-…` calls it). */
export interface Loss {
  place: readonly (string | number)[];
  wanted: string;
}

/** The value, or `undefined` where it cannot be read; then `lose` was told. */
export type Read<T> = (stored: unknown, lose: Lose) => T | undefined;
export type Lose = (wanted: string, ...place: Loss['place']) => void;

/** The same ear for a part of a document. */
export const below =
  (lose: Lose, ...above: Loss['place']): Lose =>
  (wanted, ...place) =>
    lose(wanted, ...above, ...place);

/** What nobody wants to hear. */
export const unheard: Lose = () => undefined;

/** A reader for each field of `T`. */
export type Fields<T> = { readonly [K in keyof T]-?: Read<NonNullable<T[K]>> };

/** An object of whose fields nothing is known yet. */
export type PlainObject = Readonly<Record<string, unknown>>;

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

/** Any number that is one; no sum of such runs out of all bounds. */
export const anyNumber = number(-1e15, 1e15);
/** A length, or another amount that may have parts. */
export const amount = number(0, 1e15, 'length');
/** How many of something. */
export const count = one<number>(
  'count',
  (stored) => Number.isInteger(stored) && (stored as number) >= 0 && (stored as number) <= 1e9,
);

/** A UTC day, `YYYY-MM-DD`. */
export const dayName = one<string>('day', isDayName);

export const word = <const T extends string | number>(...words: readonly T[]): Read<T> =>
  one('word', (stored) => words.includes(stored as T));

const anyText = one<string>('text', (stored) => typeof stored === 'string');

/** Without signs that turn or hide what stands beside it. */
export const textValue: Read<string> = (stored, lose) => {
  const found = anyText(stored, lose);
  return found === undefined ? undefined : withoutControls(found);
};

const anyList = one<readonly unknown[]>('list', Array.isArray);

/** The items that can be read. */
export const listValue =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (stored, lose) =>
    anyList(stored, lose)?.flatMap((item, index) => read(item, below(lose, index)) ?? []);

export const anyObject = one<PlainObject>(
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
      const value = fields[name](held[name], below(lose, name));
      if (value !== undefined) found[name] = value;
    }
    const missing = needed.find((name) => found[name] === undefined);
    if (missing === undefined) return found as T;
    // What is there and cannot be read was told above.
    if (held[missing] === undefined) lose('missing', missing);
    return undefined;
  };

/** A reader of what may be left out. */
interface Maybe<T> {
  maybe: Read<T>;
}
export const leftOut = <T>(read: Read<T>): Maybe<T> => ({ maybe: read });

/** A reader for each field of `T`, in `leftOut` for one that may be left out: that has to be said here too. */
export type PartReaders<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K>
    ? Maybe<NonNullable<T[K]>>
    : Read<NonNullable<T[K]>>;
};

/** All of it or nothing: for what says something else once a part of it is missing. */
export function entire<T extends object>(parts: PartReaders<T>): Read<T> {
  const all = Object.entries(parts) as [keyof T & string, Read<unknown> | Maybe<unknown>][];
  const reads = all.map(([name, part]) => [name, typeof part === 'function' ? part : part.maybe] as const);
  const fields = Object.fromEntries(reads) as Fields<T>;
  const needed = all.flatMap(([name, part]) => (typeof part === 'function' ? name : []));
  return (stored, lose) => {
    let isWhole = true;
    const found = object<T>(fields, needed)(stored, (...loss) => {
      isWhole = false;
      lose(...loss);
    });
    return isWhole ? found : undefined;
  };
}

/** The values that can be read, by their names. A name that every object has already is nobody's. */
export const recordOf =
  <T>(read: Read<T>): Read<Readonly<Record<string, T>>> =>
  (stored, lose) => {
    const held = anyObject(stored, lose);
    if (!held) return undefined;
    const found: Record<string, T> = {};
    for (const [name, value] of Object.entries(held))
      if (name in {}) lose('word', name);
      else {
        const item = read(value, below(lose, name));
        if (item !== undefined) found[name] = item;
      }
    return found;
  };

/** What is known of one key of a document. */
export interface Key<T> {
  read: Read<T>;
  /** What an older version would have stored here, found where that version kept it. */
  was?: (older: PlainObject) => unknown;
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
    const found = read(kept, below(lose, key));
    if (found !== undefined) value[key] = found;
  }
  return { value, lost };
}

/**
 * How values lie in short text, so that a step writes little: numbers in base 36, moments as the distance from a base,
 * the fields of a row in the order of a table. Reading checks: what cannot be read is `undefined`.
 */
import { unheard } from './read-value.ts';

/** How values of one kind are written and read. `base` is the moment from which moments are counted. */
export interface Kind<T> {
  write(value: T, base: number): string;
  read(text: string, base: number): T | undefined;
  /** The empty text stands for "left out". */
  isOptional?: boolean;
}

const NUMBER = /^-?[0-9a-z]{1,10}$/;

function readNumber(text: string): number | undefined {
  return NUMBER.test(text) ? parseInt(text, 36) : undefined;
}

/** A number, rounded to a whole one. */
export const whole: Kind<number> = {
  write: (value) => Math.round(value).toString(36),
  read: (text) => readNumber(text),
};

/** A moment in whole milliseconds. */
export const moment: Kind<number> = {
  write: (value, base) => Math.round(value - base).toString(36),
  read(text, base) {
    const number = readNumber(text);
    return number === undefined ? undefined : base + number;
  },
};

/** One of a fixed list of words, by its place: new ones may only be appended. */
export function oneOf<const T extends string>(words: readonly T[]): Kind<T> {
  return {
    write: (value) => words.indexOf(value).toString(36),
    read: (text) => words[readNumber(text) ?? -1],
  };
}

export const flag: Kind<boolean> = {
  write: (value) => (value ? '1' : '0'),
  read: (text) => (text === '1' ? true : text === '0' ? false : undefined),
};

/** Any text; nothing that separates is left in it. */
export const text: Kind<string> = {
  write: (value) => encodeURIComponent(value),
  read(value) {
    try {
      return decodeURIComponent(value);
    } catch {
      return undefined;
    }
  },
};

export function maybe<T>(kind: Kind<T>): Kind<T> {
  return { ...kind, isOptional: true };
}

/** Items one after the other; no item is written as the empty text. */
export function list<T>(kind: Kind<T>, separator = ';'): Kind<readonly T[]> {
  return {
    write: (values, base) => values.map((value) => kind.write(value, base)).join(separator),
    read(value, base) {
      if (value === '') return [];
      const items = value.split(separator).map((item) => kind.read(item, base));
      return items.includes(undefined) ? undefined : (items as T[]);
    },
  };
}

/** What is kept of each field, in the order of writing; new ones may only be appended, and have to be optional. */
export type Table<T> = { readonly [K in keyof T]-?: Kind<NonNullable<T[K]>> };

/**
 * The fields of an object; those left out at the end take no room. The type comes from where the row is used, never from
 * the table: so a table that misses a field does not compile, though that field may be left out.
 */
export function row<T extends object = never>(table: NoInfer<Table<T>>, separator = ','): Kind<T> {
  const fields = Object.entries(table) as [keyof T & string, Kind<unknown>][];
  return {
    write(value, base) {
      const written = fields.map(([name, kind]) =>
        value[name] === undefined ? '' : kind.write(value[name], base),
      );
      return written.join(separator).replace(new RegExp(`${separator}+$`), '');
    },
    // Written for speed: thousands of rows are read at a wake-up.
    read(value, base) {
      const pieces = value.split(separator);
      if (pieces.length > fields.length) return undefined;
      const found: Record<string, unknown> = {};
      for (let index = 0; index < fields.length; index += 1) {
        const [name, kind] = fields[index]!;
        const piece = pieces[index] ?? '';
        if (piece === '' && kind.isOptional) continue;
        const field = kind.read(piece, base);
        if (field === undefined) return undefined;
        found[name] = field;
      }
      return found as T;
    },
  };
}

type Texts = Readonly<Record<string, string>>;

/** A record of things that are written alike. */
export function writeAll<T>(record: Readonly<Record<string, T>>, kind: Kind<T>, base: number): Texts {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, kind.write(value, base)]));
}

/** The record again, without what of it cannot be read; `undefined` where it is none. */
export function readAll<T>(
  stored: unknown,
  kind: Pick<Kind<T>, 'read'>,
  base: number,
  lose = unheard,
): Record<string, T> | undefined {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) {
    lose('object');
    return undefined;
  }
  const found: Record<string, T> = {};
  for (const [key, value] of Object.entries(stored)) {
    const read = typeof value === 'string' && !(key in {}) ? kind.read(value, base) : undefined;
    if (read === undefined) lose('text', key);
    else found[key] = read;
  }
  return found;
}

/** Items of a list, without those that cannot be read. */
export function readItems<T>(
  stored: unknown,
  [kind, separator]: readonly [Kind<T>, separator: string],
  base: number,
  lose = unheard,
): T[] {
  if (typeof stored !== 'string') lose('text');
  if (typeof stored !== 'string' || stored === '') return [];
  return stored.split(separator).flatMap((piece, index) => {
    const item = kind.read(piece, base);
    if (item === undefined) lose('text', index);
    return item ?? [];
  });
}

/** Whatever a reader throws at means that it cannot read. */
export function guarded<T>(read: (stored: unknown) => T | undefined): (stored: unknown) => T | undefined {
  return (stored) => {
    try {
      return stored === undefined ? undefined : read(stored);
    } catch {
      return undefined;
    }
  };
}

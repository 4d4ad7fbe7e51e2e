/** How kinds of past are written: a letter each, with a number in base 36. */
import type { Kind } from './codec.ts';
import { PAST_LETTERS, pastOfWritten } from './days.ts';
import type { Parts } from '../history/stretches.ts';
import { STRETCH_KINDS, type StretchKind } from '../model/terms.ts';

/** How each kind of past begins, before its number. */
export const LETTERS = {
  ...Object.fromEntries(Object.entries(PAST_LETTERS).map(([letter, past]) => [past, letter])),
  reached: 'U0',
} as Readonly<Record<StretchKind, string>>;

/** `U2o`: a kind of past with a number in base 36. */
export function pairs(written: string): [StretchKind, number][] | undefined {
  if (!/^([A-Z][0-9a-z]+)*$/.test(written)) return undefined;
  const found = [...written.matchAll(/([A-Z])([0-9a-z]+)/g)].map(
    ([all, , number]) => [pastOfWritten(all), parseInt(number!, 36)] as const,
  );
  return found.some(([past, number]) => !past || !Number.isSafeInteger(number))
    ? undefined
    : (found as [StretchKind, number][]);
}

/** The lengths of several kinds. Of a letter that stands twice the last number counts both, as for version 0.1.0, which reads that one alone. */
export function partsOf(found: readonly (readonly [StretchKind, number])[]): Parts {
  const lengths: Partial<Record<StretchKind, number>> = Object.fromEntries(found);
  if (lengths.reached && lengths.up) lengths.up -= lengths.reached;
  return lengths;
}

/** Kinds of past with their lengths in ms, the worst first. */
export const parts: Kind<Parts> = {
  write: (value) =>
    STRETCH_KINDS.flatMap((past) => {
      if (!value[past]) return [];
      const beside = past === 'up' ? Math.round(value.reached ?? 0) : 0;
      return `${LETTERS[past]}${(Math.round(value[past]) + beside).toString(36)}`;
    }).join(''),
  read: (written) => {
    const found = pairs(written);
    return found && partsOf(found);
  },
};

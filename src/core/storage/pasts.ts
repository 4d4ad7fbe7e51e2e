/** How kinds of past are written: a letter each, with a number in base 36. */
import type { Kind } from './codec.ts';
import { PAST_LETTERS } from './days.ts';
import type { Parts } from '../history/stretches.ts';
import { STRETCH_KINDS, type StretchKind } from '../model/terms.ts';

/** The letter of each kind of past. */
export const LETTERS = Object.fromEntries(
  Object.entries(PAST_LETTERS).map(([letter, past]) => [past, letter]),
) as Readonly<Record<StretchKind, string>>;

/** `U2o`: a kind of past with a number in base 36. */
export function pairs(written: string): [StretchKind, number][] | undefined {
  if (!/^([A-Z][0-9a-z]+)*$/.test(written)) return undefined;
  const found = [...written.matchAll(/([A-Z])([0-9a-z]+)/g)].map(
    ([, letter, number]) => [PAST_LETTERS[letter!], parseInt(number!, 36)] as const,
  );
  return found.some(([past, number]) => !past || !Number.isSafeInteger(number))
    ? undefined
    : (found as [StretchKind, number][]);
}

/** Kinds of past with their lengths in ms, the worst first. */
export const parts: Kind<Parts> = {
  write: (value) =>
    STRETCH_KINDS.flatMap((past) =>
      value[past] ? `${LETTERS[past]}${Math.round(value[past]).toString(36)}` : [],
    ).join(''),
  read: (written) => {
    const found = pairs(written);
    return found && Object.fromEntries(found);
  },
};

/** How kinds of past are written: a letter each, with a number in base 36. */
import type { Past } from './model.ts';
import type { Kind } from './pack.ts';
import { PASTS, type Parts } from './stretches.ts';

export const LETTERS: Readonly<Record<Past, string>> = {
  up: 'U',
  degraded: 'G',
  down: 'D',
  connection: 'C',
  'not-measured': 'N',
  paused: 'P',
};
const BY_LETTER = new Map(PASTS.map((past) => [LETTERS[past], past]));

/** `U2o`: a kind of past with a number in base 36. */
export function pairs(written: string): [Past, number][] | undefined {
  if (!/^([A-Z][0-9a-z]+)*$/.test(written)) return undefined;
  const found = [...written.matchAll(/([A-Z])([0-9a-z]+)/g)].map(
    ([, letter, number]) => [BY_LETTER.get(letter!), parseInt(number!, 36)] as const,
  );
  return found.some(([past, number]) => !past || !Number.isSafeInteger(number))
    ? undefined
    : (found as [Past, number][]);
}

export const parts: Kind<Parts> = {
  write: (value) =>
    PASTS.flatMap((past) =>
      value[past] ? `${LETTERS[past]}${Math.round(value[past]).toString(36)}` : [],
    ).join(''),
  read: (written) => {
    const found = pairs(written);
    return found && Object.fromEntries(found);
  },
};

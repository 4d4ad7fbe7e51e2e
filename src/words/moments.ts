/** Moments beside a line, which no sentence carries. */
import type { Words } from './index.ts';

/** `Sun 22 Nov`. */
export const day = (at: number, { dates }: Words): string =>
  dates({ weekday: 'short', day: 'numeric', month: 'short' }).format(at);

/** `3 May, 00:12`. */
export const dateAndClock = (at: number, { dates, hours, isClockSet }: Words): string =>
  dates({
    ...{ day: 'numeric', month: 'short', ...hours },
    ...(isClockSet(at) && { timeZoneName: 'short' }),
  }).format(at);

/** The bare clock, with the date where it is not of these hours; `beside` as for `clock`. */
export const short = (at: number, words: Words, beside?: readonly number[]): string =>
  words.isRecent(at) ? words.clock(at, beside) : dateAndClock(at, words);

/** A report is read long after: its moments are said with their date, the clock alone where the sentence has named the day. */
import { utc } from '../core/model/time.ts';
import { momentsIn, type Words } from '../words/index.ts';
import type { Sentence, Value } from '../core/model/sentence.ts';

/** Moments in the reader's language and time zone. */
export interface Dates {
  /** `22 November 2026`. */
  day(at: number): string;
  /** `22 Nov 2026, 00:12:40`. */
  exact(at: number): string;
  /** `2026-11-21 23:12:40`. */
  utc(at: number): string;
  /** `22 Nov`. */
  short(at: number): string;
  /** `November 2026`. */
  month(at: number): string;
  /** `Africa/Cairo`. */
  zone: string;
}

/** A language that a report is told in. */
export interface Spoken {
  words: Words;
  dates: Dates;
}

export function datesOf(words: Words, timeZone?: string): Dates {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(words.locale, { ...options, ...(timeZone && { timeZone }) });
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const toTheSecond: Intl.DateTimeFormatOptions = {
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
    ...{ ...words.hours, second: '2-digit' },
  };
  const exact = format(toTheSecond);
  const zoned = format({ ...toTheSecond, timeZoneName: 'short' });
  const short = format({ day: 'numeric', month: 'short' });
  const month = format({ month: 'long', year: 'numeric' });
  return {
    short: (at) => short.format(at),
    month: (at) => month.format(at),
    day: (at) => day.format(at),
    exact: (at) => (words.isClockSet(at) ? zoned : exact).format(at),
    utc: (at) => utc(at).replace('T', ' ').replace('Z', ''),
    zone: day.resolvedOptions().timeZone,
  };
}

/** A moment by itself: `22 November 2026, 00:12`. */
export const bare = (at: number, words: Words, dates: Dates): string =>
  words.t('moment_bare', { date: dates.day(at), clock: words.clock(at) });

/** One sentence of a report. */
export function sayDated({ key, values }: Sentence, words: Words, dates: Dates): string {
  const moments = momentsIn(values);
  let named: string | undefined;

  function phrase(name: string, at: number): string {
    const [clock, date] = [words.clock(at, moments), dates.day(at)];
    const isNamed = named === date;
    named = date;
    if (/^(before|after)/.test(name)) return isNamed ? clock : words.t('moment_bare', { date, clock });
    return isNamed ? words.t('moment_clock', { clock }) : words.t('moment_dated', { date, clock });
  }

  const said = Object.entries(values).map(([name, value]): [string, Value] => [
    name,
    typeof value === 'object' && 'time' in value ? phrase(name, value.time) : value,
  ]);
  return words.say({ key, values: Object.fromEntries(said) });
}

/** A report is read long after: its moments are said with their date, the clock alone where the sentence has named the day. */
import { utc } from '../core/model/time.ts';
import type { Words } from '../words/index.ts';
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

export function datesOf(words: Words, timeZone?: string): Dates {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(words.locale, { ...options, ...(timeZone && { timeZone }) });
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const exact = format({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const short = format({ day: 'numeric', month: 'short' });
  const month = format({ month: 'long', year: 'numeric' });
  return {
    short: (at) => short.format(at),
    month: (at) => month.format(at),
    day: (at) => day.format(at),
    exact: (at) => exact.format(at),
    utc: (at) => utc(at).replace('T', ' ').replace('Z', ''),
    zone: day.resolvedOptions().timeZone,
  };
}

/** A moment by itself: `22 November 2026, 00:12`. */
export const bare = (at: number, words: Words, dates: Dates): string =>
  words.t('moment_bare', { date: dates.day(at), clock: words.clock(at) });

function phrase(name: string, at: number, named: string | undefined, words: Words, dates: Dates): string {
  const isNamed = named === dates.day(at);
  const clock = words.clock(at);
  if (/^(before|after)/.test(name)) return isNamed ? clock : bare(at, words, dates);
  return isNamed
    ? words.t('moment_clock', { clock })
    : words.t('moment_dated', { date: dates.day(at), clock });
}

/** One sentence of a report. */
export function sayDated({ key, values }: Sentence, words: Words, dates: Dates): string {
  let named: string | undefined;
  const said = Object.entries(values).map(([name, value]): [string, Value] => {
    if (typeof value !== 'object' || !('time' in value)) return [name, value];
    const text = phrase(name, value.time, named, words, dates);
    named = dates.day(value.time);
    return [name, text];
  });
  return words.say({ key, values: Object.fromEntries(said) });
}

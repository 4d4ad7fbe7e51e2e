/** A report is read long after: its moments are said with their date, the clock alone where the sentence has named the day. */
import type { Sentence, Value } from '../core/model.ts';
import type { Words } from '../words/index.ts';

/** Moments in the reader's language and time zone. */
export interface Dates {
  /** `22 November 2026`. */
  day(at: number): string;
}

export function datesOf(words: Words, timeZone?: string): Dates {
  const format = new Intl.DateTimeFormat(words.locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(timeZone && { timeZone }),
  });
  return { day: (at) => format.format(at) };
}

function said(name: string, at: number, named: string | undefined, words: Words, dates: Dates): string {
  const day = dates.day(at);
  const clock = words.clock(at);
  if (name.startsWith('before')) return named === day ? clock : words.t('moment_bare', { date: day, clock });
  return named === day ? words.t('moment_clock', { clock }) : words.t('moment_dated', { date: day, clock });
}

/** One sentence of a report. */
export function sayDated(sentence: Sentence, words: Words, dates: Dates): string {
  let named: string | undefined;
  const values = Object.entries(sentence.values).map(([name, value]): [string, Value] => {
    if (typeof value !== 'object' || !('time' in value)) return [name, value];
    const phrase = said(name, value.time, named, words, dates);
    named = dates.day(value.time);
    return [name, phrase];
  });
  return words.say({ ...sentence, values: Object.fromEntries(values) });
}

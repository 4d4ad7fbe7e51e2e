/** Times, lengths, numbers and lists in the user's language and digits. */
import type { Sentence, Value } from '../core/model/sentence.ts';
import { isolate } from './isolate.ts';
import type { Language } from './languages.ts';

/** Whose dates, numbers and clock. */
export interface Region {
  language: Language;
  /** The browser's own tag (`en-US`): its region decides dates and digits where it speaks this language. */
  browser?: string;
  /** A numbering system: `latn`, `arab`, … ; left out: what the language uses. */
  digits?: string | undefined;
  now?: () => number;
  /** IANA name; left out: the computer's. */
  timeZone?: string;
}

export interface Formatter {
  /** What `Intl` is asked for. */
  locale: string;
  /**
   * `name` is the value's name in the sentence: a length called `agoMs` or `lastAt` is how long ago something was.
   * `beside` are all values of the sentence: `untilAt` of the same day as `sinceAt` is said by its clock alone.
   */
  value(value: Value, name?: string, beside?: Sentence['values']): string;
  /**
   * The bare clock, of 12 or 24 hours as the region has it: `00:12`. With the zone, `02:30 CEST`, where the clock is set: it might show
   * the same again, or less time or more than passes.
   */
  clock(at: number, beside?: readonly number[]): string;
  /** Whether the clock is set within an hour of this moment, or between it and one of those `beside` it. */
  isClockSet(at: number, beside?: readonly number[]): boolean;
  /** How the region writes hours and minutes, for a moment of which more is said. */
  hours: Intl.DateTimeFormatOptions;
  /** Any other way to say a moment, where the user is. */
  dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat;
  /** Whether a moment is of these hours, so that its clock says enough. */
  isRecent(at: number): boolean;
  share(share: number): string;
}

type Fill = (key: string, values: Sentence['values']) => string;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lists longer than this are cut, so that forty services still make a sentence. */
const LIST_LIMIT = 5;

/** `called`: what something of this name is called in the language. */
export function formatter(region: Region, fill: Fill, called: (name: string) => string): Formatter {
  const { language, timeZone, now = Date.now } = region;
  const locale = localeOf(region);
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const isOfTwelve = dates({ hour: 'numeric' }).resolvedOptions().hour12 === true;
  const hours = { hour: isOfTwelve ? 'numeric' : '2-digit', minute: '2-digit' } as const;
  const clockFormat = dates(hours);
  const zonedFormat = dates({ ...hours, timeZoneName: 'short' });
  const zoneOf = (at: number) => zonedFormat.format(at).replace(clockFormat.format(at), '');
  const dayFormat = dates({ day: 'numeric', month: 'numeric', year: 'numeric' });
  const isSameDay = (one: number, other: number) => dayFormat.format(one) === dayFormat.format(other);
  const isClockSet = (at: number, beside: readonly number[] = []) =>
    [...beside, at - HOUR, at + HOUR].some((other) => zoneOf(other) !== zoneOf(at));
  const clock = (at: number, beside?: readonly number[]) =>
    (isClockSet(at, beside) ? zonedFormat : clockFormat).format(at);
  const today = (at: number, beside?: readonly number[]) => fill('time_today', { clock: clock(at, beside) });

  const isRecent = (at: number) => isSameDay(at, now()) || Math.abs(now() - at) < HOUR * 12;

  function time(at: number, beside: readonly number[]): string {
    const agoMs = now() - at;
    if (isRecent(at)) return today(at, beside);
    const year = Math.abs(agoMs) < 300 * DAY ? undefined : 'numeric';
    // A date beside a clock would not say when it began.
    if (Math.abs(agoMs) < 30 * DAY || beside.length > 1) {
      const isWeek = Math.abs(agoMs) < 6 * DAY;
      const day = dates(isWeek ? { weekday: 'short' } : { day: 'numeric', month: 'short', year });
      return fill('time_week', { weekday: day.format(at), clock: clock(at, beside) });
    }
    return fill('time_date', { date: dates({ day: 'numeric', month: 'long', year }).format(at) });
  }

  const counted = (key: string, count: number) => fill(key, { count });

  /** To the nearest minute, once there is one: 2 h 59 min 51 s are `3 h`. At most two units. */
  function duration(ms: number): string {
    if (ms < MINUTE) return counted('duration_seconds', Math.floor(Math.max(0, ms) / 1000));
    const minutes = Math.round(ms / MINUTE);
    const wholeHours = Math.floor(minutes / 60);
    const days = Math.floor(wholeHours / 24);
    if (wholeHours === 0) return counted('duration_minutes', minutes);
    if (days === 0) return pair('duration_hours', wholeHours, 'duration_minutes', minutes % 60);
    return pair('duration_days', days, 'duration_hours', days < 7 ? wholeHours % 24 : 0);
  }

  function pair(major: string, count: number, minor: string, rest: number): string {
    const first = counted(major, count);
    return rest === 0 ? first : fill('duration_pair', { first, second: counted(minor, rest) });
  }

  const ago = (ms: number) => fill(ms < MINUTE ? 'ago_now' : 'ago', { duration: duration(ms) });

  const told = (name: string) => isolate(called(name), language.dir);

  function list(names: readonly string[], isWhole = false): string {
    const shown = names.length > LIST_LIMIT && !isWhole ? names.slice(0, LIST_LIMIT - 1) : names;
    const items = shown.map(told);
    if (shown !== names) items.push(counted('list_others', names.length - shown.length));
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
  }

  /** What is no code at all is said as it is. */
  function countryOf(code: string): string {
    return /^[A-Z]{2}$/.test(code)
      ? (new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code)
      : code;
  }

  /** Never rounded up to a whole: 99.97 % are not 100 %. */
  const share = (part: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
      Math.floor(part * 1000) / 1000,
    );

  function bytes(count: number): string {
    const [unit, size] = count < 1e6 ? ['kilo', 1e3] : count < 1e9 ? ['mega', 1e6] : ['giga', 1e9];
    const amount = count / size;
    return counted(`bytes_${unit}`, amount < 10 ? amount : Math.round(amount));
  }

  const latency = (ms: number) =>
    ms < 1000
      ? counted('latency_milliseconds', Math.round(ms))
      : counted('latency_seconds', Math.round(ms / 100) / 10);

  function value(one: Value, name = '', beside: Sentence['values'] = {}): string {
    if (typeof one === 'string') return told(one);
    if (typeof one === 'number') return numbers.format(one);
    if ('time' in one) {
      const moments = momentsIn(beside);
      const isNamed = name === 'untilAt' && moments.length > 1 && isSameDay(moments[0]!, one.time);
      return (isNamed ? today : time)(one.time, moments);
    }
    if ('durationMs' in one) return (name === 'agoMs' || name === 'lastAt' ? ago : duration)(one.durationMs);
    if ('list' in one) return list(one.list, one.isWhole);
    if ('countries' in one) return list(one.countries.map(countryOf), true);
    if ('share' in one) return share(one.share);
    if ('bytes' in one) return bytes(one.bytes);
    return latency(one.latencyMs);
  }

  return { locale, value, clock, isClockSet, hours, dates, isRecent, share };
}

export const momentsIn = (values: Sentence['values']): number[] =>
  Object.values(values).flatMap((value) => (value as { time?: number }).time ?? []);

/** The browser's region decides dates and digits, as long as it speaks the language that is shown. */
function localeOf({ language, browser = '', digits }: Region): string {
  const [spoken = '', place] = browser.split('-');
  const own = place && language.tag.startsWith(spoken) ? browser : (language.locale ?? language.tag);
  return new Intl.Locale(own, { numberingSystem: digits } as Intl.LocaleOptions).toString();
}

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
  digits?: string;
  now?: () => number;
  /** IANA name; left out: the computer's. */
  timeZone?: string;
}

export interface Formatter {
  /** What `Intl` is asked for. */
  locale: string;
  /**
   * `name` is the value's name in the sentence: a length called `agoMs` or `lastAt` is how long ago something was.
   * `beside` is a moment that the sentence has named before: of the same day the clock alone is said.
   */
  value(value: Value, name?: string, beside?: Value): string;
  /** The bare clock: `00:12`. Always of 24 hours: shorter, and without doubt in a report. */
  clock(at: number): string;
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

export function formatter(region: Region, fill: Fill): Formatter {
  const { language, now = Date.now } = region;
  const locale = localeOf(region);
  const zone = region.timeZone ? { timeZone: region.timeZone } : {};
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, ...zone });
  const clockFormat = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const clock = (at: number) => clockFormat.format(at);

  const dayFormat = dates({ day: 'numeric', month: 'numeric', year: 'numeric' });
  const isSameDay = (one: number, other: number) => dayFormat.format(one) === dayFormat.format(other);
  const today = (at: number) => fill('time_today', { clock: clock(at) });

  const isRecent = (at: number) => isSameDay(at, now()) || Math.abs(now() - at) < HOUR * 12;

  function time(at: number): string {
    const agoMs = now() - at;
    if (isRecent(at)) return today(at);
    if (agoMs > 0 && agoMs < 30 * DAY) {
      const day = agoMs < 6 * DAY ? dates({ weekday: 'short' }) : dates({ day: 'numeric', month: 'short' });
      return fill('time_week', { weekday: day.format(at), clock: clock(at) });
    }
    const year = Math.abs(agoMs) < 300 * DAY ? {} : ({ year: 'numeric' } as const);
    return fill('time_date', { date: dates({ day: 'numeric', month: 'long', ...year }).format(at) });
  }

  const counted = (key: string, count: number) => fill(key, { count });

  /** To the nearest minute, once there is one: 2 h 59 min 51 s are `3 h`. At most two units. */
  function duration(ms: number): string {
    if (ms < MINUTE) return counted('duration_seconds', Math.floor(Math.max(0, ms) / 1000));
    const minutes = Math.round(ms / MINUTE);
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    if (hours === 0) return counted('duration_minutes', minutes);
    if (days === 0) return pair('duration_hours', hours, 'duration_minutes', minutes % 60);
    return pair('duration_days', days, 'duration_hours', days < 7 ? hours % 24 : 0);
  }

  function pair(major: string, count: number, minor: string, rest: number): string {
    const first = counted(major, count);
    return rest === 0 ? first : fill('duration_pair', { first, second: counted(minor, rest) });
  }

  const ago = (ms: number) => (ms < MINUTE ? fill('ago_now', {}) : fill('ago', { duration: duration(ms) }));

  function list(names: readonly string[], isWhole = false): string {
    const shown = names.length > LIST_LIMIT && !isWhole ? names.slice(0, LIST_LIMIT - 1) : names;
    const items = shown.map((name) => isolate(name, language.dir));
    if (shown !== names) items.push(counted('list_others', names.length - shown.length));
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
  }

  /** Never rounded up to a whole: 99.97 % are not 100 %. */
  const share = (part: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
      part >= 1 ? 1 : Math.floor(part * 1000) / 1000,
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

  function value(one: Value, name = '', beside?: Value): string {
    if (typeof one === 'string') return isolate(one, language.dir);
    if (typeof one === 'number') return numbers.format(one);
    if ('time' in one) {
      const before = typeof beside === 'object' && 'time' in beside ? beside.time : undefined;
      return before !== undefined && isSameDay(before, one.time) ? today(one.time) : time(one.time);
    }
    if ('durationMs' in one)
      return /^(agoMs|lastAt)$/.test(name) ? ago(one.durationMs) : duration(one.durationMs);
    if ('list' in one) return list(one.list, one.isWhole);
    if ('share' in one) return share(one.share);
    if ('bytes' in one) return bytes(one.bytes);
    return latency(one.latencyMs);
  }

  return { locale, value, clock, dates, isRecent, share };
}

/** The browser's region decides dates and digits, as long as it speaks the language that is shown. */
function localeOf({ language, browser = '', digits }: Region): string {
  const own = browser.includes('-') && browser.split('-')[0] === language.tag.split('-')[0];
  const locale = new Intl.Locale(
    own ? browser : (language.locale ?? language.tag),
    digits ? { numberingSystem: digits } : {},
  );
  return locale.toString();
}

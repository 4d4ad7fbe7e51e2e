/** Nights in which the clock is set: two moments that it would show alike, or too near or far, are told apart by their zone. */
import { describe, expect, it } from 'vitest';
import { datesOf, sayDated } from '../../src/report/dated.ts';
import { dateAndClock } from '../../src/words/moments.ts';
import { languages } from '../../src/words/index.ts';
import { HOUR } from '../moment.ts';
import { wordsFor } from './catalogues.ts';

const BERLIN = 'Europe/Berlin';

/** Words of somebody there, an hour after `until`. */
const there = (timeZone: string, until: string, tag = 'en') =>
  wordsFor(tag, { timeZone, now: () => Date.parse(until) + HOUR });

/** What a notification says of an outage. */
function said(timeZone: string, from: string, until: string, tag?: string): string {
  const [sinceAt, untilAt] = [Date.parse(from), Date.parse(until)];
  const durationMs = { durationMs: untilAt - sinceAt };
  const values = { sinceAt: { time: sinceAt }, untilAt: { time: untilAt }, durationMs };
  return there(timeZone, until, tag).say({ key: 'notice_recovery-message', values });
}

const spans = (...all: [zone: string, from: string, until: string, text: string][]) => all;

describe('a span', () => {
  it.each(
    spans(
      [BERLIN, '2026-10-25T00:30:00Z', '2026-10-25T01:15:00Z', '02:30 CEST to 02:15 CET (45 min)'],
      [BERLIN, '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '02:30 CEST to 02:30 CET (1 h)'],
      [BERLIN, '2026-10-24T23:30:00Z', '2026-10-25T03:00:00Z', '01:30 CEST to 04:00 CET (3 h 30 min)'],
      [BERLIN, '2026-10-24T15:00:00Z', '2026-10-25T01:15:00Z', '17:00 CEST to 02:15 CET (10 h 15 min)'],
      // Both before, or after: the other one of each would be an hour away.
      [BERLIN, '2026-10-25T00:10:00Z', '2026-10-25T00:20:00Z', '02:10 CEST to 02:20 CEST (10 min)'],
      [BERLIN, '2026-03-29T00:50:00Z', '2026-03-29T01:10:00Z', '01:50 CET to 03:10 CEST (20 min)'],
      [
        'Australia/Lord_Howe',
        '2026-04-04T14:45:00Z',
        '2026-04-04T15:05:00Z',
        '01:45 GMT+11 to 01:35 GMT+10:30 (20 min)',
      ],
      [
        'America/St_Johns',
        '2026-11-01T03:45:00Z',
        '2026-11-01T05:00:00Z',
        '01:15 GMT-2:30 to 01:30 GMT-3:30 (1 h 15 min)',
      ],
    ),
  )('in %s, %s to %s, is %s', (zone, from, until, text) => {
    expect(said(zone, from, until)).toBe(`Didn't answer here from ${text}.`);
  });

  it.each(
    spans(
      [BERLIN, '2026-10-24T23:10:00Z', '2026-10-24T23:50:00Z', '01:10 to 01:50 (40 min)'],
      [BERLIN, '2026-10-25T02:00:00Z', '2026-10-25T02:45:00Z', '03:00 to 03:45 (45 min)'],
      [BERLIN, '2026-10-24T00:30:00Z', '2026-10-24T01:15:00Z', '02:30 to 03:15 (45 min)'],
      ['Asia/Kolkata', '2026-10-25T00:30:00Z', '2026-10-25T01:15:00Z', '06:00 to 06:45 (45 min)'],
      ['UTC', '2026-10-25T00:30:00Z', '2026-10-25T01:15:00Z', '00:30 to 01:15 (45 min)'],
    ),
  )('in %s, %s to %s, needs no zone', (zone, from, until, text) => {
    expect(said(zone, from, until)).toBe(`Didn't answer here from ${text}.`);
  });

  it.each(languages.map(({ tag }) => tag))('is told by two zones in %s', (tag) => {
    const [from, until] = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'];
    const words = there(BERLIN, until, tag);
    const [first, last] = [from, until].map((at) => words.clock(Date.parse(at)));
    expect(first).not.toBe(last);
    const text = said(BERLIN, from, until, tag);
    expect(text).toContain(first);
    expect(text).toContain(last);
  });
});

it('a moment by itself has its zone in the hour that comes twice alone', () => {
  const words = there(BERLIN, '2026-10-25T05:00:00Z');
  const at = (text: string) => Date.parse(text);
  const since = (text: string) => words.say({ key: 'notice_since', values: { sinceAt: { time: at(text) } } });
  expect(since('2026-10-25T00:30:00Z')).toBe('No answer here since 02:30 CEST.');
  expect(since('2026-10-25T01:30:00Z')).toBe('No answer here since 02:30 CET.');
  expect(since('2026-10-25T02:30:00Z')).toBe('No answer here since 03:30.');
  expect(dateAndClock(at('2026-10-25T00:30:00Z'), words)).toBe('25 Oct, 02:30 CEST');
  expect(dateAndClock(at('2026-10-25T02:30:00Z'), words)).toBe('25 Oct, 03:30');
});

it('a report and its copied text say the zones too, in sentences and in tables', () => {
  const until = Date.parse('2026-10-25T01:15:00Z');
  const words = there(BERLIN, '2026-10-25T01:15:00Z');
  const dates = datesOf(words, BERLIN);
  const values = {
    services: { list: ['WhatsApp'] },
    sinceAt: { time: until - 45 * 60_000 },
    untilAt: { time: until },
    durationMs: { durationMs: 45 * 60_000 },
  };
  expect(sayDated({ key: 'report_silent-over', values }, words, dates)).toBe(
    "WhatsApp didn't answer this browser for 45 min. It began on 25 October 2026 at 02:30 CEST and was over at 02:15 CET.",
  );
  expect(dates.exact(until)).toBe('25 Oct 2026, 02:15:00 CET');
  expect(dates.exact(until + HOUR)).toBe('25 Oct 2026, 03:15:00');
});

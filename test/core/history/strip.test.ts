/** The strip of any range, in any time zone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/model/time.ts';
import { spansOf } from '../../../src/core/history/days.ts';
import { edgesOf, rangeStrip, RANGES, stretchesOf } from '../../../src/core/history/range.ts';
import { rollUp } from '../../../src/core/history/roll-up.ts';
import { fromSpans, lengthOf } from '../../../src/core/history/stretches.ts';
import { stripOf } from '../../../src/core/history/strip.ts';
import { DAY, spans } from '../any-spans.ts';
import '../../seed.ts';
import { MEASURED, type StretchKind } from '../../../src/core/model/terms.ts';
import type { Day, Span } from '../../../src/core/model/past.ts';

/** The first moments of the last days in a time zone, and of tomorrow: as a page tells them. */
function dayStarts(now: number, count: number, timeZone: string): number[] {
  const date = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const isDay = (at: number, name: string): boolean => date.format(at) >= name;
  const starts: number[] = [];
  let at = now;
  for (let index = 0; index <= count; index += 1) {
    const name = date.format(at);
    // Halves the time until the minute at which the day begins is found.
    const end = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    let [before, after] = [end - 26 * HOUR_MS, end];
    while (after - before > MINUTE_MS) {
      const middle = Math.floor((before + after) / 2 / MINUTE_MS) * MINUTE_MS;
      if (isDay(middle, name)) after = middle;
      else before = middle;
    }
    starts.unshift(after);
    at = after - HOUR_MS;
  }
  let next = now;
  while (date.format(next) === date.format(now)) next += 15 * MINUTE_MS;
  next = Math.floor(next / (15 * MINUTE_MS)) * 15 * MINUTE_MS;
  return [...starts.slice(1), next];
}

const ZONES = [
  'UTC',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Apia',
  'Pacific/Chatham',
];

describe('a strip', () => {
  const moments = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) });

  it('covers its time exactly once, in any time zone and over any change of the clocks', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...ZONES), fc.constantFrom(...RANGES), (now, zone, range) => {
        const edges = edgesOf(range, now, dayStarts(now, 90, zone));
        expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
        expect(edges.at(-1)!).toBeGreaterThan(now);
        expect(edges.at(-2)!).toBeLessThanOrEqual(now);
        const lengths = edges.slice(1).map((edge, index) => edge - edges[index]!);
        const cell = { '24h': 5 * MINUTE_MS, '7d': HOUR_MS, '30d': DAY_MS, '90d': DAY_MS }[range];
        for (const length of lengths) {
          // A day has 23 to 25 hours; where clocks change by half an hour, one hour of it has thirty minutes.
          expect(length).toBeLessThanOrEqual(range.endsWith('d') && range !== '7d' ? cell + HOUR_MS : cell);
          expect(length).toBeGreaterThanOrEqual(
            range === '24h' ? cell : range === '7d' ? cell / 2 : cell - HOUR_MS,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives each cell parts that add up to it, and counts measured time alone', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...ZONES), fc.constantFrom(...RANGES), (list, zone, range) => {
        const now = DAY + DAY_MS - 1;
        const stretches = fromSpans(list, now);
        const { cells, upShare, measuredShare } = stripOf(
          stretches,
          edgesOf(range, now, dayStarts(now, 90, zone)),
          now,
        );
        for (const cell of cells) expect(lengthOf(cell.parts)).toBe(Math.min(cell.ms, now - cell.at));
        const sum = (pasts: readonly StretchKind[]): number =>
          cells.reduce((total, { parts }) => total + lengthOf(parts, pasts), 0);
        const measured = sum(MEASURED);
        if (measured === 0) expect(upShare).toBeUndefined();
        else expect(upShare).toBeCloseTo(sum(['up']) / measured, 9);
        expect(measuredShare).toBeCloseTo(measured / (now - cells[0]!.at), 9);
      }),
      { numRuns: 200 },
    );
  });

  it('says the same from quarters of an hour as from the spans themselves', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(...ZONES), (list, zone) => {
        const now = DAY + 2 * DAY_MS;
        const day: Day = { day: '2026-03-28', services: { signal: list } };
        const edges = edgesOf('7d', now, dayStarts(now, 90, zone));
        const none = { days: [], steppedAt: 0 };
        const rolled = stretchesOf([rollUp(day, DAY + DAY_MS)], none, 'signal', now);
        expect(rangeStrip(rolled, edges, now).cells.map(({ parts }) => parts)).toEqual(
          rangeStrip(fromSpans(list, DAY + DAY_MS), edges, now).cells.map(({ parts }) => parts),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('draws a short dip in proportion, and says when it was', () => {
    const list: Span[] = [
      { at: DAY, past: 'up' },
      { at: DAY + 9 * HOUR_MS, past: 'down' },
      { at: DAY + 9 * HOUR_MS + 4 * MINUTE_MS, past: 'up' },
    ];
    const stretches = fromSpans(list, DAY + DAY_MS);
    const [cell] = rangeStrip(stretches, [DAY, DAY + DAY_MS], DAY + DAY_MS).cells;
    expect(cell).toMatchObject({
      past: 'down',
      parts: { down: 4 * MINUTE_MS, up: DAY_MS - 4 * MINUTE_MS },
      worstAt: DAY + 9 * HOUR_MS,
    });
    expect(spansOf([{ day: '2026-03-28', services: { signal: list } }], 'signal')).toEqual(list);
  });
});

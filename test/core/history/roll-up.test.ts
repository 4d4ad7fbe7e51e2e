/** The roll-up of a day, against the spans it is made of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/model/time.ts';
import { rollUp, sumUp, totalOf } from '../../../src/core/history/roll-up.ts';
import { readRolledDay } from '../../../src/core/storage/roll-ups.ts';
import { fromSpans, lengthOf, sumBetween } from '../../../src/core/history/stretches.ts';
import { CALM, calm, live } from '../any-life.ts';
import { DAY, spans } from '../any-spans.ts';
import '../../seed.ts';
import type { Day } from '../../../src/core/model/past.ts';
import { STRETCH_KINDS } from '../../../src/core/model/terms.ts';

describe('a roll-up', () => {
  it('is a recount of the day', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: DAY_MS }), (list, measuredMs) => {
        const untilAt = DAY + measuredMs;
        const day: Day = { day: '2026-03-28', services: { signal: list } };
        const rolled = rollUp(day, untilAt);
        const recount = sumBetween(fromSpans(list, Math.min(untilAt, DAY + DAY_MS)), DAY, DAY + DAY_MS);
        const sum = sumUp(rolled, undefined).services['signal'];
        const measured = STRETCH_KINDS.filter((kind) => kind !== 'not-measured' && recount[kind]);
        if (measured.length === 0) {
          expect(sum).toBeUndefined();
          return;
        }
        expect(sum!.parts).toEqual(recount);
        expect(totalOf(rolled.services['signal']!.stretches)).toEqual(recount);
        expect(lengthOf(sum!.parts)).toBe(DAY_MS);
      }),
    );
  });

  it('tells every quarter of an hour as the spans do', () => {
    fc.assert(
      fc.property(
        spans,
        fc.integer({ min: 0, max: 95 }),
        fc.integer({ min: 1, max: 40 }),
        (list, first, count) => {
          const rolled = rollUp({ day: '2026-03-28', services: { signal: list } }, DAY + DAY_MS);
          const stretches = rolled.services['signal']?.stretches ?? [];
          const [from, to] = [DAY + first * 15 * MINUTE_MS, DAY + (first + count) * 15 * MINUTE_MS];
          expect(sumBetween(stretches, from, to)).toEqual(
            sumBetween(fromSpans(list, DAY + DAY_MS), from, to),
          );
        },
      ),
    );
  });

  it('is written by the step that closes the day', () => {
    const { state, disk } = live([
      ...calm(10),
      { ...CALM, afterMs: 30 * HOUR_MS, killed: true },
      { ...CALM, afterMs: 30 * HOUR_MS, killed: true },
    ]);
    const closed = [...disk.stored].flatMap(([key, value]) =>
      key.startsWith('rolled:') ? [readRolledDay(value)?.day] : [],
    );
    expect(closed).toEqual(['2026-03-27']);
    expect(state.days.map(({ day }) => day)).toEqual(['2026-03-29', '2026-03-30']);
    expect([...disk.stored.keys()].filter((key) => key.startsWith('history:'))).toHaveLength(2);
  });
});

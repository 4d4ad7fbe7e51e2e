/** Days and moments in words, over two thousand years. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, dayOf, startOfDay, utc } from '../../../src/core/model/time.ts';
import '../../seed.ts';

describe('the calendar', () => {
  it('agrees with the language’s own for any day of two thousand years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800_000, max: 4_102_444_800_000 }), (at) => {
        const iso = new Date(at).toISOString();
        expect(dayOf(at)).toBe(iso.slice(0, 10).replace(/^0+(?=\d)/, ''));
        expect(startOfDay(dayOf(at))).toBe(Math.floor(at / DAY_MS) * DAY_MS);
        expect(utc(at).slice(-10)).toBe(`${iso.slice(10, 19)}Z`.slice(-10));
      }),
    );
  });
});

/** Anything that a service may have been on one day. */
import fc from 'fast-check';
import { DAY_MS, startOfDay } from '../../src/core/model/time.ts';
import { STRETCH_KINDS, type StretchKind } from '../../src/core/model/terms.ts';
import type { Span } from '../../src/core/model/past.ts';

const past = fc.constantFrom<StretchKind>(...STRETCH_KINDS);

/** Beginning of that day, in ms. */
export const DAY = startOfDay('2026-03-28');

export const spans: fc.Arbitrary<Span[]> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: DAY_MS - 1 }), past), {
    selector: ([at]) => at,
    maxLength: 60,
  })
  .map((list) => list.sort(([a], [b]) => a - b).map(([at, kind]) => ({ at: DAY + at, past: kind })));

/** What a line teaches about glitches, through the one transition of the core. */
import { describe, expect, it } from 'vitest';
import { outlastingMs } from '../../../src/core/detect/transients.ts';
import type { Glitches } from '../../../src/core/model/state.ts';
import { experienced } from '../../bench/ours.ts';
import { HOUR_MS, harsh, perfectLine, YEAR_AWAKE_MS } from '../../bench/world.ts';

const WEEK_MS = 7 * 8 * HOUR_MS;
const span = (glitches: Glitches | undefined, which: 'server' | 'silence'): number =>
  outlastingMs(glitches, which, 0.5);

describe('the span that glitches do not outlast', () => {
  it('is at first what a usual line needs', () => {
    expect(span(undefined, 'server')).toBeGreaterThan(30_000);
    expect(span(undefined, 'silence')).toBeGreaterThan(45_000);
  });

  it('follows the formula: twice as rare costs mu ln 2 more', () => {
    const more = outlastingMs(undefined, 'silence', 0.25) - outlastingMs(undefined, 'silence', 0.5);
    expect(more).toBeCloseTo(9_000 * Math.LN2, 0);
  });

  it('grows on a line that is worse, within a week', () => {
    const { glitches } = experienced(harsh, 3, WEEK_MS, { preset: 'normal' }).state.line;
    expect(glitches!.silence.count).toBeGreaterThan(10);
    expect(span(glitches, 'silence')).toBeGreaterThan(span(undefined, 'silence') + 3_000);
  });

  it('shrinks slowly on a line on which nothing vanishes', () => {
    const { glitches } = experienced(perfectLine, 3, WEEK_MS, { preset: 'normal' }).state.line;
    expect(glitches!.silence.count).toBe(0);
    expect(glitches!.watchedMs).toBeGreaterThan(0.05 * YEAR_AWAKE_MS);
    expect(span(glitches, 'silence')).toBeLessThan(span(undefined, 'silence'));
  });
});

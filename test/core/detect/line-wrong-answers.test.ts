/** Answers that are none of the service's own: what they say about the line, and when failures count in spite of it. */
import { describe, expect, it } from 'vitest';
import { answersBeside, lineAfter } from '../../../src/core/detect/line.ts';
import type { LineSeen } from '../../../src/core/detect/line-seen.ts';
import type { Line } from '../../../src/core/model/state.ts';
import type { Connection } from '../../../src/core/model/terms.ts';
import { after, AT, few, held, MINUTE_MS, nobody, round, SECOND_MS, silent, some } from './line-step.ts';

describe('wrong answers', () => {
  const well: LineSeen = { ...silent, answered: 5, operators: some(2) };
  const misled = { at: AT - MINUTE_MS, operators: ['Meta', 'Slack'] };
  const later = (before: Partial<Line>, seen: Partial<LineSeen>): Line['misled'] =>
    lineAfter(held('online', before), { ...well, ...seen }, round()).misled;

  it('of two operators come from somebody in between', () => {
    expect(later({}, { wrong: some(2) })).toEqual({ at: AT, operators: ['Meta', 'Signal'] });
    expect(later({}, { wrong: some(1) })).toBeUndefined();
  });

  it('are held to go on until one of those proves itself, or for ten minutes without any', () => {
    expect(later({ misled }, {})).toEqual(misled);
    expect(later({ misled }, { wrong: some(1) })).toEqual({ ...misled, at: AT });
    expect(later({ misled }, { proven: new Set(['Signal']) })).toEqual(misled);
    expect(later({ misled }, { proven: new Set(['Slack']) })).toBeUndefined();
    const old = (agoMs: number) => later({ misled: { ...misled, at: AT - agoMs } }, {});
    expect([old(10 * MINUTE_MS - 1) !== undefined, old(10 * MINUTE_MS)]).toEqual([true, undefined]);
  });

  it('that are new make all controls be asked once, to see whether another meets the same', () => {
    const odd = { wrong: some(1), wrongSinceAt: AT - SECOND_MS };
    const shows = (
      seen: Partial<LineSeen>,
      more: Partial<Line> = {},
      status: Connection = 'online',
    ): string => after(held(status, more), { ...well, ...odd, ...seen });
    expect(shows({})).toBe('online?');
    expect(shows({ wrong: nobody })).toBe('online');
    expect(shows({}, { askedAt: AT - SECOND_MS })).toBe('online');
    expect(shows({ proven: some(1) })).toBe('online');
    expect(shows({}, { misled })).toBe('online?');
    expect(shows({}, { silentLooks: 1, silentSinceAt: AT - SECOND_MS })).toBe('online');
    expect(shows({}, {}, 'partial')).toBe('online');
  });
});

it('failures count against an operator where another answers beside them, on a line that is well', () => {
  const beside = (seen: Partial<LineSeen>, status: Connection = 'online'): boolean =>
    answersBeside({ ...few, ...seen }, held(status), 'Meta');
  expect([beside({ operators: some(2) }), beside({ operators: some(1) })]).toEqual([true, false]);
  expect(beside({ operators: some(2) }, 'partial')).toBe(false);
  expect(beside({ operators: some(2), wrong: some(2) })).toBe(false);
  expect(beside({ operators: some(2), wrong: some(1) })).toBe(true);
  expect(beside({ isThorough: true, asked: 5, answered: 3 })).toBe(true);
  expect(beside({ isThorough: true, asked: 5, answered: 2, operators: some(2) })).toBe(false);
});

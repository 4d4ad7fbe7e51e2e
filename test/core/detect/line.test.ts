/** What is held about the user's own line after one step: the two tables, and how long it takes to believe them. */
import { describe, expect, it } from 'vitest';
import { learnNoise, lineAfter } from '../../../src/core/detect/line.ts';
import type { LineSeen } from '../../../src/core/detect/line-seen.ts';
import type { Line } from '../../../src/core/model/state.ts';
import type { Connection } from '../../../src/core/model/terms.ts';
import { after, AT, few, held, MINUTE_MS, round, SECOND_MS, silent, some } from './line-step.ts';

describe('a step with all controls', () => {
  /** Doubted for so long already that it is believed. */
  const doubted = { silentLooks: 3, silentSinceAt: AT - MINUTE_MS };
  const shows = (seen: Partial<LineSeen>, more: Partial<Line> = {}, status: Connection = 'unknown'): string =>
    after(held(status, { ...doubted, ...more }), { ...silent, ...seen });

  it('shows a line that is well where most answer; of two one is enough', () => {
    const counts = [
      [5, 3],
      [5, 2],
      [4, 2],
      [3, 2],
      [3, 1],
      [2, 1],
      [1, 1],
    ] as const;
    expect(counts.map(([asked, answered]) => shows({ asked, answered }))).toEqual([
      ...['online', 'partial', 'partial', 'online', 'partial', 'online', 'online'],
    ]);
    expect(shows({ answered: 3, portal: 'wrong' })).toBe('online');
  });

  it('shows somebody in between where wrong answers were given lately', () => {
    const misled = { misled: { at: AT - MINUTE_MS, operators: ['Meta', 'Slack'] } };
    expect(shows({ answered: 5 }, misled)).toBe('partial');
    expect(shows({ answered: 5, portal: 'wrong' }, misled)).toBe('captive');
    expect(shows({ answered: 5 }, misled, 'captive')).toBe('captive');
    expect(shows({ answered: 2 }, misled)).toBe('partial');
  });

  it('shows a sign-in page where few answer, and how far the line reaches without one', () => {
    expect(shows({ answered: 2, portal: 'wrong' })).toBe('captive');
    expect(shows({ operators: some(1) })).toBe('partial');
    expect(shows({ operators: some(1), asked: 0 })).toBe('online');
    expect(shows({ portal: 'answers' })).toBe('captive');
    expect(shows({ portal: 'right' })).toBe('partial');
    expect(shows({ portal: 'silent' })).toBe('offline');
  });

  it('doubts the clock where plain http is answered rightly, and every certificate refused', () => {
    const doubts = (seen: Partial<LineSeen>): boolean | undefined =>
      lineAfter(held('unknown', doubted), { ...silent, areCertificatesRefused: true, ...seen }, round())
        .doubtsClock;
    expect([doubts({ portal: 'right' }), doubts({ portal: 'silent' })]).toEqual([true, false]);
    expect(doubts({ portal: 'right', areCertificatesRefused: false })).toBe(false);
    expect(doubts({ portal: 'right', answered: 5 })).toBe(false);
    expect(doubts({ operators: some(1) })).toBe(false);
  });
});

it('a step with all controls is believed at once where it shows what is held, a line that is well, or the page itself', () => {
  const first = (status: Connection, seen: Partial<LineSeen>): string =>
    after(held(status), { ...silent, ...seen });
  expect(first('partial', { portal: 'right' })).toBe('partial');
  expect(first('partial', { answered: 5 })).toBe('online');
  expect(first('partial', { portal: 'wrong' })).toBe('captive');
  expect(first('partial', {})).toBe('partial?');
});

describe('a step with few controls', () => {
  const shows = (status: Connection, seen: Partial<LineSeen>, more: Partial<Line> = {}): string =>
    after(held(status, more), { ...few, ...seen });

  it('leaves a line that is well alone while anybody answers', () => {
    expect(shows('online', { operators: some(1) })).toBe('online');
    expect(shows('online', { operators: some(2) })).toBe('online');
    expect(shows('online', {})).toBe('online?');
    expect(shows('online', { operators: some(1), asked: 2 })).toBe('online?');
    expect(shows('online', { operators: some(1), asked: 2, answered: 1 })).toBe('online');
    expect(shows('online', { operators: some(3), asked: 3, answered: 1 })).toBe('online?');
    expect(shows('online', { operators: some(1), asked: 1 })).toBe('online');
    // All controls are to be asked already.
    expect(shows('online', {}, { silentLooks: 1, silentSinceAt: AT - SECOND_MS })).toBe('online');
  });

  it('finds a line that was dead well again by two, and doubts that it is dead for anything less', () => {
    for (const status of ['offline', 'unknown'] as const)
      expect(shows(status, { operators: some(2) })).toBe('online');
    expect(shows('offline', { operators: some(1) })).toBe('offline?');
    expect(shows('offline', { portal: 'right' })).toBe('offline?');
    expect(shows('offline', { portal: 'answers' })).toBe('offline?');
    expect(shows('offline', { portal: 'silent' })).toBe('offline');
    expect(shows('unknown', { operators: some(1) })).toBe('unknown');
  });

  it('finds a sign-in page where nobody answers beside it, and doubts it where somebody does', () => {
    expect(shows('online', { portal: 'wrong' })).toBe('captive');
    expect(shows('online', { portal: 'wrong', operators: some(2) })).toBe('online?');
    expect(shows('captive', { portal: 'wrong' })).toBe('captive');
    expect(shows('captive', { portal: 'answers' })).toBe('captive');
    expect(shows('captive', {})).toBe('captive?');
    expect(shows('captive', { operators: some(2) })).toBe('captive?');
  });

  it('looks behind a sign-in page that lets some through again after five minutes', () => {
    const shown = (agoMs: number): string =>
      shows('captive', { portal: 'wrong', operators: some(2) }, { askedAt: AT - agoMs });
    expect([shown(5 * MINUTE_MS - 1), shown(5 * MINUTE_MS)]).toEqual(['captive', 'captive?']);
  });

  it('leaves a line that reaches only some until controls answer again', () => {
    expect(shows('partial', { operators: some(2), answered: 1 })).toBe('partial');
    expect(shows('partial', { operators: some(2), answered: 2 })).toBe('partial?');
    expect(shows('partial', {})).toBe('partial?');
  });

  it('doubts that a line is well while somebody in between may speak for others', () => {
    const misled = { misled: { at: AT - MINUTE_MS, operators: ['Meta', 'Slack'] } };
    expect(shows('online', { operators: some(2) }, misled)).toBe('online?');
    expect(shows('partial', { operators: some(2), answered: 2 }, misled)).toBe('partial');
    expect(shows('partial', {}, misled)).toBe('partial?');
  });
});

describe('a line is lost', () => {
  const dead = (before: Line, agoMs: number, more: Partial<LineSeen> = {}): Line =>
    lineAfter({ ...before, silentLooks: 1, silentSinceAt: AT - agoMs }, { ...silent, ...more }, round());

  it('after two silent looks that lie apart, since the first of them', () => {
    const first = lineAfter(held('online'), silent, round());
    expect(first).toMatchObject({ status: 'online', silentLooks: 1, silentSinceAt: AT - SECOND_MS });
    expect(
      lineAfter({ ...first, silentSinceAt: AT - MINUTE_MS, silentLooks: 0 }, silent, round()).status,
    ).toBe('online');
    expect(dead(held('online'), 7_499)).toMatchObject({ status: 'online', silentSinceAt: AT - 7_499 });
    const lost = dead(held('online'), 7_500);
    expect(lost).toMatchObject({
      status: 'offline',
      sinceAt: AT - 7_500,
      silentLooks: 0,
      asked: 5,
      answered: 0,
    });
    expect(lost.silentSinceAt).toBeUndefined();
  });

  it('later behind a sign-in page, which may leave a request without an answer', () => {
    expect(dead(held('captive'), 24_999).status).toBe('captive');
    expect(dead(held('captive'), 25_000).status).toBe('offline');
    expect(dead(held('captive'), 7_500, { portal: 'right' }).status).toBe('partial');
  });

  it('at once where the system says so and nobody answers', () => {
    const offline = round({ isSystemOffline: true });
    expect(after(held('online'), silent, offline)).toBe('offline');
    expect(after(held('online'), { ...silent, operators: some(1) }, offline)).toBe('online?');
    expect(after(held('online'), { ...few, onlyLostIdle: true }, offline)).toBe('offline');
  });

  it('by no step in which nobody was really asked', () => {
    const line = held('online');
    expect(lineAfter(line, { ...silent, onlyLostIdle: true }, round())).toEqual(line);
  });
});

describe('a line that is back', () => {
  const well: LineSeen = { ...silent, answered: 5, operators: some(2) };

  it('is so since this step began, whenever the first silent look was', () => {
    const before = held('offline', { silentLooks: 2, silentSinceAt: AT - 9 * MINUTE_MS });
    const line = lineAfter(before, well, round());
    expect(line).toMatchObject({ status: 'online', sinceAt: AT - SECOND_MS, silentLooks: 0, askedAt: AT });
  });

  it('has been well all along where it never was lost', () => {
    const before = held('online', { silentLooks: 1, silentSinceAt: AT - MINUTE_MS });
    for (const seen of [well, { ...few, operators: some(2) }])
      expect(lineAfter(before, seen, round())).toMatchObject({ sinceAt: before.sinceAt, silentLooks: 0 });
    expect(lineAfter(before, { ...few, operators: some(2) }, round()).askedAt).toBe(before.askedAt);
    // One that answers is not enough to say that there was nothing.
    expect(lineAfter(before, { ...few, operators: some(1) }, round())).toEqual(before);
  });
});

it('the noise of a line is learned from failures and answers, within bounds', () => {
  expect(learnNoise(0.2, 1, 0)).toBeCloseTo(0.202, 10);
  expect(learnNoise(0.2, 0, 1)).toBeCloseTo(0.1995, 10);
  expect(learnNoise(0.1, 2, 0)).toBeCloseTo(1 - 0.9 * (399 / 400) ** 2, 10);
  expect([learnNoise(0.3, 9, 0), learnNoise(0.0005, 0, 9)]).toEqual([0.3, 0.0005]);
});

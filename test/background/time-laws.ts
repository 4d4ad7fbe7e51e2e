/**
 * What holds whatever clocks do. Clocks that are set, sleep of a second or a month, flights, summer time, leap days, alarms that come together or not at all: no length is
 * negative, nobody is told of what is not known now, and what nobody saw is left empty.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { exactStretches } from '../../src/core/history/days.ts';
import { sumBetween } from '../../src/core/history/stretches.ts';
import { english } from '../simulate/english.ts';
import { liveThrough, sequence, type Moment } from './any-clock.ts';

/** Every length that is said or kept, with where it stands. */
function lengths(value: unknown, path = ''): [path: string, ms: number][] {
  if (typeof value === 'number') return path.endsWith('Ms') ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => lengths(inner, `${path}.${key}`));
}

const isNow = (text: string): boolean => text.includes('just now');

/** No length is negative, and nobody is alerted from old knowledge, in so many lives. How many alerts there were. */
export async function noLengthIsNegative(numRuns: number): Promise<number> {
  let alerts = 0;
  const meet = (moment: Moment): void => {
    const { view, state, sentences, told, asked } = moment;
    expect(lengths({ view, state, sentences }).filter(([, ms]) => ms < 0)).toEqual([]);
    for (const incident of state.incidents)
      expect(incident.resolvedAt ?? Infinity).toBeGreaterThanOrEqual(incident.openedAt);
    for (const { notice, asked: known } of told) {
      if (notice.kind !== 'outage' && notice.kind !== 'recovery') continue;
      alerts += 1;
      expect([notice.kind, known!.answered]).toEqual([notice.kind, notice.kind === 'recovery']);
      expect(known!.agoMs).toBeLessThan(2 * MINUTE_MS);
    }
    // A clock that shows an earlier time than the last step says nothing of how long ago that was.
    if (state.steppedAt > moment.now + 1_000)
      expect(sentences.map((one) => english(moment.now).say(one)).filter(isNow)).toEqual([]);
    expect(asked?.agoMs ?? 0).toBeGreaterThanOrEqual(0);
  };
  await fc.assert(
    fc.asyncProperty(sequence(false), (life) => liveThrough(life, meet)),
    { numRuns },
  );
  return alerts;
}

/** By a clock that is right nothing old is of now, and what nobody saw is left empty, in so many lives. How many gaps there were. */
export async function nothingOldIsOfNow(numRuns: number): Promise<number> {
  let gaps = 0;
  const meet = ({ view, state, now, asked, wokeAt, steppedAt }: Moment): void => {
    const said = view.answer.map((one) => english(now).say(one)).join(' ');
    if (isNow(said)) expect(asked!.agoMs).toBeLessThan(MINUTE_MS);
    const isGap = steppedAt > 0 && state.steppedAt >= wokeAt && wokeAt - steppedAt > 15 * MINUTE_MS;
    const firstAt = Date.parse(`${state.days[0]?.day}T00:00Z`);
    // Moments are kept in whole milliseconds.
    const from = Math.max(steppedAt + 6 * MINUTE_MS, firstAt);
    if (!isGap || from >= wokeAt - 1) return;
    gaps += 1;
    const stretches = exactStretches(state, 'whatsapp', now);
    expect(Object.keys(sumBetween(stretches, from, wokeAt - 1))).toEqual(['not-measured']);
  };
  await fc.assert(
    fc.asyncProperty(sequence(true), (life) => liveThrough(life, meet)),
    { numRuns },
  );
  return gaps;
}

/** For how long no outage was seen, in whole days, and never longer than Wasl was there to see one. */
import { expect, it } from 'vitest';
import { calm } from '../../../src/core/view/calm.ts';
import type { Incident } from '../../../src/core/model/incident.ts';
import { DAY, HOUR, NOW } from '../../moment.ts';

const ended = (resolvedAt?: number) => ({ resolvedAt }) as Incident;
const daysOf = (startedAt: number | undefined, endedAt = 0, incidents: Incident[] = []) => {
  const said = calm({ incidents }, startedAt === undefined ? {} : { startedAt }, endedAt, NOW);
  return (said?.values['durationMs'] as { durationMs: number } | undefined)?.durationMs;
};

it('counts from the start, from the last outage, and no further back than a month', () => {
  expect(daysOf(NOW - 6.5 * DAY)).toBe(6 * DAY);
  expect(daysOf(NOW - 20 * DAY, NOW - 3 * DAY)).toBe(3 * DAY);
  expect(daysOf(NOW - 20 * DAY, NOW - 9 * DAY, [ended(NOW - DAY - HOUR)])).toBe(DAY);
  expect(daysOf(NOW - 400 * DAY)).toBe(30 * DAY);
});

it('says nothing on a first day, before the start, nor while anything fails', () => {
  expect(daysOf(NOW - 23 * HOUR)).toBeUndefined();
  expect(daysOf(undefined)).toBeUndefined();
  expect(daysOf(NOW - 20 * DAY, 0, [ended()])).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { morning } from '../../../src/core/view/morning.ts';
import type { Incident } from '../../../src/core/model/incident.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/model/time.ts';
import { defaultSettings, watch } from '../../../src/services/index.ts';
import { NOW } from '../../moment.ts';

const watched = watch(defaultSettings, {
  browser: 'chromium',
  granted: [],
  seesLayers: false,
  socketsAreAnonymous: true,
});
const NINE = 9 * 60;
const LENGTH_MS = 125 * MINUTE_MS;

/** WhatsApp was out for two hours and five minutes, and that ended ten hours ago. */
function past(more: Partial<Incident> = {}): Incident {
  const resolvedAt = more.resolvedAt ?? NOW - 10 * HOUR_MS;
  const openedAt = resolvedAt - LENGTH_MS;
  return {
    id: 'a',
    operator: 'Meta',
    services: ['whatsapp'],
    status: 'down',
    cause: 'unclear',
    openedAt,
    between: { afterAt: openedAt, beforeAt: openedAt },
    believedAt: openedAt,
    resolvedAt,
    timeline: [{ at: openedAt, service: 'whatsapp', rule: 'nothing-answers' }],
    relapses: 0,
    ...more,
  };
}
const told = (incidents: readonly Incident[], more: { seenAt?: number; dayMinute?: number } = {}) =>
  morning({ incidents }, watched, { now: NOW, dayMinute: NINE, ...more });
const key = (...args: Parameters<typeof told>) => told(...args)?.sentence.key;

describe('the morning after an outage', () => {
  it('says how long it lasted, and leads to what happened', () => {
    expect(told([past()])).toEqual({
      id: 'a',
      untilAt: NOW - 10 * HOUR_MS,
      sentence: {
        key: 'morning_night',
        values: { services: { list: ['WhatsApp'] }, length: { durationMs: LENGTH_MS } },
      },
    });
  });

  it.each([
    ['at nine, of what began at nine in the evening', NINE, 10 * HOUR_MS, 'morning_night'],
    ['at nine, of what began at three in the night', NINE, 4 * HOUR_MS - 5 * MINUTE_MS, 'morning_night'],
    ['at nine, of what began at six', NINE, HOUR_MS - 5 * MINUTE_MS, 'morning_day'],
    ['at nine, of what began at five in the afternoon', NINE, 14 * HOUR_MS, 'morning_day'],
    ['in that night itself', 60, HOUR_MS, 'morning_day'],
    ['in the evening after', 19 * 60, 20 * HOUR_MS, 'morning_day'],
  ])('is called last night by the clock: %s', (_, dayMinute, agoMs, says) => {
    expect(key([past({ resolvedAt: NOW - agoMs })], { dayMinute })).toBe(says);
  });

  it('sums up several', () => {
    const other = past({ id: 'b', services: ['telegram'], resolvedAt: NOW - HOUR_MS });
    expect(told([past(), other])).toEqual({
      untilAt: NOW - HOUR_MS,
      sentence: {
        key: 'morning_several',
        values: {
          count: 2,
          services: { list: ['WhatsApp', 'Telegram'] },
          sinceAt: { time: NOW - 10 * HOUR_MS - LENGTH_MS },
        },
      },
    });
  });

  it('states no length where the end was not watched', () => {
    const resolvedBetween = { afterAt: NOW - 18 * HOUR_MS, beforeAt: NOW - 10 * HOUR_MS };
    expect(key([past({ resolvedBetween })])).toBe('morning_unseen');
  });

  it('tells apart what answered in part', () => {
    const timeline = [{ at: NOW - 12 * HOUR_MS, service: 'whatsapp', rule: 'some-fail' }] as const;
    expect(key([past({ status: 'degraded', timeline })])).toBe('morning_partly');
  });

  it.each([
    ['has been seen', [past()], { seenAt: NOW - 10 * HOUR_MS }],
    ['is a day old', [past({ resolvedAt: NOW - DAY_MS })], {}],
    ['ended ahead of the clock', [past({ resolvedAt: NOW + HOUR_MS })], {}],
    ['was only slow', [past({ status: 'degraded', timeline: [] })], {}],
    ['was lost sight of', [past({ lostSightAt: NOW - 11 * HOUR_MS })], {}],
    ['is of a service that is not watched any more', [past({ services: ['wire'] })], {}],
  ])('says nothing of what %s', (_, incidents, more) => {
    expect(told(incidents, more)).toBeUndefined();
  });

  it('waits until nothing fails any more', () => {
    const { resolvedAt: _, ...open } = past({ id: 'b', services: ['signal'] });
    expect(told([past(), open])).toBeUndefined();
    expect(key([past()], { seenAt: NOW - 11 * HOUR_MS })).toBe('morning_night');
  });
});

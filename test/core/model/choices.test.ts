/** When nothing is told: quiet hours, so many hours, until it is back. */
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../src/core/model/incident.ts';
import type { QuietHours, ServiceChoice, Settings } from '../../../src/core/model/settings.ts';
import {
  ended,
  inForce,
  isAllPaused,
  isQuiet,
  isQuietHour,
  isQuietUntilBack,
  paused,
  resumed,
  resumedAlone,
} from '../../../src/core/model/choices.ts';
import { defaultSettings } from '../../../src/services/index.ts';
import { settingsFrom } from '../../../src/services/settings.ts';
import type { Watch } from '../../../src/core/model/watch.ts';

const HOUR_MINUTES = 60;
const day = (count: number, hour: number): number => (count * 24 + hour) * HOUR_MINUTES;

function watching(more: {
  quietHours?: QuietHours;
  weekMinute?: number;
  choice?: Partial<ServiceChoice>;
}): Watch {
  const { quietHours, weekMinute, choice } = more;
  return {
    settings: {
      ...defaultSettings,
      services: [{ id: 'signal', ...choice }],
      ...(quietHours && { quietHours }),
    },
    services: [],
    controls: [],
    resolvers: [],
    sight: { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
    ...(weekMinute !== undefined && { circumstances: { weekMinute } }),
  };
}

describe('quiet hours', () => {
  const nights = { days: [5, 6], fromMinute: 22 * 60, untilMinute: 7 * 60 };
  const at = (weekMinute: number, quietHours: QuietHours = nights) =>
    isQuietHour(watching({ quietHours, weekMinute }));

  it('begin on their days, and reach past midnight and past the end of the week', () => {
    expect(at(day(5, 21))).toBe(false);
    expect(at(day(5, 22))).toBe(true);
    expect(at(day(6, 3))).toBe(true);
    expect(at(day(6, 7))).toBe(false);
    expect(at(day(0, 3))).toBe(true);
    expect(at(day(0, 22))).toBe(false);
  });

  it('last a day where they end when they begin', () => {
    const sunday = { days: [0], fromMinute: 0, untilMinute: 0 };
    expect([day(0, 0), day(0, 23), day(1, 0)].map((minute) => at(minute, sunday))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are not there without a wish or without a clock', () => {
    expect(isQuietHour(watching({ weekMinute: day(5, 23) }))).toBe(false);
    expect(isQuietHour(watching({ quietHours: nights }))).toBe(false);
  });
});

const trouble: Incident = {
  id: 'signal-400',
  operator: 'Signal',
  services: ['signal'],
  status: 'down',
  cause: 'service',
  openedAt: 400,
  between: { afterAt: 300, beforeAt: 500 },
  believedAt: 500,
  timeline: [],
  relapses: 0,
};

describe('a service kept quiet', () => {
  it('is quiet for its hours', () => {
    const watch = watching({ choice: { quietUntilAt: 1000 } });
    expect([isQuiet(watch, 'signal', 999), isQuiet(watch, 'signal', 1000)]).toEqual([true, false]);
  });

  it('is quiet for good where it is muted, whatever happens', () => {
    const watch = watching({ choice: { isMuted: true } });
    expect(isQuiet(watch, 'signal', 1000)).toBe(true);
    expect(isQuiet(watching({}), 'signal', 1000)).toBe(false);
  });

  it('is quiet until it is back about the trouble there was, and about no later one', () => {
    const watch = watching({ choice: { quietUntilBackAt: 500 } });
    const isQuietIn = (more: Partial<Incident>) =>
      isQuietUntilBack(
        watch,
        { ...trouble, services: ['signal'], openedAt: 400, ...more },
        { beliefs: {}, at: 900 },
      );
    expect(isQuietIn({})).toBe(true);
    expect(isQuietIn({ services: ['telegram', 'signal'] })).toBe(true);
    expect(isQuietIn({ services: ['telegram'] })).toBe(false);
    expect(isQuietIn({ openedAt: 800 })).toBe(false);
    expect(isQuietIn({ resolvedAt: 600 })).toBe(false);
    // It was told that it was back, and is not.
    expect([isQuietIn({ recoveryToldAt: 450 }), isQuietIn({ recoveryToldAt: 600 })]).toEqual([true, false]);
  });
});

describe('a pause of everything', () => {
  const usual: Settings = {
    ...defaultSettings,
    services: [{ id: 'signal' }, { id: 'wire', isPaused: true }],
  };
  const areAllPaused = (settings: Settings, now: number) =>
    inForce(settings, now).services.every(({ isPaused }) => isPaused);

  it('for some time ends by itself, and says since when it was', () => {
    const settings = paused(usual, 1000, 5000);
    expect(settings).toMatchObject({ pausedAt: 1000, pausedUntilAt: 5000, services: usual.services });
    expect([4999, 5000].map((now) => areAllPaused(settings, now))).toEqual([true, false]);
    expect(ended(settings)).toEqual(usual);
  });

  it('without an end lasts until it is resumed, and what was paused by itself stays so', () => {
    const settings = paused(paused(usual, 500, 5000), 1000);
    expect(settings).toMatchObject({ pausedAt: 1000, services: usual.services });
    expect(isAllPaused(settings, Date.UTC(9999))).toBe(true);
    // As every version of Wasl reads it.
    expect(settings.pausedUntilAt).toBeGreaterThan(Date.UTC(9999));
    expect(settingsFrom(settings)).toEqual({ settings, lost: [] });
    expect(resumed(settings, 2000)).toEqual(usual);
  });

  it('is over for all where one goes on, unless it has no end: then the others stay paused', () => {
    const all = [...usual.services, { id: 'telegram' }];
    const timed = resumedAlone(paused({ ...usual, services: all }, 1000, 5000), 'signal');
    expect(timed).toEqual({ ...usual, services: all });
    const open = resumedAlone(paused({ ...usual, services: all }, 1000), 'signal');
    expect(open.services).toEqual([
      { id: 'signal' },
      { id: 'wire', isPaused: true },
      { id: 'telegram', isPaused: true },
    ]);
    expect([isAllPaused(open, 2000), resumedAlone(open, 'wire').services[2]]).toEqual([
      false,
      { id: 'telegram', isPaused: true },
    ]);
  });

  it('that an older version stored, each by itself, is resumed as a whole', () => {
    const services = usual.services.map(({ id }) => ({ id, isPaused: true }));
    expect(resumed({ ...usual, services }, 2000).services).toEqual([{ id: 'signal' }, { id: 'wire' }]);
  });
});

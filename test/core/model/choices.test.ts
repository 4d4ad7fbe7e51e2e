/** When nothing is told: quiet hours, so many hours, until it is back. */
import { describe, expect, it } from 'vitest';
import type { QuietHours, ServiceChoice } from '../../../src/core/model/settings.ts';
import { isQuiet, isQuietHour } from '../../../src/core/model/choices.ts';
import { defaultSettings } from '../../../src/services/index.ts';
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

describe('a service kept quiet', () => {
  it('is quiet for its hours', () => {
    const watch = watching({ choice: { quietUntilAt: 1000 } });
    expect([isQuiet(watch, 'signal', 999, 0, false), isQuiet(watch, 'signal', 1000, 0, false)]).toEqual([
      true,
      false,
    ]);
  });

  it('is quiet for good where it is muted, whatever happens', () => {
    const watch = watching({ choice: { isMuted: true } });
    expect(isQuiet(watch, 'signal', 1000, 900, false)).toBe(true);
    expect(isQuiet(watch, 'signal', 1000, 900, true)).toBe(true);
    expect(isQuiet(watching({}), 'signal', 1000, 900, false)).toBe(false);
  });

  it('is quiet until it is back about the trouble there was, and about no later one', () => {
    const watch = watching({ choice: { quietUntilBackAt: 500 } });
    expect(isQuiet(watch, 'signal', 600, 400, false)).toBe(true);
    expect(isQuiet(watch, 'signal', 600, 400, true)).toBe(false);
    expect(isQuiet(watch, 'signal', 900, 800, false)).toBe(false);
  });
});

/** What a calm day really costs, played through the schedule, beside what is promised of it. */
import { describe, expect, it } from 'vitest';
import type { Preset } from '../../../src/core/model/settings.ts';
import { costOf } from '../../../src/core/schedule/budget.ts';
import { metered } from '../../../src/core/traffic/meter.ts';
import { Air } from '../../bench/air.ts';
import { Browser } from '../../bench/browser.ts';
import { Device } from '../../bench/device.ts';
import { watchOf } from '../../bench/users.ts';
import { HOUR_MS } from '../../bench/world.ts';
import type { EndpointId } from '../../../src/core/model/terms.ts';

const calm = { name: 'calm', loss: 0, hiccup: 0, slowTail: 0 };
const DAYS = 5;
const DAY_MS = 24 * HOUR_MS;
const AWAKE_MS = 8 * HOUR_MS;

/** The night after a day of eight hours: the one that is on, or the next. */
function night(elapsed: number) {
  const day = Math.floor(elapsed / DAY_MS);
  return { from: day * DAY_MS + AWAKE_MS, to: (day + 1) * DAY_MS };
}

/** Five days of eight hours, all of them after the day of the first look at everything. */
function played(preset: Preset) {
  const asks = new Map<EndpointId, number>();
  let bytes = 0;
  const browser = new Browser(new Air(calm, 1));
  const place = {
    attempt: browser.attempt.bind(browser),
    nap: night,
    wallClock: (elapsed: number) => browser.wallClock(elapsed),
    chance: browser.chance,
  };
  const device = new Device(watchOf({ preset }), place, {
    stepped(elapsed, _after, _before, observations) {
      if (elapsed < DAY_MS) return;
      for (const seen of observations) {
        bytes += metered(seen);
        asks.set(seen.endpoint, (asks.get(seen.endpoint) ?? 0) + 1);
      }
    },
  });
  device.playUntil((1 + DAYS) * DAY_MS);
  return { bytesADay: bytes / DAYS, aDay: (endpoint: EndpointId) => (asks.get(endpoint) ?? 0) / DAYS };
}

describe.each(['saver', 'normal', 'watchful'] as const)('a calm day at the pace %s', (preset) => {
  const day = played(preset);

  it('costs what is promised, within 7 %', () => {
    const promised = costOf(watchOf({ preset })).bytesAMonth / 30;
    expect(day.bytesADay / promised).toBeGreaterThan(0.93);
    expect(day.bytesADay / promised).toBeLessThan(1.07);
  });
});

describe('a dear endpoint', () => {
  const day = played('normal');

  it('is asked no sooner than a round before its time', () => {
    // Every ten and a half minutes of eight hours.
    expect(day.aDay('discord/gateway')).toBeGreaterThan(40);
    expect(day.aDay('discord/gateway')).toBeLessThan(48);
  });

  it('is asked more rarely where a cheap one speaks the messaging protocol too', () => {
    expect(day.aDay('telegram/socket')).toBeLessThan(10);
  });
});

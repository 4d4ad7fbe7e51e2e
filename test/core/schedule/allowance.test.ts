/** A month's cap that lasts as long as the month, whatever the servers cost. */
import { describe, expect, it } from 'vitest';
import { cost } from '../../../src/core/traffic/cost.ts';
import { costOf } from '../../../src/core/schedule/budget.ts';
import { isCapped } from '../../../src/core/traffic/ledger.ts';
import { Air } from '../../bench/air.ts';
import { Browser } from '../../bench/browser.ts';
import { Device } from '../../bench/device.ts';
import { watchOf } from '../../bench/users.ts';
import { HOUR_MS, MINUTE_MS } from '../../bench/world.ts';
import type { EndpointId } from '../../../src/core/model/terms.ts';
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import type { Watch } from '../../../src/core/model/watch.ts';

const DAY_MS = 24 * HOUR_MS;

/** The bench begins on 22 November; this is the first of December, and December is over after 31 days. */
const DECEMBER_MS = 9 * DAY_MS;
const calm = { name: 'calm', loss: 0, hiccup: 0, slowTail: 0 };
const usual = watchOf({ preset: 'normal' });
const MONTH_BYTES = costOf(usual).bytesAMonth;

const capped = (capBytes: number): Watch => ({ ...usual, settings: { ...usual.settings, capBytes } });

/** A browser in front of a server that closes its connections at once. */
class Closing extends Browser {
  override attempt(order: Order, elapsed: number, wallClock: number): Observation {
    const seen = super.attempt(order, elapsed, wallClock);
    if (order.endpoint !== 'discord/api') return seen;
    const { kind, probe, sinceAnswerMs } = order;
    const fresh = { kind, url: probe.url, browser: 'chromium', isWarm: false, sinceAnswerMs } as const;
    return { ...seen, isWarm: false, ...cost({ ...fresh, answered: true }) };
  }
}

function december(capBytes: number, naps: boolean) {
  const watch = capped(capBytes);
  const days = new Map<number, number>();
  let isOver = false;
  const world = naps ? { ...calm, sleepEveryMs: 45 * MINUTE_MS } : calm;
  const device = new Device(watch, new Browser(new Air(world, 1)), {
    stepped(elapsed, after, _before, observations) {
      if (elapsed < DECEMBER_MS) return;
      const day = Math.floor((elapsed - DECEMBER_MS) / DAY_MS);
      const bytes = observations.reduce((sum, one) => sum + one.sentBytes + one.receivedBytes, 0);
      days.set(day, (days.get(day) ?? 0) + bytes);
      isOver ||= isCapped(after, watch, after.steppedAt);
    },
  });
  device.playUntil(DECEMBER_MS + 31 * DAY_MS);
  const spent = [...days.values()];
  return { bytes: spent.reduce((sum, one) => sum + one, 0), days: spent, isOver };
}

describe('a cap below what the pace costs', () => {
  it.each([
    { share: 0.6, naps: true },
    { share: 0.3, naps: true },
    { share: 0.3, naps: false },
  ])('is not used up before the month is ($share of it, asleep now and then: $naps)', ({ share, naps }) => {
    const capBytes = share * MONTH_BYTES;
    const { bytes, days, isOver } = december(capBytes, naps);
    expect(isOver).toBe(false);
    expect(bytes).toBeLessThanOrEqual(capBytes);
    // Nor is half of it left over, and the last week has as much as the first.
    expect(bytes).toBeGreaterThan(capBytes / 2);
    const week = (from: number) => days.slice(from, from + 7).reduce((sum, one) => sum + one, 0);
    expect(week(24)).toBeGreaterThan(week(0) / 2);
  });

  it('changes nothing where it is above', () => {
    const asked = (watch: Watch) => {
      const asks: EndpointId[] = [];
      new Device(watch, new Browser(new Air(calm, 1)), {
        stepped: (_elapsed, _after, _before, observations) =>
          asks.push(...observations.map(({ endpoint }) => endpoint)),
      }).playUntil(8 * HOUR_MS);
      return asks;
    };
    expect(asked(capped(2 * MONTH_BYTES))).toEqual(asked(usual));
  });
});

describe('a server that closes connections early', () => {
  function hours(watch: Watch) {
    let asks = 0;
    const device = new Device(watch, new Closing(new Air(calm, 1)), {
      stepped(elapsed, _after, _before, observations) {
        if (elapsed < HOUR_MS) return;
        asks += observations.filter(({ endpoint }) => endpoint === 'discord/api').length;
      },
    });
    device.playUntil(9 * HOUR_MS);
    return { asks, state: device.memory().state };
  }

  it('is asked as often as ever without a cap, and what that costs is said', () => {
    const { asks, state } = hours(usual);
    expect(asks).toBeGreaterThan(8 * 60);
    const known = costOf(usual, state.endpoints);
    expect(known.bytesAMonth).toBeGreaterThan(2 * MONTH_BYTES);
  });

  it('is asked more rarely where a cap does not allow it, and the others as often as ever', () => {
    // Of November nine days are left.
    const watch = capped(1.2 * MONTH_BYTES * (9 / 30));
    const { asks, state } = hours(watch);
    expect(asks).toBeLessThan(8 * 5);
    expect(state.endpoints['slack/api']!.askedAt).toBeGreaterThan(state.steppedAt - 2 * MINUTE_MS);
    expect(
      costOf({ ...watch, circumstances: { savesData: true } }, state.endpoints).worstPageDelayMs,
    ).toBeGreaterThan(15 * MINUTE_MS);
  });
});

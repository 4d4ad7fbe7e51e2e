/** A month's cap that lasts as long as the month, whatever the servers cost. */
import { describe, expect, it } from 'vitest';
import { cost } from '../../../src/core/traffic/cost.ts';
import { costOf } from '../../../src/core/schedule/budget.ts';
import { PACES } from '../../../src/core/schedule/pace.ts';
import { metered } from '../../../src/core/traffic/meter.ts';
import { Air } from '../../bench/air.ts';
import { Browser } from '../../bench/browser.ts';
import { Device } from '../../bench/device.ts';
import { calm, capped, expectToLastTheMonth, MONTH_BYTES, usual } from './december.ts';
import { HOUR_MS, MINUTE_MS } from '../../bench/world.ts';
import type { EndpointId } from '../../../src/core/model/terms.ts';
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import type { Watch } from '../../../src/core/model/watch.ts';

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

describe('a cap below what the pace costs', () => {
  // `test/long` has a larger share, which is more to play.
  it.each([true, false])('is not used up before the month is (asleep now and then: %s)', (naps) =>
    expectToLastTheMonth(0.3, naps),
  );

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
    let bytes = 0;
    const device = new Device(watch, new Closing(new Air(calm, 1)), {
      stepped(elapsed, _after, _before, observations) {
        if (elapsed < HOUR_MS) return;
        asks += observations.filter(({ endpoint }) => endpoint === 'discord/api').length;
        bytes += observations.reduce((sum, seen) => sum + metered(seen), 0);
      },
    });
    device.playUntil(9 * HOUR_MS);
    return { asks, bytes, state: device.memory().state };
  }

  it('is asked at the pace of such servers without a cap, and what that costs is said', () => {
    const { asks, bytes, state } = hours(usual);
    const wanted = (8 * HOUR_MS) / PACES.normal.reopenedMs;
    expect(asks / wanted).toBeGreaterThan(0.9);
    expect(asks / wanted).toBeLessThan(1.1);
    const promised = costOf(usual, state.endpoints).bytesAMonth / 30;
    expect(bytes / promised).toBeGreaterThan(0.9);
    expect(bytes / promised).toBeLessThan(1.07);
  });

  it('is asked more rarely where a cap does not allow it, and the others as often as ever', () => {
    // Of November nine days are left.
    const watch = capped(1.2 * MONTH_BYTES * (9 / 30));
    const { asks, state } = hours(watch);
    expect(asks).toBeLessThan(8 * 5);
    expect(state.endpoints['slack/api']!.askedAt).toBeGreaterThan(state.steppedAt - 2 * MINUTE_MS);
    expect(
      costOf({ ...watch, circumstances: { savesData: true } }, state.endpoints).worstPageDelayMs,
    ).toBeGreaterThan(PACES.saver.reopenedMs);
  });
});

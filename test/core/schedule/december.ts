/** A month with a cap, played on a calm line. */
import { expect } from 'vitest';
import { costOf } from '../../../src/core/schedule/budget.ts';
import { isCapped } from '../../../src/core/traffic/ledger.ts';
import { metered } from '../../../src/core/traffic/meter.ts';
import type { Watch } from '../../../src/core/model/watch.ts';
import { Air } from '../../bench/air.ts';
import { Browser } from '../../bench/browser.ts';
import { Device } from '../../bench/device.ts';
import { watchOf } from '../../bench/users.ts';
import { HOUR_MS, MINUTE_MS } from '../../bench/world.ts';

const DAY_MS = 24 * HOUR_MS;

/** The bench begins on 22 November; this is the first of December, and December is over after 31 days. */
const DECEMBER_MS = 9 * DAY_MS;
export const calm = { name: 'calm', loss: 0, hiccup: 0, slowTail: 0 };
export const usual = watchOf({ preset: 'normal' });
export const MONTH_BYTES = costOf(usual).bytesAMonth;

export const capped = (capBytes: number): Watch => ({ ...usual, settings: { ...usual.settings, capBytes } });

function december(capBytes: number, naps: boolean) {
  const watch = capped(capBytes);
  const days = new Map<number, number>();
  let isOver = false;
  const world = naps ? { ...calm, sleepEveryMs: 45 * MINUTE_MS } : calm;
  const device = new Device(watch, new Browser(new Air(world, 1)), {
    stepped(elapsed, after, _before, observations) {
      if (elapsed < DECEMBER_MS) return;
      const day = Math.floor((elapsed - DECEMBER_MS) / DAY_MS);
      const bytes = observations.reduce((sum, one) => sum + metered(one), 0);
      days.set(day, (days.get(day) ?? 0) + bytes);
      isOver ||= isCapped(after, watch, after.steppedAt);
    },
  });
  device.playUntil(DECEMBER_MS + 31 * DAY_MS);
  const spent = [...days.values()];
  return { bytes: spent.reduce((sum, one) => sum + one, 0), days: spent, isOver };
}

/** The cap is kept, spent over all of the month, and never in the way of anything. */
export function expectToLastTheMonth(share: number, naps: boolean): void {
  const capBytes = share * MONTH_BYTES;
  const { bytes, days, isOver } = december(capBytes, naps);
  expect(isOver).toBe(false);
  expect(bytes).toBeLessThanOrEqual(capBytes);
  // Nor is half of it left over, and the last week has as much as the first.
  expect(bytes).toBeGreaterThan(capBytes / 2);
  const week = (from: number) => days.slice(from, from + 7).reduce((sum, one) => sum + one, 0);
  expect(week(24)).toBeGreaterThan(week(0) / 2);
}

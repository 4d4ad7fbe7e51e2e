/** What a meter charges, number by number; `test/long/meter.test.ts` asks the kernel. */
import { expect, it } from 'vitest';
import { insideTcp, metered } from '../../../src/core/traffic/meter.ts';

const moved = (sentBytes: number, receivedBytes: number, isWarm = false) => ({
  sentBytes,
  receivedBytes,
  isWarm,
});

it('is nothing where nothing moved', () => {
  expect(metered(moved(0, 0))).toBe(0);
});

it('is nearly seven times what a look on a kept connection holds, and half as much again of one that opens its own', () => {
  const [kept, opened] = [moved(62, 62, true), moved(2440, 1770)];
  expect(metered(kept) / insideTcp(kept)).toBeCloseTo(6.7, 1);
  expect(metered(opened) / insideTcp(opened)).toBeCloseTo(1.45, 1);
});

it('is more for each connection that an attempt opened, as Firefox opens ten where one is cut', () => {
  const one = metered(moved(1920, 0)) - 1920;
  expect(metered(moved(19_200, 0)) - 19_200).toBeGreaterThan(8 * one);
});

it('counts the packets of what is long', () => {
  const long = moved(2440, 100_000);
  expect(metered(long) / insideTcp(long)).toBeGreaterThan(1.05);
  expect(metered(long) / insideTcp(long)).toBeLessThan(1.1);
});

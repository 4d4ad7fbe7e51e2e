/** A service that answers late throughout, its gateway too, which is dear and asked rarely: that is looked into, and all others go on. */
import { expect, it } from 'vitest';
import { draw, playScenario } from './draw.ts';

const MINUTE = 60;
const SERVICES = ['whatsapp', 'telegram', 'signal', 'discord', 'slack', 'messenger', 'matrix'];

const lateFrom = (from: number, minutes: number, more: object) =>
  playScenario(
    draw(`signal ${'.'.repeat(minutes)}`, {
      services: SERVICES,
      events: [{ from: from * MINUTE, services: ['whatsapp'], fault: 'slow', latencyMs: [3000, 9000] }],
      ...more,
    }),
  );

it.each([1, 2, 3, 4])('nobody is left unasked while it is suspected (seed %i)', async (seed) => {
  const night = await lateFrom(20, 85, { seed });
  expect(night.of('summary')[0]).toMatchObject({ notMeasuredSeconds: 0 });
});

it.each([
  ['chromium', 'none'],
  ['firefox', 'exact'],
])('a late gateway is told a few minutes later (%s, permissions: %s)', async (browser, permissions) => {
  const night = await lateFrom(90, 120, { browser, permissions });
  expect(night.statuses('whatsapp').at(-1)).toBe('degraded (throttled)');
  expect(night.firstAt('whatsapp', 'degraded')).toBeLessThan(105 * MINUTE);
});

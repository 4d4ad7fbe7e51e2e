/** Days of it: a standing failure becomes usual, and a block that comes and goes is one story. */
import { describe, expect, it } from 'vitest';
import { toolbar } from '../../src/core/view/view.ts';
import { watch as resolve } from '../../src/services/index.ts';
import { settingsOf, sightOf } from '../simulate/device.ts';
import { draw, night } from './draw.ts';
import { storedAfter } from './stored.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('a failure that stands for days', () => {
  it('leaves the badge after a day, though the browser sleeps and its line is late each morning', async () => {
    const nights = [0, 1, 2].flatMap((day) => {
      const from = day * DAY + 6 * HOUR;
      return [
        { from, to: from + 16 * HOUR, fault: 'asleep' },
        { from, to: from + 16 * HOUR + 90, hosts: ['*'], fault: 'timeout' },
      ];
    });
    const scenario = draw('signal .', {
      duration: 3 * DAY,
      services: ['signal', 'telegram'],
      events: [{ from: HOUR, services: ['signal'], fault: 'timeout' }, ...nights],
    });
    const state = await storedAfter(scenario);
    const { text } = toolbar(state, resolve(settingsOf(scenario), sightOf(scenario)), state.steppedAt);
    expect(state.services['signal']).toMatchObject({ status: 'down' });
    expect(text).toBe('');
    // Since the first evening, not since the last morning.
    expect(state.services['signal']!.since!.beforeAt - scenario.startAt).toBeLessThan((HOUR + 120) * 1000);
  });
});

describe('a block that comes and goes with a VPN', () => {
  it('is told once, though each time it takes minutes to be known as one', async () => {
    const off = [0, 1, 2, 3].map((turn) => ({
      from: 1800 + turn * 6 * HOUR,
      to: 1800 + turn * 6 * HOUR + 2 * HOUR,
      services: ['telegram'],
      fault: 'dns',
    }));
    const { notifications } = await night('telegram .', {
      duration: DAY,
      services: ['telegram', 'signal'],
      permissions: 'exact',
      events: off,
    });
    expect(notifications).toEqual([
      "outage: Telegram isn't answering",
      'recovery again: Telegram answers again',
    ]);
  });
});

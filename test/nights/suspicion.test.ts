/** An outage that begins while something else had been suspected for long. */
import { describe, expect, it } from 'vitest';
import { night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);

it('is noticed as soon, and its siblings are asked, when one socket has been failing now and then', async () => {
  const from = 3600;
  const played = await night(`telegram ${fine(90)}\nsignal ${fine(90)}`, {
    permissions: 'exact',
    preset: 'watchful',
    events: [
      { from: 900, to: from, hosts: ['kws2.web.telegram.org'], fault: 'timeout', probability: 0.4 },
      { from, to: 4500, services: ['telegram'], fault: 'timeout' },
    ],
  });
  const down = played.told.find(
    ({ event, service, status, at }) =>
      event === 'status' && service === 'telegram' && status === 'down' && at! >= from,
  );
  expect(down?.at).toBeLessThanOrEqual(from + 150);
});

/** Answers that take so long, from half an hour on, for fifty minutes; up to two in five of them come too late. */
const slowedDown = (services: readonly string[], latencyMs: readonly [number, number], more: object) =>
  night('whatsapp .\ntelegram .\ninstagram .\nsignal .\ndiscord .', {
    duration: 5400,
    events: [{ from: 1800, to: 4800, fault: 'slow', latencyMs, services }],
    ...more,
  });

describe('a service that is slowed down, and not cut', () => {
  it.each([
    [['telegram'], [4000, 14_000], { seed: 1 }],
    [['whatsapp'], [6000, 12_000], { seed: 2, preset: 'watchful' }],
    [['discord'], [4000, 14_000], { seed: 3, permissions: 'exact' }],
    [['signal'], [4000, 10_000], { seed: 4, permissions: 'exact', browser: 'firefox' }],
    // Its socket has been asked a few times only.
    [['whatsapp'], [4000, 10_000], { seed: 2 }],
    [['whatsapp', 'telegram', 'instagram'], [4000, 14_000], { seed: 2 }],
  ] as const)(
    '%s, %s ms: is slow, never unreachable, and nobody is told',
    async (services, latencyMs, more) => {
      const seen = await slowedDown(services, latencyMs, more);
      expect(seen.notifications).toEqual([]);
      expect(seen.of('status').filter(({ status }) => status === 'down')).toEqual([]);
      const throttled = seen.of('status').filter(({ cause }) => cause === 'throttled');
      expect(throttled.map(({ service }) => service)).toEqual(expect.arrayContaining([...services]));
      expect(
        throttled.every(({ service, rule }) => services.some((id) => id === service) && rule === 'throttled'),
      ).toBe(true);
    },
  );

  it('is only called slow where no other service shows that others are quick', async () => {
    const seen = await night('telegram .', {
      duration: 5400,
      events: [{ from: 1800, to: 4800, fault: 'slow', latencyMs: [4000, 9000], services: ['telegram'] }],
    });
    const degraded = seen.of('status').filter(({ status }) => status === 'degraded');
    expect(degraded.map(({ cause, rule }) => `${rule}/${cause}`)).toContain('slow/unclear');
    expect(degraded.map(({ cause }) => cause)).not.toContain('throttled');
  });

  it('is unreachable as soon as ever once it falls silent after all', async () => {
    const seen = await night('whatsapp .\ntelegram .\nsignal .', {
      duration: 5400,
      events: [
        { from: 1800, to: 3600, fault: 'slow', latencyMs: [4000, 9000], services: ['telegram'] },
        { from: 3600, fault: 'timeout', services: ['telegram'] },
      ],
    });
    const down = seen.of('status').find(({ status }) => status === 'down');
    expect(down).toMatchObject({ service: 'telegram', cause: 'unclear' });
    expect(down!.at! - 3600).toBeLessThan(300);
  });
});

/** Sockets that are refused: when that is evidence against the service, and when it is refused to whoever asks from here. */
import { describe, expect, it } from 'vitest';
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import { HOUR_MS } from '../../bench/world.ts';
import { draw, playScenario } from '../../nights/draw.ts';
import { played } from '../schedule/played.ts';

const SOCKET = 'discord/gateway';

/** From the second hour on the upgrade is refused, and this is known of it. */
function refused(known: Partial<Observation>) {
  const bend = (order: Order, seen: Observation, elapsed: number): Observation => {
    if (order.endpoint !== SOCKET || elapsed < HOUR_MS) return seen;
    const { status: _, ...rest } = seen;
    return { ...rest, answered: false, grade: 0, failure: 'network', ...known };
  };
  const { state } = played({ hours: 2 }, bend);
  const { status, rule } = state.services['discord']!;
  return [status, rule, state.endpoints[SOCKET]!.isRefusedToUs ?? false];
}

describe('with a status', () => {
  it.each([400, 401, 403, 404, 429, 451])('of %i it is refused to us', (status) => {
    expect(refused({ status })).toEqual(['reached', 'website-only', true]);
  });

  it('of 503 it is the server’s trouble', () => {
    expect(refused({ status: 503, failure: 'http-error' })).toEqual(['down', 'server-errors', false]);
  });

  it('of 200, or without one, it is silence', () => {
    expect(refused({ status: 200 })).toEqual(['down', 'gateway-silent', false]);
    expect(refused({})).toEqual(['down', 'gateway-silent', false]);
  });
});

const MINUTE = 60;

/** An hour that is well, then one on a line of which this much is asleep before; the gateway does not open from `from` on. */
function afterSleep(from: number, more: object = {}) {
  const events = [
    { fault: 'asleep', from: 60 * MINUTE, to: 80 * MINUTE },
    {
      from: from * MINUTE,
      services: ['whatsapp'],
      only: ['websocket'],
      fault: 'websocket-refused',
      status: 403,
      ...more,
    },
  ];
  return playScenario(
    draw(`signal ${'.'.repeat(150)}`, { services: ['whatsapp', 'telegram', 'signal'], events }),
  );
}

describe('on a line that may be another one', () => {
  it('counts only once it was let through there', async () => {
    const never = await afterSleep(70);
    expect([never.blamed, never.notifications]).toEqual([[], []]);
    expect(never.statuses('whatsapp').at(-1)).toBe('reached');
    const later = await afterSleep(95);
    expect(later.statuses('whatsapp').at(-1)).toBe('down (unclear)');
  });

  it('counts where nothing of the service answers there', async () => {
    const all = await afterSleep(70, { only: undefined, fault: 'refused', status: undefined });
    expect(all.statuses('whatsapp').at(-1)).toBe('down (unclear)');
  });

  it('goes on to count where it had begun before', async () => {
    const before = await afterSleep(30);
    expect(before.statuses('whatsapp').at(-1)).toBe('down (unclear)');
    expect(before.resolved).toEqual([]);
  });
});

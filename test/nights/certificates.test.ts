/** Refused certificates: forged, expired, of the wrong name; and what each browser can tell apart. */
import { describe, expect, it } from 'vitest';
import { draw, playScenario } from './draw.ts';

const HOUR = 3600;
const [from, to] = [HOUR, 2 * HOUR];

async function causes(event: object, more: object = {}): Promise<readonly string[]> {
  const night = await playScenario(
    draw(`whatsapp ${'.'.repeat(180)}\ntelegram ${'.'.repeat(180)}`, {
      permissions: 'exact',
      events: [{ from, to, ...event }],
      ...more,
    }),
  );
  expect(night.blamed).toEqual(['telegram']);
  return night.statuses('telegram').filter((status) => status.startsWith('down'));
}

const telegram = { services: ['telegram'], fault: 'certificate' };

describe('a certificate that is refused', () => {
  it.each([
    ['that nobody trusts, for all names, is somebody in between', {}, 'down (blocked)'],
    ['that is over is the service’s own', { reason: 'expired' }, 'down (service)'],
    ['for another name may be either', { reason: 'name' }, 'down (unclear)'],
  ])('%s', async (_title, reason, status) => {
    expect(await causes({ ...telegram, ...reason })).toEqual([status]);
  });

  it('by somebody to whom forged names lead, too', async () => {
    expect(await causes({ services: ['telegram'], fault: 'dns-forged' })).toEqual(['down (blocked)']);
  });

  it.each([
    ['without permission', { permissions: 'none' }],
    ['in Firefox, which says no more than that', { browser: 'firefox' }],
  ])('is nobody’s yet %s', async (_title, more) => {
    expect(await causes(telegram, more)).toEqual(['down (unclear)']);
  });
});

/** Lines that let only some through: sign-in pages with exceptions, tariffs that are used up but for one app, a dead resolver. */
import { describe, expect, it } from 'vitest';
import { services } from '../../src/services/index.ts';
import { night, type Night } from './draw.ts';
import { leadOf, hostOf } from '../../src/core/model/service.ts';

const CHOSEN = ['whatsapp', 'telegram', 'signal', 'discord'];
const WHATSAPP = ['*.whatsapp.com', '*.whatsapp.net'];
const GOOGLE_AND_APPLE = ['*.gstatic.com', '*.google.com', '*.apple.com'];
const [FROM, TO] = [1200, 3000];

const sights = [
  { browser: 'chromium', permissions: 'none' },
  { browser: 'chromium', permissions: 'exact' },
  { browser: 'firefox', permissions: 'none' },
];

/** Everything meets the fault, from minute 20 to minute 50, but these hosts. */
function butFor(free: readonly string[], fault: object, more: readonly object[] = []): object {
  const events = [
    // Not `*`, which would win over what follows.
    { from: FROM, to: TO, hosts: ['*.*'], ...fault },
    { from: FROM, to: TO, hosts: free, fault: 'slow', latencyMs: [40, 160] },
    ...more,
  ];
  return { services: CHOSEN, events };
}

/** What is held of the line and of each service just before the fault ends. */
function lastHeld({ told }: Night): Record<string, unknown> {
  const before = told.filter(({ at }) => at! < TO);
  const statusOf = (id: string) =>
    before.findLast(({ event, service }) => event === 'status' && service === id);
  return {
    line: before.findLast(({ event }) => event === 'connection')?.['connection'],
    ...Object.fromEntries(CHOSEN.map((id) => [id, statusOf(id)?.['status']])),
  };
}

const UNKNOWN = { whatsapp: 'unknown', telegram: 'unknown', signal: 'unknown', discord: 'unknown' };

describe.each(sights)('with $permissions permissions in $browser', (sight) => {
  const canRead = sight.permissions === 'exact';
  // Without permission Firefox sees nothing of its messages.
  const up = sight.browser === 'firefox' ? 'reached' : 'up';

  it('a sign-in page that lets two operators through blames nobody', async () => {
    const played = await night(`whatsapp ${'.'.repeat(70)}`, {
      ...butFor(GOOGLE_AND_APPLE, { fault: 'captive' }),
      ...sight,
    });
    expect(played.blamed).toEqual([]);
    expect(lastHeld(played)).toEqual({ line: canRead ? 'captive' : 'partial', ...UNKNOWN });
    expect(played.connections.at(-1)).toBe('online');
  });

  it.each([
    { free: WHATSAPP, fault: 'timeout' },
    { free: WHATSAPP, fault: 'refused' },
    { free: [...WHATSAPP, ...GOOGLE_AND_APPLE], fault: 'timeout' },
    { free: [...WHATSAPP, '*.wikipedia.org'], fault: 'timeout' },
  ])('a tariff that is used up ($fault) but for $free blames nobody', async ({ free, fault }) => {
    const played = await night(`whatsapp ${'.'.repeat(70)}`, { ...butFor(free, { fault }), ...sight });
    expect(played.blamed).toEqual([]);
    expect(lastHeld(played)).toEqual({ line: 'partial', ...UNKNOWN, whatsapp: up });
    expect(played.connections.at(-1)).toBe('online');
  });

  it('one that was used up while the device slept makes nothing up that is cut off', async () => {
    const asleep = { from: FROM - 300, to: FROM + 600, fault: 'asleep' };
    const played = await night(`whatsapp ${'.'.repeat(70)}`, {
      ...butFor(WHATSAPP, { fault: 'timeout' }, [asleep]),
      ...sight,
    });
    expect(played.blamed).toEqual([]);
    expect(lastHeld(played)).toEqual({ line: 'partial', ...UNKNOWN, whatsapp: up });
  });

  it.each([
    { free: [...WHATSAPP, '*.facebook.com'], services: ['whatsapp', 'messenger'] },
    { free: ['*.telegram.org', 't.me'], services: ['telegram'] },
    { free: ['*.discord.com', '*.discord.gg', '*.discordapp.com'], services: ['discord'] },
  ])('a sign-in page that lets messages of $services through leaves them their status', async (through) => {
    const chosen = [...new Set([...CHOSEN, ...through.services])];
    const played = await night(`whatsapp ${'.'.repeat(70)}`, {
      ...butFor(through.free, { fault: 'captive' }),
      services: chosen,
      ...sight,
    });
    expect(played.blamed).toEqual([]);
    // Without permission too: plain http is answered while no neutral site is over https.
    expect(lastHeld(played)['line']).toBe('captive');
    const held = chosen.map((id) => {
      const before = played.of('status').filter(({ at, service }) => at! < TO && service === id);
      return [id, before.at(-1)!['status']] as const;
    });
    const well = (id: string): unknown =>
      played.of('status').find(({ service, status }) => service === id && status !== 'unknown')!['status'];
    expect(held).toEqual(
      chosen.map((id) => [id, through.services.includes(id) ? well(id) : 'unknown'] as const),
    );
  });

  it('one that is met after a weekend asleep blames nobody', async () => {
    const WEEKEND = 60 * 3600;
    const [from, to] = [FROM + WEEKEND, TO + WEEKEND];
    const played = await night(`whatsapp ${'.'.repeat(70)}`, {
      services: CHOSEN,
      duration: to + 1200,
      events: [
        { from: FROM - 300, to: from, fault: 'asleep' },
        { from, to, hosts: ['*.*'], fault: 'timeout' },
        { from, to, hosts: GOOGLE_AND_APPLE, fault: 'slow', latencyMs: [40, 160] },
      ],
      ...sight,
    });
    expect(played.blamed).toEqual([]);
    expect(played.connections).toContain('partial');
  });

  it('a resolver that dies while connections are kept open blames nobody', async () => {
    const kept = services
      .filter(({ id }) => CHOSEN.includes(id))
      .map((service) => hostOf(leadOf(service)!.probe.url));
    const played = await night(`whatsapp ${'.'.repeat(70)}`, {
      ...butFor([...kept, 'en.wikipedia.org'], { fault: 'dns' }),
      ...sight,
    });
    expect(played.blamed).toEqual([]);
  });
});

it('a long one costs no more than 30 kB a minute', async () => {
  const { told } = await night(
    `whatsapp ${'.'.repeat(50)}`,
    butFor(['*.wikipedia.org'], { fault: 'captive' }),
  );
  const bytes = told.reduce((sum, { event, at, bytes: spent }) => {
    const isDuring = event === 'probe' && at! >= FROM + 300 && at! < TO;
    return isDuring ? sum + (spent as number) : sum;
  }, 0);
  expect(bytes / ((TO - FROM - 300) / 60)).toBeLessThan(30_000);
});

it('pages that are answered by somebody else over plain http alone leave the line well', async () => {
  const played = await night(`whatsapp ${'.'.repeat(70)}`, {
    permissions: 'exact',
    events: [
      { from: FROM, to: FROM + 600, hosts: ['*'], fault: 'captive' },
      { from: FROM, to: TO, hosts: ['*'], only: ['http'], fault: 'captive' },
    ],
  });
  expect(played.blamed).toEqual([]);
  expect(lastHeld(played)['line']).toBe('online');
});

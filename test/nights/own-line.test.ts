/** Every trouble of the user's own line is named, whatever it turns into, and no service is blamed for it. */
import { describe, expect, it } from 'vitest';
import { night, type Night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);
const bad = (letter: string, minutes: number): string => letter.repeat(minutes);
const CHOSEN = { services: ['whatsapp', 'telegram', 'signal', 'discord'] };
const https = { only: ['https', 'websocket', 'dns-over-https'] };
const http = { only: ['http'] };

const sights = [
  { browser: 'chromium', permissions: 'none' },
  { browser: 'chromium', permissions: 'exact' },
  { browser: 'firefox', permissions: 'none' },
];

/** The connection just before this minute. */
function heldBefore({ told }: Night, minute: number): unknown {
  return told.findLast(({ event, at }) => event === 'connection' && at! < minute * 60)?.['connection'];
}

describe.each(sights)('with $permissions permissions in $browser', (sight) => {
  const play = (drawing: string, more: object = {}) => night(drawing, { ...CHOSEN, ...sight, ...more });

  it('a sign-in page that turns into an outage is named as both', async () => {
    const played = await play(`line ${fine(20)}${bad('c', 8)}${bad('t', 12)}${fine(5)}`);
    expect(played.blamed).toEqual([]);
    expect([25, 30, 40, 45].map((minute) => heldBefore(played, minute))).toEqual([
      'captive',
      'offline',
      'offline',
      'online',
    ]);
  });

  it('an outage that turns into a sign-in page is named as both', async () => {
    const played = await play(`line ${fine(20)}${bad('d', 8)}${bad('c', 12)}${fine(5)}`);
    expect(played.blamed).toEqual([]);
    expect([25, 30, 40, 45].map((minute) => heldBefore(played, minute))).toEqual([
      'offline',
      'captive',
      'captive',
      'online',
    ]);
  });

  it.each(['tls-reset', 'timeout', 'certificate'])(
    'a sign-in page that meets encrypted connections with %s is one',
    async (fault) => {
      const [from, to] = [1200, 2400];
      const played = await play(`whatsapp ${fine(45)}`, {
        events: [
          { from, to, hosts: ['*'], fault: 'captive', ...http },
          { from, to, hosts: ['*'], fault, ...https },
        ],
      });
      expect(played.blamed).toEqual([]);
      expect(played.connections).toEqual(['unknown', 'online', 'captive', 'online']);
    },
  );

  it.each([0.1, 0.5])(
    'a sign-in page that shows itself %d of the time leaves nobody blamed',
    async (probability) => {
      const [from, to] = [1200, 3000];
      const played = await play(`whatsapp ${fine(55)}`, {
        events: [
          { from, to, hosts: ['*.*'], fault: 'timeout', ...http },
          { from, to, hosts: ['*.*'], fault: 'captive', probability, ...http },
          { from, to, hosts: ['*.*'], fault: 'certificate', ...https },
        ],
      });
      expect(played.blamed).toEqual([]);
      expect(['captive', 'offline']).toContain(heldBefore(played, 50));
      expect(heldBefore(played, 55)).toBe('online');
    },
  );

  it.each([
    { drawn: bad('t', 30), device: `${fine(10)}${bad('z', 10)}`, named: 'offline' },
    { drawn: bad('c', 30), device: `${fine(10)}${bad('z', 10)}`, named: 'captive' },
    { drawn: bad('d', 30), device: bad('z', 20), named: 'offline' },
    { drawn: bad('t', 30), device: `${fine(10)}<${fine(9)}`, named: 'offline' },
    { drawn: bad('c', 30), device: `${fine(10)}>${fine(9)}`, named: 'captive' },
    { drawn: bad('t', 30), device: `${fine(10)}b${fine(9)}`, named: 'offline' },
  ])('is named again two minutes after $device in $drawn', async ({ drawn, device, named }) => {
    const played = await play(`line ${fine(20)}${drawn}${fine(5)}\ndevice ${fine(20)}${device}`);
    expect(played.blamed).toEqual([]);
    expect([42, 50].map((minute) => heldBefore(played, minute))).toEqual([named, named]);
    expect(played.connections.at(-1)).toBe('online');
  });

  it.each([
    { seconds: 40, fault: 'timeout' },
    { seconds: 70, fault: 'dns' },
    { seconds: 119, fault: 'timeout' },
  ])('is dead for $seconds s again and again ($fault), and nobody is blamed', async ({ seconds, fault }) => {
    const events = [1200, 1437, 1674, 1911, 2148].map((from) => ({
      from,
      to: from + seconds,
      hosts: ['*'],
      fault,
    }));
    const { blamed, notifications } = await play(`whatsapp ${fine(45)}`, { events });
    expect({ blamed, notifications }).toEqual({ blamed: [], notifications: [] });
  });

  it('changes to another network and back, and nobody is blamed', async () => {
    const events = [1200, 1500, 1800, 2100].flatMap((from) => [
      { from, to: from + 12, hosts: ['*'], fault: 'dns' },
      { from: from + 12, to: from + 90, hosts: ['*'], fault: 'drop-idle' },
      { from: from + 12, to: from + 300, hosts: ['*'], fault: 'slow', latencyMs: [340, 900] },
    ]);
    const { blamed, notifications } = await play(`whatsapp ${fine(45)}`, { events });
    expect({ blamed, notifications }).toEqual({ blamed: [], notifications: [] });
  });
});

it.each([1286, 1288, 1290, 1292])(
  'nothing is told at once on waking, fallen asleep in the middle of a look (at %d s)',
  async (from) => {
    const to = from + 1800;
    const { told } = await night(`whatsapp ${fine(70)}`, {
      ...CHOSEN,
      events: [
        { from: 1200, services: ['whatsapp'], fault: 'timeout' },
        { from, to, fault: 'asleep' },
      ],
    });
    const early = told.filter(({ event, at }) => event === 'notification' && at! >= to && at! < to + 25);
    expect(early).toEqual([]);
    expect(told.some(({ event }) => event === 'notification')).toBe(true);
  },
);

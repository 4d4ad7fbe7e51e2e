/** Troubles of the user's own line as chance draws them, one after the other, with naps in between: no service is blamed for any. */
import { expect, it } from 'vitest';
import { seededRandom } from '../scenario/random.ts';
import { night } from './draw.ts';

const NETS = [
  ['*.wikipedia.org'],
  ['*.cloudflare.com'],
  ['*.gstatic.com', '*.google.com'],
  ['*.microsoft.com'],
  ['*.apple.com'],
  ['*.mozilla.org', 'detectportal.firefox.com'],
  ['*.debian.org'],
];
const CHOSEN = [
  ['whatsapp', 'telegram', 'signal', 'messenger'],
  ['telegram', 'discord', 'slack', 'matrix'],
  ['whatsapp', 'telegram'],
  ['signal'],
] as const;
const https = { only: ['https', 'websocket', 'dns-over-https'] };
const http = { only: ['http'] };
const free = { fault: 'slow', latencyMs: [40, 160] };

/** What the line meets from one moment to another. */
function trouble(random: () => number, chosen: readonly string[]): object[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const all = (fault: object): object => ({ hosts: ['*.*'], ...fault });
  const dead = { fault: pick(['timeout', 'dns', 'refused']) };
  const page = [
    all({ fault: pick(['captive', 'tls-reset', 'timeout']), ...https }),
    all({ fault: 'captive', ...http }),
  ];
  // No more than three of seven are let through.
  const letThrough = [...NETS.filter(() => random() < 0.3).slice(0, 3)].map((hosts) => ({ hosts, ...free }));
  const services = chosen.filter(() => random() < 0.3);
  const some = [...letThrough, ...(services.length > 0 ? [{ services, ...free }] : [])];
  return pick([
    [all(dead)],
    page,
    [...page, ...some],
    [all(dead), ...some],
    [all({ fault: 'slow', latencyMs: [2000 * random(), 2000 + 6000 * random()] })],
  ]);
}

function evening(seed: number): object {
  const random = seededRandom(seed, 'evening');
  const services = CHOSEN[seed % CHOSEN.length]!;
  const events: object[] = [];
  let at = 1800;
  for (let count = 0; count < 6; count += 1) {
    const [from, to] = [Math.round(at), Math.round(at + 30 + 1200 * random())];
    for (const event of trouble(random, services)) events.push({ from, to, ...event });
    at = to + 600 * random();
    if (random() < 0.3) events.push({ from: from + 20, to: Math.round(at), fault: 'asleep' });
  }
  const permissions = random() < 0.5 ? 'exact' : 'none';
  const browser = random() < 0.5 ? 'firefox' : 'chromium';
  return { seed, services, events, permissions, browser, duration: Math.round(at) + 600 };
}

it.each([1, 5, 17, 29, 33, 50])('nobody is blamed in evening %d', async (seed) => {
  const { blamed, notifications } = await night('whatsapp .', evening(seed));
  expect({ blamed, notifications }).toEqual({ blamed: [], notifications: [] });
});

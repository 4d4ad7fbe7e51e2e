/** No neutral site decides by itself: whatever a country cuts or lets through alone, others tell how the line is. */
import { describe, expect, it } from 'vitest';
import { controls, hosts, services } from '../../src/services/index.ts';
import { hostOf } from '../../src/core/model/service.ts';
import { night, type Night } from './draw.ts';

const https = controls.filter(({ probe }) => probe.url.startsWith('https:'));
const hostsOf = (list: readonly { probe: { url: string } }[]) => list.map(({ probe }) => hostOf(probe.url));
const all = [...services, { endpoints: controls }].flatMap(hosts);
const FROM = 900;
const calm = `telegram ${'.'.repeat(45)}\nwhatsapp ${'.'.repeat(45)}`;
const held = ({ connections }: Night) => connections.at(-1);

describe.each(hostsOf(https))('%s', (host) => {
  it('is nobody’s trouble while it alone fails', async () => {
    for (const fault of ['timeout', 'tls-reset', 'dns-forged']) {
      const played = await night(calm, { events: [{ from: FROM, hosts: [host], fault }] });
      expect(played.connections).toEqual(['unknown', 'online']);
      expect(played.blamed).toEqual([]);
    }
  });

  it('is no line while it alone answers', async () => {
    const others = all.filter((one) => one !== host);
    const played = await night(calm, { events: [{ from: FROM, hosts: others, fault: 'timeout' }] });
    expect(held(played)).toBe('partial');
    expect(played.blamed).toEqual([]);
  });
});

it('sites that live on donations are asked a few times a day, while others answer', async () => {
  const day = `telegram ${'.'.repeat(24 * 60)}`;
  const played = await night(day);
  const count = (id: string) => played.of('probe').filter(({ endpoint }) => endpoint === id).length;
  const donated = https.filter(({ isDonated }) => isDonated).map(({ id }) => id);
  expect(donated.length).toBeGreaterThan(0);
  for (const id of donated) expect(count(id)).toBeLessThanOrEqual(6);
  expect(Math.max(...https.map(({ id }) => count(id)))).toBeGreaterThan(500);
});

it('sites that live on donations speak for the line where no others do', async () => {
  const donated = https.filter(({ isDonated }) => isDonated);
  const others = hostsOf(https.filter(({ isDonated }) => !isDonated));
  const played = await night(`telegram ${'.'.repeat(60)}`, {
    events: [{ from: 0, hosts: others, fault: 'timeout' }],
  });
  const seen = played.of('probe').filter(({ endpoint }) => donated.some(({ id }) => id === endpoint));
  expect(seen.length).toBeGreaterThan(30);
  expect(held(played)).toBe('online');
});

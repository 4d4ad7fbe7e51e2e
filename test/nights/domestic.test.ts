/** A country that is cut off, a line that is dead, and all well: what sites inside the country tell of each, and when they are asked. */
import { describe, expect, it } from 'vitest';
import { domesticOf } from '../../src/services/domestic.ts';
import { controls, hosts, services } from '../../src/services/index.ts';
import { hostOf } from '../../src/core/model/service.ts';
import { night, type Night } from './draw.ts';

const MINUTE = 60;
const FROM = 15 * MINUTE;
const COUNTRIES = ['IR', 'RU', 'CN'];
const calm = `telegram ${'.'.repeat(90)}\nwhatsapp ${'.'.repeat(90)}`;

/** All that lies abroad: the services and the neutral sites. */
const abroad = [...services, { endpoints: controls }].flatMap(hosts);
const cutOff = (more: object = {}) => ({ from: FROM, hosts: abroad, fault: 'timeout', ...more });
const atHome = (country: string) => domesticOf(country).map(({ probe }) => hostOf(probe.url));

const lines = (played: Night): string[] =>
  played
    .of('connection')
    .map(({ connection, reach }) => (reach ? `${connection} (${reach})` : `${connection}`));
const asked = (played: Night) =>
  played.of('probe').filter(({ endpoint }) => `${endpoint}`.startsWith('domestic/'));

const SIGHTS = [
  { browser: 'chromium', permissions: 'none' },
  { browser: 'chromium', permissions: 'exact' },
  { browser: 'firefox', permissions: 'none' },
  { browser: 'firefox', permissions: 'exact' },
];

describe.each(SIGHTS)('where nothing abroad answers ($browser, $permissions)', (sight) => {
  it.each(COUNTRIES)('and sites at home do, the country is cut off (%s)', async (country) => {
    const played = await night(calm, { ...sight, country, events: [cutOff({ to: FROM + 45 * MINUTE })] });
    expect(lines(played)).toEqual(['unknown', 'online', 'partial (domestic)', 'online']);
    for (const id of ['telegram', 'whatsapp']) expect(played.statuses(id)).toContain('unknown (connection)');
    expect(played.blamed).toEqual([]);
    expect(played.notifications).toEqual([]);
  });

  it('and no country was confirmed, it is all called the line', async () => {
    const played = await night(calm, { ...sight, events: [cutOff()] });
    expect(lines(played)).toEqual(['unknown', 'online', 'offline']);
    expect(asked(played)).toEqual([]);
  });

  it('and nothing at home either, the line is dead', async () => {
    const dead = { from: FROM, hosts: ['*'], fault: 'timeout' };
    const played = await night(calm, { ...sight, country: 'IR', events: [dead] });
    expect(lines(played)).toEqual(['unknown', 'online', 'offline']);
  });

  it('one of two sites at home is enough', async () => {
    for (const host of atHome('IR')) {
      const lost = { from: 0, hosts: [host], fault: 'refused' };
      const played = await night(calm, { ...sight, country: 'IR', events: [cutOff(), lost] });
      expect(lines(played)).toEqual(['unknown', 'online', 'partial (domestic)']);
    }
  });
});

describe('sites inside the country', () => {
  it('are not asked while anybody abroad answers, whatever else fails', async () => {
    const events = [
      [{ from: 0, hosts: atHome('IR'), fault: 'timeout' }],
      [{ from: FROM, services: ['whatsapp'], fault: 'timeout' }],
      [{ from: FROM, hosts: abroad.filter((host) => host !== 'www.gstatic.com'), fault: 'timeout' }],
      [cutOff({ only: ['https', 'websocket', 'dns-over-https'] })],
      [{ from: FROM, hosts: ['*'], fault: 'captive' }],
    ];
    for (const some of events) {
      const played = await night(calm, { country: 'IR', events: some });
      expect(asked(played)).toEqual([]);
      expect(lines(played).join()).not.toContain('domestic');
    }
  });

  it('are asked at most every quarter of an hour, all of them together', async () => {
    const played = await night(calm, { country: 'IR', events: [cutOff()] });
    const moments = [...new Set(asked(played).map(({ at }) => at!))];
    expect(asked(played)).toHaveLength(moments.length * atHome('IR').length);
    expect(moments.length).toBeGreaterThanOrEqual(4);
    const gaps = moments.slice(1).map((at, index) => at - moments[index]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15 * MINUTE);
    expect(new Set(asked(played).map(({ kind }) => kind))).toEqual(new Set(['opaque']));
  });

  it('show within the next look that the line has died as well, and that it is back', async () => {
    const dead = { from: FROM + 20 * MINUTE, to: FROM + 40 * MINUTE, hosts: ['*'], fault: 'timeout' };
    const played = await night(calm, { country: 'IR', events: [cutOff(), dead] });
    expect(lines(played)).toEqual([
      'unknown',
      'online',
      'partial (domestic)',
      'offline',
      'partial (domestic)',
    ]);
  });

  it('are not asked first of all after sleep', async () => {
    // Their next turn comes while it sleeps, and the world is back before it wakes.
    const asleep = { from: FROM + 15 * MINUTE, to: FROM + 20 * MINUTE, fault: 'asleep' };
    const back = cutOff({ to: FROM + 19 * MINUTE });
    const played = await night(calm, { country: 'IR', events: [back, asleep] });
    expect(lines(played).at(-1)).toBe('online');
    expect(asked(played).map(({ at }) => at! < FROM + 15 * MINUTE)).toEqual([true, true]);
  });

  it('say that the country is cut off though a messenger of its own answers', async () => {
    const minutes = '.'.repeat(90);
    const abroadAlone = abroad.filter((host) => !host.endsWith('bale.ai'));
    const events = [{ from: FROM, hosts: abroadAlone, fault: 'timeout' }];
    const played = await night(`telegram ${minutes}\nbale ${minutes}`, { country: 'IR', events });
    expect(lines(played)).toEqual(['unknown', 'online', 'partial (domestic)']);
    expect(played.blamed).toEqual([]);
  });

  it('say the line is cut in part as soon as anybody abroad is let through', async () => {
    const through = ['www.microsoft.com', 'web.whatsapp.com'];
    const events = [
      cutOff({ to: FROM + 30 * MINUTE }),
      { from: FROM + 30 * MINUTE, hosts: abroad.filter((host) => !through.includes(host)), fault: 'timeout' },
    ];
    const played = await night(calm, { country: 'IR', events });
    expect(lines(played)).toEqual(['unknown', 'online', 'partial (domestic)', 'partial']);
  });
});

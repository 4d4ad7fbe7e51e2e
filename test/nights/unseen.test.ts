/** Nights that a stranger drew: what each was not yet right at. */
import { describe, expect, it } from 'vitest';
import { LIMIT_MS } from '../../src/core/detect/latency.ts';
import { FOR_THE_BADGE } from '../../src/core/detect/thresholds.ts';
import { PACES } from '../../src/core/schedule/pace.ts';
import { night } from './draw.ts';

const fine = (minutes: number): string => '.'.repeat(minutes);
const bad = (letter: string, minutes: number): string => letter.repeat(minutes);

describe('a service that dies while the line is dead', () => {
  it('is not called up when the line is back', async () => {
    const { statuses } = await night(`
      line     ${fine(20)}${bad('t', 60)}${fine(40)}
      whatsapp ${fine(50)}${bad('t', 70)}
      telegram ${fine(120)}
    `).then((seen) => ({ statuses: seen.statuses('whatsapp') }));
    expect(statuses).toEqual(['unknown', 'up', 'unknown (connection)', 'unknown', 'down (unclear)']);
  });
});

describe('a notification', () => {
  it('says the clock alone of what is of today', async () => {
    const { told } = await night(`telegram ${fine(600)}${bad('t', 20)}`);
    const outage = told.find(({ event }) => event === 'notification');
    expect(outage!['message']).toMatch(/^No answer here since 0[67]:\d\d\./);
  });
});

describe('a clock that is set back in an outage', () => {
  it('makes no answer of the silence', async () => {
    const seen = await night(`
      telegram ${fine(20)}${bad('r', 40)}${fine(10)}
      device   ${fine(40)}<
      whatsapp ${fine(70)}
    `);
    expect(seen.statuses('telegram')).toEqual(['unknown', 'up', 'down (unclear)', 'up']);
  });
});

describe('a service of which half of the requests vanish', () => {
  it.each([2, 4, 5])('is not taken for a line that loses so much (seed %i)', async (seed) => {
    const seen = await night('whatsapp .\ntelegram .\nsignal .', {
      seed,
      duration: 9000,
      events: [{ from: 3600 + 7 * seed, services: ['signal'], fault: 'timeout', probability: 0.5 }],
    });
    expect(seen.blamed).toEqual(['signal']);
    expect(seen.firstAt('signal', 'degraded')).toBeLessThan(3600 + 15 * 60);
  });
});

describe('a line that cuts every connection that idles', () => {
  it('is no line of which only part answers, and blames nobody', async () => {
    const { blamed, connections } = await night(`line ${bad('i', 90)}`);
    expect({ blamed, connections }).toEqual({ blamed: [], connections: ['unknown', 'online'] });
  });

  it('hides no outage', async () => {
    const seen = await night(`
      *.whatsapp.com ${bad('i', 60)}${fine(10)}
      *.whatsapp.net ${bad('i', 60)}${fine(10)}
      *.telegram.org ${bad('i', 70)}
      whatsapp       ${fine(60)}${bad('r', 10)}
      signal         ${fine(70)}
    `);
    expect(seen.blamed).toEqual(['whatsapp']);
    // Every look is on a new connection there, so it is asked as rarely as servers that keep none.
    const latestMs = PACES.normal.reopenedMs + FOR_THE_BADGE.mostMs + LIMIT_MS;
    expect(seen.firstAt('whatsapp', 'down')).toBeLessThan(60 * 60 + latestMs / 1000);
  });
});

describe('a country that keeps only its own services', () => {
  it('is no dead line, for those answer', async () => {
    const foreign = ['wikipedia.org', 'cloudflare.com', 'gstatic.com', 'microsoft.com', 'apple.com'];
    const checks = ['msftconnecttest.com', 'msftncsi.com', 'gnome.org', 'kde.org'];
    const hosts = [...foreign, ...checks, 'mozilla.org', 'debian.org', 'firefox.com'].map(
      (zone) => `*.${zone}`,
    );
    const seen = await night(
      `
      whatsapp ${fine(40)}
      telegram ${fine(40)}
      signal   ${fine(40)}
      zalo     ${fine(40)}
    `,
      {
        events: [
          { from: 600, to: 1800, hosts, fault: 'timeout' },
          ...['whatsapp', 'telegram', 'signal'].map((service) => ({
            from: 600,
            to: 1800,
            services: [service],
            fault: 'timeout',
          })),
        ],
      },
    );
    expect(seen.connections).toEqual(['unknown', 'online', 'partial', 'online']);
    expect(seen.blamed).toEqual([]);
  });
});

describe('an endpoint that is dead for good', () => {
  it('ends the trouble of its service when it has lost its voice, not when it began', async () => {
    const days = 8;
    const seen = await night('telegram .\nsignal .', {
      permissions: 'exact',
      duration: (days - 1) * 86_400 + 1200,
      events: [
        { from: 600, hosts: ['venus.web.telegram.org'], fault: 'refused' },
        ...Array.from({ length: days - 1 }, (_, day) => ({
          from: day * 86_400 + 1200,
          to: (day + 1) * 86_400,
          fault: 'asleep',
        })),
      ],
    });
    expect(seen.statuses('telegram').at(-1)).toBe('up');
    const [incident] = seen.resolved;
    expect(Number(incident!['resolvedAt']) - Number(incident!['openedAt'])).toBeGreaterThan(6 * 86_400);
  });
});

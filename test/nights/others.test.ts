/** Outside sources over whole nights: what is concluded with them, what never is, and what becomes of one that is gone. */
import { describe, expect, it } from 'vitest';
import { services } from '../../src/services/index.ts';
import { parseScenario } from '../scenario/scenario.ts';
import { play, type Told } from '../simulate/play.ts';
import { HAPPENINGS, outcomeOf, TRUTH, type Happening, type Night } from './others-drawn.ts';

/** Two of the nights of `npm run bench:others` for each happening, on both tiers and in both browsers. */
const TIERS = [
  { browser: 'chromium', permissions: 'none' },
  { browser: 'chromium', permissions: 'exact' },
  { browser: 'firefox', permissions: 'none' },
  { browser: 'firefox', permissions: 'exact' },
] as const;
const nightsOf = (happening: Happening, seed: number, sources?: readonly string[]): Night[] =>
  TIERS.map((tier, index) => ({ happening, ...tier, seed: seed + index, ...(sources && { sources }) }));

describe.each(HAPPENINGS.map((happening, index) => ({ happening, seed: 3 * index })))(
  '$happening',
  (drawn) => {
    const { happening, seed } = drawn;
    const truth = TRUTH[happening];

    it('is called nothing else than it is', async () => {
      for (const night of nightsOf(happening, seed)) {
        const { causes, cause, isSeen } = await outcomeOf(night);
        expect([happening, ...causes.filter((one) => one !== truth && one !== 'unclear')]).toEqual([
          happening,
        ]);
        // Of a gateway alone that is dead for all the world nobody else knows why.
        if (isSeen && happening !== 'trap: gateway') expect(cause).toBe(truth);
      }
    });

    it('is rather left open without anybody else', async () => {
      for (const night of nightsOf(happening, seed, [])) {
        const { causes, bytes } = await outcomeOf(night);
        expect(causes.filter((one) => one !== truth && one !== 'unclear')).toEqual([]);
        expect(bytes).toBe(0);
      }
    });
  },
);

async function told(more: object): Promise<Told[]> {
  const file = {
    ...{ name: 'others', seed: 5, startAt: '2026-11-22T21:00:00Z', duration: 9_000, events: [] },
    ...{ services: ['discord', 'telegram', 'signal'], ...more },
  };
  const lines: Told[] = [];
  const known = services.map(({ id }) => id);
  const scenario = parseScenario(JSON.stringify(file), 'others', known);
  await play(scenario, { withProbes: false }, (one) => void lines.push(one));
  return lines;
}
const ofEvent = (lines: readonly Told[], event: Told['event']) => lines.filter((one) => one.event === event);
const causesOf = (lines: readonly Told[]) =>
  ofEvent(lines, 'status').flatMap(({ at, cause }) => (cause ? [`${at! > 1_800} ${String(cause)}`] : []));
const outage = { from: 1_800, to: 7_200, services: ['discord'], fault: 'refused' };

describe('a service that answers here while others report trouble', () => {
  const opinions = [
    { from: 600, to: 4_000, source: 'operator', service: 'discord', says: 'trouble' },
    { from: 5_000, to: 7_000, source: 'operator', service: 'discord', says: 'trouble' },
  ];

  it('is told of once, is looked at, and never turns red', async () => {
    const lines = await told({ sources: ['operator'], opinions });
    const notices = ofEvent(lines, 'notification');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({
      kind: 'reported',
      title: expect.stringContaining('Discord') as string,
    });
    expect(
      ofEvent(lines, 'status').filter(({ status }) => !['unknown', 'up', 'reached'].includes(String(status))),
    ).toEqual([]);
    expect(ofEvent(lines, 'incident')).toEqual([]);
  });

  it('and is asked about by nobody where no source is switched on', async () => {
    const lines = await told({ opinions });
    expect([ofEvent(lines, 'asked'), ofEvent(lines, 'notification')]).toEqual([[], []]);
  });
});

it('a source whose hosts are gone changes nothing but when it is asked again', async () => {
  const gone = {
    from: 0,
    hosts: ['*.globalping.io', 'dns.google', '*.quad9.net', 'cloudflare-dns.com'],
    fault: 'timeout',
  };
  const sources = ['remote', 'resolver'];
  const lines = await told({ sources, events: [outage, gone] });
  const alone = await told({ events: [outage] });
  expect(causesOf(lines)).toEqual(causesOf(alone));
  expect(ofEvent(lines, 'asked').length).toBeGreaterThan(2);
  expect(ofEvent(lines, 'asked').length).toBeLessThan(20);
});

it('those who contradict each other leave the cause open, also where one of them had named it', async () => {
  const opinions = [
    { from: 3_000, source: 'operator', service: 'discord', says: 'trouble' },
    { from: 0, source: 'remote', service: 'discord', says: 'up' },
  ];
  const lines = await told({ sources: ['operator', 'remote'], opinions, events: [outage] });
  const causes = ofEvent(lines, 'status').flatMap((one) => (one['cause'] ? [String(one['cause'])] : []));
  expect(causes.slice(0, 3)).toEqual(['unclear', 'blocked', 'unclear']);
  const open = ofEvent(lines, 'incident').findLast(({ change }) => change === 'amended');
  expect(open).toMatchObject({ cause: 'unclear' });
});

it('nor is a cause that one of them has named turned into another once that is old: it is left open', async () => {
  const opinions = [
    { from: 0, to: 3_000, source: 'remote', service: 'discord', says: 'up' },
    { from: 3_000, source: 'remote', service: 'discord', says: 'unknown' },
    { from: 5_400, source: 'operator', service: 'discord', says: 'trouble' },
  ];
  const lines = await told({ sources: ['operator', 'remote'], opinions, events: [outage] });
  const causes = ofEvent(lines, 'status').flatMap((one) => (one['cause'] ? [String(one['cause'])] : []));
  expect(causes).toEqual(['unclear', 'blocked', 'unclear']);
  const open = ofEvent(lines, 'incident').findLast(({ change }) => change === 'amended');
  expect(open).toMatchObject({ cause: 'unclear' });
});

it('a line that comes back has the country asked about, and no source is asked meanwhile', async () => {
  const cut = { from: 1_800, to: 5_400, hosts: ['*'], fault: 'timeout' };
  const lines = await told({ country: 'IQ', sources: ['country'], events: [cut] });
  const moments = ofEvent(lines, 'asked').map(({ at }) => at!);
  expect(moments.filter((at) => at > 1_900 && at < 5_400)).toEqual([]);
  expect(moments.some((at) => at >= 5_400 && at < 5_700)).toBe(true);
});

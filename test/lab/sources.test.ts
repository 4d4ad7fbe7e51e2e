/** The lab's outside sources, as the real sources of Wasl read them; and what a scenario has them say is what the simulator has. */
import { describe, expect, it } from 'vitest';
import type { Service } from '../../src/core/model/service.ts';
import { services } from '../../src/services/index.ts';
import { vantages } from '../../src/vantages/index.ts';
import type { Read, Vantage } from '../../src/vantages/vantage.ts';
import { settledCrowd } from '../../src/core/judge/crowd.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import { answeringOthers, vantagesOf } from '../simulate/others.ts';
import { replyTo, type Answer } from './answer.ts';
import { sources } from './answers/sources/index.ts';
import { spoilt, WAYS } from './answers/sources/spoilt.ts';
import { hostsOfService, serviceIds } from './catalogue.ts';
import { createWorld } from './world.ts';

const serviceOf = (id: string): Service => services.find((one) => one.id === id)!;
const askedOf = ({ services: known }: Vantage): string => (known === 'any' ? 'whatsapp' : known[0]!);
const target = { url: 'https://web.whatsapp.com/sw.js', way: 'http' } as const;

function night(opinions: readonly object[], events: readonly object[] = []): Scenario {
  const file = {
    ...{ name: 'x', seed: 1, startAt: '2026-11-22T21:00:00Z', duration: 10_000, country: 'IQ', events },
    ...{ sources: ['operator', 'crowd', 'remote', 'country', 'resolver'], opinions },
  };
  return parseScenario(JSON.stringify(file), 'x', serviceIds);
}

/** What a vantage says in this night, asked of the lab's answers at that second. */
async function said(vantage: Vantage, scenario: Scenario, second = 100, more: readonly Answer[] = []) {
  const world = createWorld(scenario, () => second, hostsOfService);
  const answers = [...more, ...sources];
  const read: Read = async ({ url: address, post, mostBytes }) => {
    const url = new URL(address);
    const body = Buffer.from(post === undefined ? '' : JSON.stringify(post));
    const method = post === undefined ? 'GET' : 'POST';
    const reply = replyTo(answers, { host: url.host, method, url, headers: {}, body, world });
    const bytes = Buffer.from(reply.body ?? '');
    const isCut = bytes.length > mostBytes;
    const after = Number(reply.headers?.['retry-after'] ?? NaN);
    return {
      ...{ status: reply.status, body: bytes.subarray(0, mostBytes), isCut },
      ...(Number.isFinite(after) && { retryAfter: after }),
    };
  };
  const opinion = await vantage.ask(read, serviceOf(askedOf(vantage)), {
    ...{ now: Date.now(), country: 'IQ', target, isInDoubt: true, random: () => 0 },
    wait: () => Promise.resolve(),
  });
  return settledCrowd(opinion, true);
}

const TROUBLE = ['operator', 'crowd', 'remote', 'country', 'resolver'].flatMap((source) => [
  { from: 0, to: 500, source, says: 'trouble' },
  ...(source === 'country' ? [{ from: 0, to: 500, source, service: 'whatsapp', says: 'trouble' }] : []),
]);

describe.each(vantages.map((one) => [one.id, one] as const))('%s', (_, vantage) => {
  it('says what the scenario has it say, while it has it say that', async () => {
    expect(await said(vantage, night([]))).toMatchObject({ says: 'up' });
    const trouble = night(TROUBLE);
    expect(await said(vantage, trouble)).toMatchObject({ says: 'trouble' });
    expect(await said(vantage, trouble, 600)).toMatchObject({ says: 'up' });
    const closed = TROUBLE.map((one) => ({ ...one, says: 'unknown' }));
    expect(await said(vantage, night(closed))).toMatchObject({ says: 'unknown', why: 'closed' });
  });

  it.each(WAYS)('is of no use %s', async (way) => {
    const found = await said(
      vantage,
      night(TROUBLE),
      100,
      spoilt(() => way),
    );
    // Measurements and addresses have no date; of an archive the beginning is enough.
    const isUndated = ['globalping', 'resolvers', 'signal-flag'].includes(vantage.id);
    const isEnough =
      way === 'truncated' ? vantage.id === 'google-workspace' : isUndated && ['old', 'future'].includes(way);
    expect(found.says).toBe(isEnough ? 'trouble' : 'unknown');
  });
});

it('says in the lab what it says in the simulator', async () => {
  const scenario = night([
    { from: 0, source: 'operator', service: 'discord', says: 'trouble', function: 'media' },
    { from: 0, source: 'crowd', service: 'whatsapp', says: 'trouble', count: 40 },
    { from: 0, source: 'remote', service: 'whatsapp', says: 'trouble' },
    { from: 0, source: 'country', says: 'trouble' },
    { from: 0, source: 'country', service: 'whatsapp', says: 'trouble' },
  ]);
  const simulated = answeringOthers(scenario, () => 0.5, hostsOfService);
  const TWINS = {
    operator: 'statuspage/discord',
    crowd: 'mastodon',
    remote: 'globalping',
    'cut-off': 'ioda',
    country: 'ooni',
    resolver: 'resolvers',
  };
  expect(vantagesOf(scenario).map(({ id }) => id)).toEqual(Object.keys(TWINS));
  for (const [source, id] of Object.entries(TWINS)) {
    const vantage = vantages.find((one) => one.id === id)!;
    const isOfRequest = vantage.kind === 'remote' || vantage.kind === 'resolver';
    const question = { source, service: askedOf(vantage), isInDoubt: true, ...(isOfRequest && { target }) };
    const { opinion } = simulated.answer(question, 100, Date.now()).hearing;
    const { says, serves, host, way } = await said(vantage, scenario);
    expect([id, says, serves, host, way]).toEqual([
      id,
      opinion.says,
      opinion.serves,
      opinion.host,
      opinion.way,
    ]);
  }
});

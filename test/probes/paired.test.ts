import { expect, it } from 'vitest';
import { cost } from '../../src/core/cost.ts';
import type { Outcome } from '../../src/probes/index.ts';
import { withPaired } from '../../src/probes/paired.ts';
import { run } from '../../src/probes/run.ts';
import { nodeNet } from '../peers/net.ts';

const order = {
  tier: 'detailed',
  probe: { kind: 'discord-gateway', url: 'wss://gateway.discord.gg/?v=10&encoding=json' },
} as const;
const refused: Outcome = { failure: 'network', detail: 'close 1006' };

/** A web that answers so, and what was asked of it. */
function web(answer: () => Response) {
  const asked: string[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push(`${init?.method ?? 'GET'} ${String(url)} ${init?.credentials} ${init?.redirect}`);
    return answer();
  };
  return { asked, net: nodeNet({ fetch }) };
}

it.each([
  [403, { failure: 'network', detail: 'close 1006', status: 403 }],
  [200, { failure: 'network', detail: 'close 1006', status: 200 }],
  [503, { failure: 'http-error', detail: 'close 1006', status: 503 }],
] as const)('tells what https answers at the address of a refused socket: %i', async (status, outcome) => {
  const { asked, net } = web(() => new Response('', { status }));
  expect(await withPaired(refused, order, net)).toEqual(outcome);
  expect(asked).toEqual(['GET https://gateway.discord.gg/?v=10&encoding=json omit manual']);
});

it('leaves it at that where https does not answer either, or hides its status', async () => {
  const dead = web(() => {
    throw new TypeError('Failed to fetch');
  });
  const hidden = web(() => Response.error());
  expect(await withPaired(refused, order, dead.net)).toEqual(refused);
  expect(await withPaired(refused, order, hidden.net)).toEqual(refused);
});

it.each([
  ['without permission', { ...order, tier: 'basic' }, refused],
  ['for a fetch', { ...order, probe: { kind: 'http', url: 'https://discord.com/' } }, refused],
  ['for a refused certificate', order, { failure: 'certificate' }],
  ['for an answer', order, { grade: 2 }],
] as const)('asks nothing %s', async (_, asked, outcome) => {
  const world = web(() => new Response(''));
  expect([await withPaired(outcome, asked, world.net), world.asked]).toEqual([outcome, []]);
});

it('is part of what the runner sees and counts', async () => {
  const WebSocket = class extends EventTarget {
    constructor() {
      super();
      queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('close'), { code: 1006 })));
    }
    close() {}
  } as unknown as typeof globalThis.WebSocket;
  const { net } = web(() => new Response('', { status: 404 }));
  const sight = {
    browser: 'chromium',
    granted: ['discord'],
    seesLayers: false,
    socketsAreAnonymous: true,
  } as const;
  const asked = {
    ...order,
    endpoint: 'discord/gateway',
    kind: order.probe.kind,
    limitMs: 5000,
    isWarm: false,
  };
  const seen = await run(asked, sight, { ...net, WebSocket });
  const { kind, url } = order.probe;
  const alone = cost({ kind, url, isWarm: false, answered: false, failure: 'network', browser: 'chromium' });
  expect(seen).toMatchObject({ answered: false, failure: 'network', status: 404 });
  expect(seen.sentBytes).toBeGreaterThan(alone.sentBytes);
});

import { expect, it } from 'vitest';
import { cost } from '../../src/core/traffic/cost.ts';
import type { Net, Outcome } from '../../src/probes/net.ts';
import { withPaired } from '../../src/probes/paired.ts';
import { run } from '../../src/probes/run.ts';
import { nodeNet } from '../peers/net.ts';

const order = {
  tier: 'detailed',
  probe: { kind: 'discord-gateway', url: 'wss://gateway.discord.gg/?v=10&encoding=json' },
} as const;
const refused: Outcome = { failure: 'network', detail: 'close 1006' };

const HTTPS = 'https://gateway.discord.gg/?v=10&encoding=json';

/** A web that answers so, and what was asked of it. */
function web(answer: () => Response, codeOf: NonNullable<Net['codeOf']> = async () => undefined) {
  const asked: string[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push(`${init?.method ?? 'GET'} ${String(url)} ${init?.credentials} ${init?.redirect}`);
    return answer();
  };
  return { asked, net: nodeNet({ fetch, codeOf }) };
}

it.each([
  [403, { failure: 'network', detail: 'close 1006', status: 403 }],
  [503, { failure: 'http-error', detail: 'close 1006', status: 503 }],
  // Whoever is well answers a plain request so: with which status the upgrade was refused nobody says.
  ...[200, 404, 426].map(
    (status) =>
      [status, { failure: 'network', detail: `close 1006, https ${status}`, status: undefined }] as const,
  ),
] as const)('tells what https answers at the address of a refused socket: %i', async (status, outcome) => {
  const { asked, net } = web(() => new Response('', { status }));
  const seen = await withPaired(refused, order, net, 'chromium');
  expect({ status: undefined, ...seen }).toMatchObject({
    ...outcome,
    paired: { url: HTTPS, answered: true, isWarm: false },
  });
  expect(asked).toEqual([`GET ${HTTPS} omit manual`]);
});

it.each([
  [403, { failure: 'network', detail: 'close 1006', status: 403 }],
  [404, { failure: 'network', detail: 'close 1006', status: 404 }],
  [200, { failure: 'network', detail: 'close 1006', status: 200 }],
  [503, { failure: 'http-error', detail: 'close 1006', status: 503 }],
] as const)(
  'asks nothing where the browser tells with which status it was refused: %i',
  async (status, outcome) => {
    const { asked, net } = web(() => new Response(''));
    const told = { ...net, refusalOf: async () => status };
    expect(await withPaired(refused, order, told, 'firefox')).toEqual(outcome);
    expect(asked).toEqual([]);
  },
);

const dead = () => {
  throw new TypeError('Failed to fetch');
};

it('names the layer that the browser names for https', async () => {
  const { net } = web(dead, async () => 'net::ERR_CONNECTION_REFUSED');
  expect(await withPaired(refused, order, net, 'chromium')).toEqual({
    failure: 'refused',
    detail: 'close 1006, https net::ERR_CONNECTION_REFUSED',
    paired: { url: HTTPS, answered: false, failure: 'refused', isWarm: false },
  });
});

it('leaves it at that where https does not answer either, or hides its status', async () => {
  expect(await withPaired(refused, order, web(dead).net, 'chromium')).toMatchObject(refused);
  const hidden = web(() => Response.error());
  expect(await withPaired(refused, order, hidden.net, 'chromium')).toMatchObject(refused);
});

it.each([
  ['without permission', { ...order, tier: 'basic' }, refused],
  ['for a fetch', { ...order, probe: { kind: 'http', url: 'https://discord.com/' } }, refused],
  ['for a refused certificate', order, { failure: 'certificate' }],
  ['where the browser has named the layer', order, { failure: 'reset' }],
  ['for an answer', order, { grade: 2 }],
] as const)('asks nothing %s', async (_, asked, outcome) => {
  const world = web(() => new Response(''));
  expect([await withPaired(outcome, asked, world.net, 'firefox'), world.asked]).toEqual([outcome, []]);
});

it('is part of what the runner sees and counts', async () => {
  const WebSocket = class extends EventTarget {
    constructor() {
      super();
      queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('close'), { code: 1006 })));
    }
    close() {}
  } as unknown as typeof globalThis.WebSocket;
  const { net } = web(() => new Response('', { status: 403 }));
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
  expect(seen).toMatchObject({ answered: false, failure: 'network', status: 403 });
  expect(seen.sentBytes).toBeGreaterThan(alone.sentBytes);
});

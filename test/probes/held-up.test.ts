/** A socket that waits for its user behind a window of Firefox: what https answers meanwhile tells it from a silent server. */
import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/core/model/observation.ts';
import type { Browser, Tier } from '../../src/core/model/terms.ts';
import { cost } from '../../src/core/traffic/cost.ts';
import { run } from '../../src/probes/run.ts';
import { nodeNet } from '../peers/net.ts';

const probe = { kind: 'websocket', url: 'wss://chat.example/' };

/** Opens never, or at once. */
const socketThat = (opens: boolean) =>
  class extends EventTarget {
    constructor() {
      super();
      if (opens) queueMicrotask(() => this.dispatchEvent(new Event('open')));
    }
    close() {}
  } as unknown as typeof globalThis.WebSocket;

interface Meets {
  browser?: Browser;
  tier?: Tier;
  opens?: boolean;
  code?: string;
}

/** What is seen of the socket, and how often https was asked beside it. */
async function seenWhere(answer: () => Response | Promise<Response>, meets: Meets = {}) {
  const { browser = 'firefox', tier = 'detailed', opens = false, code } = meets;
  let asked = 0;
  const fetch = async () => {
    asked += 1;
    return answer();
  };
  const net = { ...nodeNet({ fetch, codeOf: async () => code }), WebSocket: socketThat(opens) };
  const order: Order = {
    endpoint: 'own-x/socket',
    kind: probe.kind,
    tier,
    probe,
    limitMs: 200,
    isWarm: false,
  };
  const granted = tier === 'detailed' ? ['own-x'] : [];
  const seen = await run(order, { browser, granted, seesLayers: true, socketsAreAnonymous: true }, net);
  return { seen, asked };
}

const dead = () => {
  throw new TypeError('NetworkError');
};

describe('in Firefox', () => {
  it('an answer over https is noted, and charged', async () => {
    const { seen } = await seenWhere(() => new Response('', { status: 400 }));
    expect(seen).toMatchObject({ answered: false, failure: 'timeout', detail: 'https answers (400)' });
    expect(seen).not.toHaveProperty('status');
    const alone = cost({ ...probe, browser: 'firefox', isWarm: false, answered: false, failure: 'timeout' });
    expect(seen.receivedBytes).toBeGreaterThan(alone.receivedBytes);
  });

  it('so is a server that insists on a certificate', async () => {
    const { seen } = await seenWhere(dead, { code: 'SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT' });
    expect(seen).toMatchObject({ failure: 'timeout', detail: 'https answers (tls)' });
  });

  it.each([
    ['a server in trouble', () => new Response('', { status: 503 })],
    ['one that refuses', dead],
    ['one that says nothing', () => new Promise<Response>(() => {})],
  ])('%s is as silent as its socket', async (_, answer) => {
    const { seen } = await seenWhere(answer, { code: 'NS_ERROR_CONNECTION_REFUSED' });
    expect(seen.failure).toBe('timeout');
    expect(String(seen.detail)).not.toMatch(/^https answers/);
  });

  it('nothing is asked beside a socket that opens', async () => {
    const { seen, asked } = await seenWhere(() => new Response(''), { opens: true });
    expect([seen.answered, asked]).toEqual([true, 0]);
  });
});

it('Chromium, which asks nobody, is not asked twice', async () => {
  const { seen, asked } = await seenWhere(() => new Response(''), { browser: 'chromium' });
  expect([seen.failure, asked]).toEqual(['timeout', 0]);
});

/** The browser may say long after an answer how it travelled, on a machine that has much to do. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { world } from '../platform/fake-browser.ts';
import type { Order } from '../../src/core/model/observation.ts';
import type { Sight } from '../../src/core/model/watch.ts';

const URL_ASKED = 'https://late.example/';
const sight: Sight = { browser: 'firefox', granted: ['x'], seesLayers: false, socketsAreAnonymous: true };
const order: Order = {
  endpoint: 'x/y',
  kind: 'http',
  tier: 'detailed',
  probe: { kind: 'http', url: URL_ASKED },
  limitMs: 10_000,
  isWarm: true,
};

type Hear = (list: { getEntries(): object[] }) => void;
let hear: Hear;

/** As Resource Timing does where a connection was opened: https://www.w3.org/TR/resource-timing/ */
const onNewConnection = { name: URL_ASKED, fetchStart: 1, connectStart: 2, connectEnd: 3, requestStart: 4 };

beforeEach(() => {
  vi.useFakeTimers();
  world.scheme = 'moz-extension:';
  world.granted = { permissions: [], origins: ['https://late.example/*'] };
  class Observer {
    constructor(listener: Hear) {
      hear = listener;
    }
    observe() {}
    disconnect() {}
  }
  const line = new EventTarget();
  vi.stubGlobal('PerformanceObserver', Observer);
  vi.stubGlobal('WebSocket', WebSocket);
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('addEventListener', line.addEventListener.bind(line));
  vi.stubGlobal('removeEventListener', line.removeEventListener.bind(line));
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('is believed all the same, against what was supposed', async () => {
  const { probe } = await import('../../src/background/probe.ts');
  const seen = probe(order, sight);
  await vi.advanceTimersByTimeAsync(900);
  hear({ getEntries: () => [onNewConnection] });
  expect(await seen).toMatchObject({ answered: true, isWarm: false, latencyMs: 0 });
});

it('is not waited for without end', async () => {
  const { probe } = await import('../../src/background/probe.ts');
  const seen = probe(order, sight);
  await vi.runAllTimersAsync();
  expect(await seen).toMatchObject({ answered: true, isWarm: true });
});

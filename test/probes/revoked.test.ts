/** Permission that is taken back: before a probe, while it is under way, and before it asks once more. */
import { once } from 'node:events';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { world } from '../platform/fake-browser.ts';
import { answer, peer } from './peer.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';
import type { Sight } from '../../src/core/model/watch.ts';

const HOST = 'http://127.0.0.1/*';
const sight: Sight = { browser: 'firefox', granted: ['x'], seesLayers: false, socketsAreAnonymous: true };

const orderFor = (port: number): Order => ({
  endpoint: 'x/y',
  kind: 'http',
  tier: 'detailed',
  probe: { kind: 'http', url: `http://127.0.0.1:${port}/` },
  limitMs: 10_000,
  isWarm: false,
});

let probe: (order: Order, sight: Sight) => Promise<Observation>;

beforeAll(async () => {
  // Browsers and later versions of Node have one.
  const line = new EventTarget();
  const addEventListener = line.addEventListener.bind(line);
  const removeEventListener = line.removeEventListener.bind(line);
  Object.assign(globalThis, {
    WebSocket,
    navigator: { onLine: true },
    addEventListener,
    removeEventListener,
  });
  ({ probe } = await import('../../src/background/probe.ts'));
});

beforeEach(() => {
  world.scheme = 'moz-extension:';
  world.granted = { permissions: [], origins: [HOST] };
});
const takeBack = () => (world.granted.origins = []);

it('asks nothing where it was taken back before', async () => {
  const { port, connections } = await peer({ onRequest: (socket) => socket.end(answer(200)) });
  expect(await probe(orderFor(port), sight)).toMatchObject({ answered: true });
  takeBack();
  const seen = await probe(orderFor(port), sight);
  expect(seen).toMatchObject({ failure: 'aborted', sentBytes: 0, receivedBytes: 0 });
  expect(connections.length).toBe(1);
});

it('takes no failure for one of the network when it was taken back meanwhile', async () => {
  const { port } = await peer({
    onRequest(socket) {
      takeBack();
      socket.resetAndDestroy();
    },
  });
  expect(await probe(orderFor(port), sight)).toMatchObject({
    failure: 'aborted',
    detail: 'permission taken back',
  });
});

it('leaves an answer that came all the same', async () => {
  const { port } = await peer({
    onRequest(socket) {
      takeBack();
      socket.end(answer(204));
    },
  });
  expect(await probe(orderFor(port), sight)).toMatchObject({ answered: true, status: 204 });
});

it('does not fail an honest failure', async () => {
  const { port, connections } = await peer({ onConnect: (socket) => socket.resetAndDestroy() });
  expect(await probe(orderFor(port), sight)).toMatchObject({ failure: 'network' });
  await Promise.all(connections.map(async (socket) => socket.closed || once(socket, 'close')));
});

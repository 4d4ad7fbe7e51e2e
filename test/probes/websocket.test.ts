import { once } from 'node:events';
import { expect, it } from 'vitest';
import { websocket } from '../../src/probes/websocket.ts';
import { ask } from './ask.ts';
import { browserNet } from './browser-net.ts';
import { answer, peer, upgrade } from './peer.ts';

it('takes an upgrade for an answer, says nothing and leaves', async () => {
  const { port, heard, connections } = await peer({
    onRequest: (socket, head) => socket.write(upgrade(head)),
  });
  const probe = { kind: 'websocket', url: `wss://127.0.0.1:${port}/apiws`, subprotocol: 'binary' } as const;
  expect(await ask(probe)).toMatchObject({ answered: true, grade: 1 });

  const [socket] = connections;
  if (heard[0]?.endsWith('\r\n\r\n')) await once(socket!, 'data');
  const [head = '', ...frames] = heard[0]!.split('\r\n\r\n');
  expect(head.toLowerCase()).toContain('sec-websocket-protocol: binary');
  // One masked close frame (RFC 6455 section 5.5.1): opcode 8.
  expect(frames.join('\r\n\r\n').charCodeAt(0)).toBe(0x88);
});

it('tells a refused upgrade only by its close code', async () => {
  const { port } = await peer({ onRequest: (socket) => socket.end(answer(403)) });
  const seen = await ask({ kind: 'websocket', url: `wss://127.0.0.1:${port}/` }, { tier: 'basic' });
  expect(seen).toMatchObject({ answered: false, failure: 'network', detail: 'close 1006' });
  expect(seen.status).toBeUndefined();
});

it('takes close code 1015 for a refused certificate', async () => {
  class NoTls extends EventTarget {
    close() {}
    constructor() {
      super();
      queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('close'), { code: 1015 })));
    }
  }
  const net = {
    ...browserNet({ browser: 'firefox', isGranted: true }),
    WebSocket: NoTls as unknown as typeof WebSocket,
    signal: new AbortController().signal,
  };
  const outcome = await websocket({ kind: 'websocket', url: 'wss://expired.example/' }, net);
  expect(outcome).toEqual({ failure: 'certificate', detail: 'close 1015' });
});

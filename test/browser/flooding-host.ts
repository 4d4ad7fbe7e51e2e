/** A host beside the lab's that never stops: a WebSocket whose one message never ends, and a body without end, at the speed of a good line. */
import { once } from 'node:events';
import https from 'node:https';
import type { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Lab } from '../lab/lab.ts';
import { frame } from '../probes/manners.ts';
import { upgrade } from '../probes/peer.ts';

/** Resolves when more can be written, and rejects once it is closed. */
export async function writable(socket: Writable): Promise<void> {
  const over = new AbortController();
  const end = () => over.abort();
  socket.once('close', end);
  await once(socket, 'drain', { signal: over.signal });
  socket.off('close', end);
}

export const FLOODING_HOST = 'flood.lab.test';

/** 100 Mbit/s at every moment: what could not be sent in time is not made up for. */
const BYTES_A_MS = 12_500;
/** Timers are no finer on a machine that has much to do. */
const TICK_MS = 20;
const WORDS = Buffer.alloc(60_000, 'x');
/** Goes on with a message that it does not end (RFC 6455 section 5.4). */
const UNFINISHED = frame(0, WORDS, 0);

export interface FloodingHost {
  /** The lab with this host in it. */
  lab: Lab;
  /** Bytes that were handed to the visitor's connections. */
  sent(): number;
  /** Connections that are still being written to. */
  open(): number;
}

export async function addFloodingHost(lab: Lab): Promise<FloodingHost> {
  const [{ httpsPort, httpPort } = { httpsPort: 0, httpPort: 0 }] = lab.places;
  let sent = 0;
  const open = new Set<Writable>();
  const flood = async (socket: Writable, part: Buffer) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => open.delete(socket));
    let dueAt = performance.now();
    while (!socket.destroyed) {
      const now = performance.now();
      if (now < dueAt) await pause(dueAt - now);
      else {
        dueAt = Math.max(dueAt, now - TICK_MS) + part.length / BYTES_A_MS;
        sent += part.length;
        if (!socket.write(part)) await writable(socket);
      }
    }
  };
  const identity = await lab.authority.issue('good', FLOODING_HOST);
  const server = https.createServer({ ...identity, ALPNProtocols: ['http/1.1'] }, ({ method }, response) => {
    if (method === 'HEAD') return void response.end();
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    void flood(response, WORDS).catch(() => undefined);
  });
  server.on('upgrade', (request, socket) => {
    const key = request.headers['sec-websocket-key']!;
    const asked = request.headers['sec-websocket-protocol'];
    const lines = [`sec-websocket-key: ${key}`, ...(asked ? [`sec-websocket-protocol: ${asked}`] : []), ''];
    socket.write(upgrade(lines.join('\r\n')));
    socket.write(frame(1, 'x', 0));
    void flood(socket, UNFINISHED).catch(() => undefined);
  });
  // The lab's hosts have addresses of their own; 127.0.0.1 is free at their ports.
  server.listen(httpsPort, '127.0.0.1');
  await once(server, 'listening');
  return {
    lab: {
      ...lab,
      places: [...lab.places, { host: FLOODING_HOST, address: '127.0.0.1', httpsPort, httpPort }],
      async close() {
        open.forEach((socket) => socket.destroy());
        server.closeAllConnections();
        server.close();
        await lab.close();
      },
    },
    sent: () => sent,
    open: () => open.size,
  };
}

/** Loopback servers for probes: as raw as a TCP connection, so that they can misbehave at every byte. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Peer {
  port: number;
  /** Everything that every connection has sent, as it came. */
  heard: string[];
  connections: Socket[];
}

/** What a peer does with one connection: at once, and when the head of a request is in. */
export interface Manners {
  onConnect?(socket: Socket): void;
  onRequest?(socket: Socket, head: string): void;
}

const END_OF_HEAD = '\r\n\r\n';

/** A server that lives until the test ends. */
export async function peer({ onConnect, onRequest }: Manners): Promise<Peer> {
  const heard: string[] = [];
  const connections: Socket[] = [];
  const server = createServer((socket) => {
    const index = connections.push(socket) - 1;
    heard.push('');
    socket.on('error', () => {});
    onConnect?.(socket);
    socket.on('data', (data) => {
      const isAsked = heard[index]?.includes(END_OF_HEAD);
      const head = (heard[index] += data.toString('latin1'));
      // A body may come with its head, and what follows an upgrade is no request.
      if (!isAsked && head.includes(END_OF_HEAD)) onRequest?.(socket, head);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of connections) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return { port: (server.address() as AddressInfo).port, heard, connections };
}

/** An HTTP/1.1 answer that ends with the connection. */
export function answer(status: number, body = '', headers: Record<string, string> = {}): string {
  const lines = Object.entries({ connection: 'close', 'content-length': `${body.length}`, ...headers });
  return `HTTP/1.1 ${status} Status\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

/** The answer to an upgrade (RFC 6455 section 4.2.2), with a subprotocol if the client named one. */
export function upgrade(head: string): string {
  const key = /sec-websocket-key: (.*)\r\n/i.exec(head)?.[1] ?? '';
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  const subprotocol = /sec-websocket-protocol: (.*)\r\n/i.exec(head)?.[1];
  return [
    'HTTP/1.1 101 Switching Protocols',
    'upgrade: websocket',
    'connection: upgrade',
    `sec-websocket-accept: ${accept}`,
    ...(subprotocol ? [`sec-websocket-protocol: ${subprotocol}`] : []),
    '\r\n',
  ].join('\r\n');
}

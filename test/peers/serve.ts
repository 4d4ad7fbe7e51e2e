/** A loopback server: HTTP and WebSocket on one port, closed with everything that hangs on it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { unawaited } from '../../src/platform/unawaited.ts';

export interface Handlers {
  http?(request: IncomingMessage, response: ServerResponse): unknown;
  /** Without it every upgrade is refused. */
  socket?(socket: WebSocket, request: IncomingMessage): void;
}

export interface Served {
  /** `http://127.0.0.1:PORT` and `ws://127.0.0.1:PORT`. */
  http: string;
  socket: string;
  /** Before the test is over: as a server that goes away. */
  close(): Promise<void>;
}

/** A server that lives until the test ends. */
export async function serve(handlers: Handlers): Promise<Served> {
  const served = await listen(handlers);
  onTestFinished(served.close);
  return served;
}

/** A server that lives until it is closed, for a whole file. */
export async function listen({ http, socket }: Handlers): Promise<Served> {
  const server = createServer((request, response) => {
    if (http) unawaited(Promise.resolve(http(request, response)));
    else response.writeHead(404).end();
  });
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => [...offered][0] ?? false,
  });
  server.on('upgrade', (request, stream, head) => {
    if (!socket) {
      stream.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (opened) => {
      opened.on('error', () => {});
      socket(opened, request);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => {
    for (const open of sockets.clients) open.terminate();
    server.closeAllConnections();
    return new Promise((closed) => server.close(() => closed()));
  };
  return { http: `http://127.0.0.1:${port}`, socket: `ws://127.0.0.1:${port}`, close };
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

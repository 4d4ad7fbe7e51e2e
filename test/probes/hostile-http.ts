/** Answers over HTTP that are allowed, or nearly, and yet meant to harm. */
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { forever } from './manners.ts';
import { answer, type Manners } from './peer.ts';

const does = (onRequest: (socket: Socket) => void): Manners => ({ onRequest });
const ok = 'HTTP/1.1 200 OK\r\n';
const chunked = `${ok}transfer-encoding: chunked\r\n\r\n`;

/** 64 MB in 64 kB. */
const BOMB = gzipSync(Buffer.alloc(64 * 2 ** 20));

export const HOSTILE_HTTP: Record<string, Manners> = {
  'answers in HTTP/1.0': does((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\n{}')),
  'answers in HTTP/9.9': does((socket) => socket.end('HTTP/9.9 200 OK\r\n\r\n{}')),
  'answers without a head': does((socket) => socket.end('<html>')),
  'answers by a TLS alert': does((socket) => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, 40]))),
  'sends early hints alone': does((socket) =>
    socket.write('HTTP/1.1 103 Early Hints\r\nlink: </>\r\n\r\n'.repeat(1000)),
  ),
  'switches protocols unasked': does((socket) =>
    socket.end('HTTP/1.1 101 Switching\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
  ),
  'answers 99': does((socket) => socket.end('HTTP/1.1 99 Odd\r\ncontent-length: 0\r\n\r\n')),
  'answers 999': does((socket) => socket.end(answer(999))),
  'answers 204 with a body': does((socket) => socket.end(answer(204, '{}'))),
  'never ends the headers': does((socket) => {
    socket.write(ok);
    forever(socket, `x-header: ${'x'.repeat(1000)}\r\n`);
  }),
  'never ends the trailers': does((socket) => {
    socket.write(`${chunked}2\r\n{}\r\n0\r\n`);
    forever(socket, `x-trailer: ${'x'.repeat(1000)}\r\n`);
  }),
  'sends a chunk of 2^64 bytes': does((socket) => socket.end(`${chunked}ffffffffffffffff\r\n{}`)),
  'sends two lengths': does((socket) => socket.end(`${ok}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`)),
  'sends 64 kB that unpack to 64 MB': does((socket) => {
    socket.write(`${ok}content-encoding: gzip\r\ncontent-length: ${BOMB.length}\r\n\r\n`);
    socket.end(BOMB);
  }),
  'sends what does not unpack': does((socket) =>
    socket.end(answer(200, 'not packed', { 'content-encoding': 'gzip' })),
  ),
  'sends JSON within JSON': does((socket) => socket.end(answer(200, '['.repeat(60_000)))),
  'sends a prototype': does((socket) =>
    socket.end(answer(200, '{"__proto__":{"ok":true,"success":true,"versions":["v1.1"]}}')),
  ),
  ...Object.fromEntries(
    ['data:text/plain,success%0a', 'blob:https://x/1', 'ftp://127.0.0.1/', 'javascript:1', 'http://[::1'].map(
      (location) => [`redirects to ${location}`, does((socket) => socket.end(answer(302, '', { location })))],
    ),
  ),
};

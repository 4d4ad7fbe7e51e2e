/** Peers that no probe may trip over, each named by what it does to one request. */
import { HOSTILE_FRAMES } from './hostile-frames.ts';
import { HOSTILE_HTTP } from './hostile-http.ts';
import { drip, either, forever, frame } from './manners.ts';
import { answer, type Manners } from './peer.ts';

const body = (length: number) => 'x'.repeat(length);

export const HOSTILE: Record<string, Manners> = {
  ...HOSTILE_HTTP,
  ...HOSTILE_FRAMES,
  'closes at once': { onConnect: (socket) => socket.end() },
  'resets at once': { onConnect: (socket) => socket.resetAndDestroy() },
  'closes on the request': { onRequest: (socket) => socket.end() },
  'resets on the request': { onRequest: (socket) => socket.resetAndDestroy() },
  'never answers': {},
  'answers garbage': { onRequest: (socket) => socket.end('\x00\x01\xff garbage '.repeat(50)) },
  'stops in the status line': { onRequest: (socket) => socket.end('HTTP/1.1 2') },
  'stops in the headers': { onRequest: (socket) => socket.end('HTTP/1.1 200 OK\r\nserver: ') },
  'falls silent in the headers': { onRequest: (socket) => socket.write('HTTP/1.1 200 OK\r\nserver: ') },
  'sends headers of 100 kB': { onRequest: (socket) => socket.end(answer(200, '', { large: body(100_000) })) },
  'drips headers': { onRequest: (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nserver: drip') },
  'sends half a body': either(
    (socket) => socket.end(answer(200, 'half', { 'content-length': '100' })),
    (socket) => socket.end(frame(1, 'half').subarray(0, 3)),
  ),
  'falls silent in the body': either(
    (socket) => socket.write(answer(200, 'half', { 'content-length': '100' })),
    () => {},
  ),
  'never ends the body': either(
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n');
      forever(socket, body(16_384));
    },
    (socket) => forever(socket, frame(1, 'flood')),
  ),
  'drips the body': either(
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      drip(socket, 'drip');
    },
    (socket) => drip(socket, frame(1, 'drip').toString('latin1')),
  ),
  'sends 10 MB': either(
    (socket) => socket.end(answer(200, body(10_000_000))),
    (socket) =>
      socket.end(
        Buffer.concat([Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 0x98, 0x96, 0x80]), Buffer.alloc(1e7)]),
      ),
  ),
  'sends broken frames': either(
    (socket) => socket.end(answer(200, '\xff\xff\xff')),
    (socket) => socket.end(Buffer.from([0xff, 0xff, 0xff, 0xff])),
  ),
  'closes after the answer': either(
    (socket) => socket.end(answer(200)),
    (socket) => socket.end(frame(8, '')),
  ),
  'refuses with 403': { onRequest: (socket) => socket.end(answer(403)) },
  'refuses with 503': { onRequest: (socket) => socket.end(answer(503)) },
  'redirects to itself for ever': {
    onRequest: (socket) => socket.end(answer(302, '', { location: '/again' })),
  },
  'asks for a password': {
    onRequest: (socket) => socket.end(answer(401, '', { 'www-authenticate': 'Basic realm="x"' })),
  },
  'wants to be asked elsewhere': {
    onRequest: (socket) =>
      socket.end(answer(200, '{}', { 'alt-svc': 'h2="127.0.0.1:1"', refresh: '0; url=/again' })),
  },
  'answers everything like Discord': either(
    (socket) => socket.end(answer(200, '{"op":10,"d":{"heartbeat_interval":41250}}')),
    (socket) => socket.write(frame(1, '{"op":10,"d":{"heartbeat_interval":41250}}')),
  ),
  'redirects to plain http at this computer': {
    onRequest: (socket) => socket.end(answer(302, '', { location: 'http://127.0.0.1:1/' })),
  },
  'redirects to a file': {
    onRequest: (socket) => socket.end(answer(302, '', { location: 'file:///etc/passwd' })),
  },
};

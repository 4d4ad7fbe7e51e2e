/**
 * A host beside the lab's that keeps to no protocol: HTTP/2 whose frames never end (RFC 9113), HTTP/1.1 that drips, leads in circles or unpacks to
 * far more than it sends. It writes bytes of its own, so that no library keeps it from anything.
 */
import { once } from 'node:events';
import tls, { type TLSSocket } from 'node:tls';
import { gzipSync } from 'node:zlib';
import type { Lab } from '../lab/lab.ts';
import { writable } from './flooding-host.ts';

export const HOSTILE_HOST = 'hostile.lab.test';

/** Types of frames (RFC 9113 section 6), and two flags. */
const [HEADERS, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, CONTINUATION] = [1, 3, 4, 5, 6, 9];
const ACK = 1;
const END_HEADERS = 4;
/** What a client says first (section 3.4). */
const PREFACE_BYTES = 24;
const HEAD_BYTES = 9;

const number = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};
const frame = (type: number, flags: number, stream: number, payload: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([number(payload.length, 3), Buffer.from([type, flags]), number(stream, 4), payload]);

/** A field that is not to be indexed (RFC 7541 section 6.2.2): `a` and 120 letters, over and over. */
const FIELDS = Buffer.concat(
  Array.from({ length: 120 }, () =>
    Buffer.concat([Buffer.from([0, 1]), Buffer.from('a'), Buffer.from([120]), Buffer.alloc(120, 'x')]),
  ),
);
/** `:status: 200`, of the static table. */
const OK = Buffer.from([0x88]);

/** Streams that a client has opened and this server has not heard of yet. */
function* openedIn(heard: Buffer): Generator<number> {
  for (let at = PREFACE_BYTES; at + HEAD_BYTES <= heard.length;) {
    const length = heard.readUIntBE(at, 3);
    if (heard[at + 3] === HEADERS) yield heard.readUInt32BE(at + 5);
    at += HEAD_BYTES + length;
  }
}

/** What is said to each request; a stream of it without end is given as a function that makes its parts. */
interface Said {
  first?: Buffer;
  endless?: (count: number) => Buffer;
  /** Between two parts, in milliseconds; left out: as fast as they are taken. */
  everyMs?: number;
}

const http1 = (lines: readonly string[], body: Buffer | string = ''): Buffer =>
  Buffer.concat([Buffer.from([...lines, '', ''].join('\r\n')), Buffer.from(body)]);
const JSON_HEAD = ['HTTP/1.1 200 OK', 'content-type: application/json', 'access-control-allow-origin: *'];

const BOMB = gzipSync(Buffer.alloc(300_000_000));

/** Over HTTP/2, by the stream of the request. */
const MANNERS_2: Readonly<Record<string, (stream: number) => Said>> = {
  'refuses every stream': (stream) => ({ first: frame(RST_STREAM, 0, stream, number(7, 4)) }),
  'cancels every stream': (stream) => ({ first: frame(RST_STREAM, 0, stream, number(8, 4)) }),
  'answers, then resets without end': (stream) => ({
    first: frame(HEADERS, END_HEADERS, stream, OK),
    endless: () => frame(RST_STREAM, 0, stream, number(8, 4)),
  }),
  'pushes without end': (stream) => ({
    endless: (count) =>
      frame(PUSH_PROMISE, END_HEADERS, stream, Buffer.concat([number(2 * count + 2, 4), OK])),
  }),
  'never ends its headers': (stream) => ({
    first: frame(HEADERS, 0, stream, OK),
    endless: () => frame(CONTINUATION, 0, stream, FIELDS),
  }),
  'goes on with nothing': (stream) => ({
    first: frame(HEADERS, 0, stream, OK),
    endless: () => frame(CONTINUATION, 0, stream),
  }),
  'pings without end': () => ({ endless: () => frame(PING, 0, 0, Buffer.alloc(8)) }),
  'sets without end': () => ({ endless: () => frame(SETTINGS, 0, 0) }),
};

/** Over HTTP/1.1. */
const MANNERS_1: Readonly<Record<string, () => Said>> = {
  'drips its headers': () => ({
    first: Buffer.from('HTTP/1.1 200 OK\r\n'),
    endless: () => Buffer.from('a: b\r\n'),
    everyMs: 300,
  }),
  'drips its body': () => ({ first: http1(JSON_HEAD), endless: () => Buffer.from(' '), everyMs: 300 }),
  'never ends its headers': () => ({
    first: Buffer.from('HTTP/1.1 200 OK\r\n'),
    endless: () => Buffer.from(`a: ${'x'.repeat(4000)}\r\n`),
  }),
  'hints without end': () => ({
    endless: () => Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n'),
  }),
  'leads in circles': () => ({
    first: http1(['HTTP/1.1 302 Found', `location: https://${HOSTILE_HOST}/`, 'content-length: 0']),
  }),
  'packs a bomb': () => ({
    first: http1([...JSON_HEAD, 'content-encoding: gzip', `content-length: ${BOMB.length}`], BOMB),
  }),
};

export const MANNERS = [
  ...Object.keys(MANNERS_2).map((name) => ['h2', name] as const),
  ...Object.keys(MANNERS_1).map((name) => ['http/1.1', name] as const),
];
export type Manner = (typeof MANNERS)[number];

export interface HostileHost {
  /** The lab with this host in it. */
  lab: Lab;
  behave(manner: Manner): void;
  /** Connections and requests since it behaves so. */
  met(): { connections: number; requests: number };
}

async function say(socket: TLSSocket, { first, endless, everyMs }: Said): Promise<void> {
  if (first) socket.write(first);
  for (let count = 0; endless && !socket.destroyed; count += 1) {
    // Parts of some kilobytes, or nothing but calls would be measured.
    const size = everyMs === undefined ? 100 : 1;
    const parts = Array.from({ length: size }, (_, place) => endless(count * size + place));
    const isTaken = socket.write(Buffer.concat(parts));
    if (everyMs !== undefined) await new Promise((resolve) => setTimeout(resolve, everyMs));
    else if (isTaken) await new Promise(setImmediate);
    else await writable(socket);
  }
}

export async function addHostileHost(lab: Lab): Promise<HostileHost> {
  const [{ httpsPort, httpPort } = { httpsPort: 0, httpPort: 0 }] = lab.places;
  const { key, cert } = await lab.authority.issue('good', HOSTILE_HOST);
  const open = new Set<TLSSocket>();
  let [protocol, name]: Manner = MANNERS[0]!;
  let [connections, requests] = [0, 0];
  const answer = (socket: TLSSocket, said: Said) => {
    requests += 1;
    void say(socket, said).catch(() => undefined);
  };
  const server = tls.createServer(
    { key, cert, ALPNCallback: ({ protocols }) => protocols.find((one) => one === protocol) },
    (socket) => {
      connections += 1;
      open.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => open.delete(socket));
      if (protocol === 'http/1.1') {
        let heard = '';
        socket.on('data', (part) => {
          heard += String(part);
          for (let end = heard.indexOf('\r\n\r\n'); end >= 0; end = heard.indexOf('\r\n\r\n')) {
            heard = heard.slice(end + 4);
            answer(socket, MANNERS_1[name]!());
          }
        });
        return;
      }
      let heard = Buffer.alloc(0);
      const known = new Set<number>();
      socket.write(Buffer.concat([frame(SETTINGS, 0, 0), frame(SETTINGS, ACK, 0)]));
      socket.on('data', (part) => {
        heard = Buffer.concat([heard, part]);
        for (const stream of openedIn(heard)) {
          if (known.has(stream)) continue;
          known.add(stream);
          answer(socket, MANNERS_2[name]!(stream));
        }
      });
    },
  );
  // Visitors that leave in the middle of a handshake.
  server.on('tlsClientError', () => {});
  // The lab's hosts have addresses of their own; 127.0.0.1 is free at their ports.
  server.listen(httpsPort, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => open.forEach((socket) => socket.destroy());
  return {
    lab: {
      ...lab,
      places: [...lab.places, { host: HOSTILE_HOST, address: '127.0.0.1', httpsPort, httpPort }],
      async close() {
        cut();
        server.close();
        await lab.close();
      },
    },
    behave(manner) {
      cut();
      [protocol, name] = manner;
      [connections, requests] = [0, 0];
    },
    met: () => ({ connections, requests }),
  };
}

/** What a peer may say over a WebSocket, against its rules (RFC 6455) or within them. Asked over HTTP, it answers nothing of use. */
import type { Socket } from 'node:net';
import { either, frame } from './manners.ts';
import { answer, type Manners } from './peer.ts';

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const CONTINUED = 0;

const says = (after: (socket: Socket) => void): Manners =>
  either((socket) => socket.end(answer(200, '{}')), after);
const saysOnce = (bytes: Buffer): Manners => says((socket) => socket.write(bytes));
const many = (one: Buffer): Buffer => Buffer.concat(Array<Buffer>(5_000).fill(one));
const closes = (reason: string): Manners =>
  saysOnce(frame(CLOSE, Buffer.concat([Buffer.from([0x03, 0xe8]), Buffer.from(reason)])));

export const HOSTILE_FRAMES: Record<string, Manners> = {
  'never ends a message': saysOnce(
    Buffer.concat([frame(TEXT, '{', 0), many(frame(CONTINUED, 'x'.repeat(1000), 0))]),
  ),
  'pings without need': saysOnce(many(frame(PING, 'x'.repeat(125)))),
  'pongs without need': saysOnce(many(frame(PONG, 'x'.repeat(125)))),
  'says nothing, often': saysOnce(many(frame(BINARY, ''))),
  'masks its frames': saysOnce(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x7b, 0x7d])),
  'uses an unknown opcode': saysOnce(frame(3, '{}')),
  'goes on with what it never began': saysOnce(frame(CONTINUED, '{}')),
  'announces 2^63 bytes': saysOnce(Buffer.concat([Buffer.from([0x82, 127]), Buffer.alloc(8, 0xff)])),
  'cuts a character in half': saysOnce(frame(TEXT, Buffer.from([0x7b, 0xc3]))),
  'closes with a long reason': closes('x'.repeat(198)),
  'closes in order': closes('bye'),
  'laughs a billion times': saysOnce(
    frame(TEXT, '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><open>&b;</open>'),
  ),
  'opens a tag and never closes it': saysOnce(frame(TEXT, `<open${' a="b"'.repeat(9000)}`)),
  'names another subprotocol': {
    onRequest: (socket) =>
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: no\r\nsec-websocket-protocol: other\r\n\r\n',
      ),
  },
};

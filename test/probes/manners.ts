/** What hostile peers are made of. */
import type { Socket } from 'node:net';
import { upgrade, type Manners } from './peer.ts';

const isUpgrade = (head: string) => /\r\nupgrade: websocket\r\n/i.test(head);

/** Answers `after` an upgrade to a socket, `plain` to anything else. */
export const either = (plain: (socket: Socket) => void, after: (socket: Socket) => void): Manners => ({
  onRequest(socket, head) {
    if (!isUpgrade(head)) return plain(socket);
    socket.write(upgrade(head));
    after(socket);
  },
});

/** Writes as fast as the client reads, until it leaves. */
export function forever(socket: Socket, part: string | Buffer): void {
  const write = () => {
    while (!socket.destroyed && socket.write(part));
  };
  socket.on('drain', write);
  write();
}

/** One byte every few milliseconds. */
export function drip(socket: Socket, text: string): void {
  let sent = 0;
  const timer = setInterval(() => socket.write(text[sent++ % text.length] ?? ''), 5);
  socket.on('close', () => clearInterval(timer));
}

/** A frame of a WebSocket (RFC 6455 section 5.2) of less than 64 KiB; `final` is 0 where it is not the last of its message. */
export function frame(opcode: number, payload: string | Buffer, final: 0 | 0x80 = 0x80): Buffer {
  const bytes = Buffer.from(payload);
  const length = bytes.length < 126 ? [bytes.length] : [126, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.concat([Buffer.from([final | opcode, ...length]), bytes]);
}

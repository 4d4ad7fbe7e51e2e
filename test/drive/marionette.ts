/**
 * Firefox's Marionette protocol over TCP: messages are `LENGTH:JSON`; a command is `[0, id, name, parameters]`, its answer
 * `[1, id, error, result]` (firefox-source-docs, `testing/marionette/Protocol.md`).
 */
import { once } from 'node:events';
import net from 'node:net';

export interface Marionette {
  /** Rejects with Firefox's message, and when it has gone. */
  send<T = unknown>(name: string, parameters?: object): Promise<T>;
  close(): void;
}

type Answer = [1, number, { message: string } | null, unknown];

export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  let rest = Buffer.alloc(0);

  socket.on('error', () => {});
  socket.on('close', () => {
    for (const [id, answer] of waiting) answer([1, id, { message: 'Firefox has gone' }, undefined]);
  });
  socket.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const colon = rest.indexOf(':');
      const length = Number(rest.toString('latin1', 0, Math.max(colon, 0)));
      if (colon < 0 || rest.length < colon + 1 + length) return;
      const message = JSON.parse(rest.toString('utf8', colon + 1, colon + 1 + length)) as Answer | object;
      rest = rest.subarray(colon + 1 + length);
      // The greeting is an object and needs no answer.
      if (Array.isArray(message)) waiting.get(message[1])?.(message as Answer);
    }
  });

  return {
    send<T>(name: string, parameters: object = {}) {
      return new Promise<T>((resolve, reject) => {
        if (socket.destroyed) return reject(new Error(`${name}: Firefox has gone`));
        const id = (lastId += 1);
        waiting.set(id, ([, , error, result]) => {
          waiting.delete(id);
          if (error) reject(new Error(`${name}: ${error.message}`));
          else resolve(result as T);
        });
        const message = Buffer.from(JSON.stringify([0, id, name, parameters]));
        socket.write(Buffer.concat([Buffer.from(`${message.length}:`), message]));
      });
    },
    close: () => socket.destroy(),
  };
}

/** A host beside the lab's, of the old kind: it speaks HTTP/1.1 alone, or is no TLS server at all. It counts like the lab. */
import { once } from 'node:events';
import https from 'node:https';
import net from 'node:net';
import type { Lab } from '../lab/lab.ts';
import type { Traffic } from '../lab/site.ts';

export const OLD_HOST = 'old.lab.test';

export type Habit =
  | 'http1'
  /** Answers a ClientHello in plain text, as a proxy does that was not expected. */
  | 'plain-text'
  /** Hangs up on a ClientHello without a word. */
  | 'hang-up';

export interface OldHost {
  /** The lab with this host in it. */
  lab: Lab;
  behave(habit: Habit): void;
}

export async function addOldHost(lab: Lab): Promise<OldHost> {
  const [{ httpsPort, httpPort } = { httpsPort: 0, httpPort: 0 }] = lab.places;
  const past: Traffic = { connections: 0, receivedBytes: 0, sentBytes: 0 };
  const open = new Set<net.Socket>();
  let habit: Habit = 'http1';
  const identity = await lab.authority.issue('good', OLD_HOST);
  const secure = https.createServer({ ...identity, ALPNProtocols: ['http/1.1'] }, (_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end();
  });
  secure.keepAliveTimeout = 0;

  const server = net.createServer((socket) => {
    open.add(socket);
    past.connections += 1;
    socket.on('error', () => {});
    socket.once('close', () => {
      open.delete(socket);
      past.receivedBytes += socket.bytesRead;
      past.sentBytes += socket.bytesWritten;
    });
    if (habit === 'http1') secure.emit('connection', socket);
    else
      socket.once('data', () => socket.end(habit === 'plain-text' ? 'HTTP/1.1 400 Bad Request\r\n\r\n' : ''));
  });
  // The lab's hosts have addresses of their own; 127.0.0.1 is free at their ports.
  server.listen(httpsPort, '127.0.0.1');
  await once(server, 'listening');

  function traffic(): Traffic {
    const sum = { ...past };
    for (const { bytesRead, bytesWritten } of open) {
      sum.receivedBytes += bytesRead;
      sum.sentBytes += bytesWritten;
    }
    return sum;
  }
  const cut = () => open.forEach((socket) => socket.resetAndDestroy());
  return {
    lab: {
      ...lab,
      places: [...lab.places, { host: OLD_HOST, address: '127.0.0.1', httpsPort, httpPort }],
      traffic: (host) => (host === OLD_HOST ? traffic() : lab.traffic(host)),
      async close() {
        cut();
        server.close();
        secure.close();
        await lab.close();
      },
    },
    behave(next) {
      habit = next;
      cut();
    },
  };
}

/** A loopback port that nobody listens on, for a server that cannot choose one by itself. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports of outgoing connections and of the lab, so that none of them takes it before the server does. Each process has a
 * stretch of its own; none is given twice.
 */
const FIRST = 10_000;
const COUNT = 10_000;
let next = 8 * process.pid;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + (next % COUNT);
    next += 1;
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    await once(server.close(), 'close');
    return port;
  }
}

/**
 * Every host of the lab gets an address of its own inside 127/8, so that a connection to it can truly be refused, and so that a browser
 * never shares one connection between two hosts.
 */
import net from 'node:net';

/** Where one host of the lab listens. */
export interface Place {
  host: string;
  address: string;
  httpsPort: number;
  httpPort: number;
}

/** Below the ports that systems give to outgoing connections, so that a closed listener finds its port free when it opens again. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;

/**
 * One place for each host: the same two ports on many addresses, or, where the system knows 127.0.0.1 alone (macOS), many ports on it.
 * `random` gives uniform numbers from [0, 1).
 */
export async function allot(hosts: readonly string[], random = Math.random): Promise<Place[]> {
  const hasManyAddresses = await isFree('127.77.0.2', 0);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = FIRST_PORT + 2 * Math.floor((random() * PORTS) / 2);
    const places = hosts.map((host, index) =>
      hasManyAddresses
        ? { host, address: addressOf(index), httpsPort: first, httpPort: first + 1 }
        : { host, address: '127.0.0.1', httpsPort: first + 2 * index, httpPort: first + 2 * index + 1 },
    );
    const free = await Promise.all(
      places.flatMap(({ address, httpsPort, httpPort }) => [
        isFree(address, httpsPort),
        isFree(address, httpPort),
      ]),
    );
    if (free.every(Boolean)) return places;
  }
  throw new Error('The lab found no free ports on the loopback addresses.');
}

function addressOf(index: number): string {
  return `127.77.${Math.floor(index / 250)}.${(index % 250) + 2}`;
}

function isFree(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}

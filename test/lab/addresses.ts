/**
 * Every host of the lab gets an address of its own inside 127/8, so that a connection to it can truly be refused, and so that a browser
 * never shares one connection between two hosts.
 */
import { once } from 'node:events';
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
/** Whoever listens here has the ports of this number on all other addresses, also while nobody listens there. */
const CLAIMS = '127.77.255.254';

export interface Allotment {
  places: Place[];
  /** Lets other labs have the ports. */
  release(): void;
}

/**
 * One place for each host: the same two ports on many addresses, or, where the system knows 127.0.0.1 alone (macOS), many ports on it.
 * They belong to one lab until it releases them, however many begin at the same moment.
 */
export async function allot(hosts: readonly string[]): Promise<Allotment> {
  const hasManyAddresses = await isFree(CLAIMS, 0);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = FIRST_PORT + 2 * Math.floor((Math.random() * PORTS) / 2);
    const claim = hasManyAddresses
      ? await listenAt(CLAIMS, first)
      : await listenAt('127.0.0.1', first + 2 * hosts.length);
    if (!claim) continue;
    const places = hosts.map((host, index) =>
      hasManyAddresses
        ? { host, address: addressOf(index), httpsPort: first, httpPort: first + 1 }
        : { host, address: '127.0.0.1', httpsPort: first + 2 * index, httpPort: first + 2 * index + 1 },
    );
    const free = await Promise.all([
      // For hosts that a test puts beside the lab's.
      isFree('127.0.0.1', first),
      ...places.flatMap(({ address, httpsPort, httpPort }) => [
        isFree(address, httpsPort),
        isFree(address, httpPort),
      ]),
    ]);
    if (free.every(Boolean)) return { places, release: () => void claim.close() };
    claim.close();
  }
  throw new Error('The lab found no free ports on the loopback addresses.');
}

function addressOf(index: number): string {
  return `127.77.${Math.floor(index / 250)}.${(index % 250) + 2}`;
}

/** `undefined` where somebody else listens, or there is no such address. */
async function listenAt(address: string, port: number): Promise<net.Server | undefined> {
  const server = net.createServer().listen(port, address);
  return once(server, 'listening').then(
    () => server,
    () => undefined,
  );
}

async function isFree(address: string, port: number): Promise<boolean> {
  const server = await listenAt(address, port);
  if (server) await once(server.close(), 'close');
  return server !== undefined;
}

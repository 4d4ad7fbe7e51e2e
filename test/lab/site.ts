/** One host of the lab: its two listeners, its open connections and the bytes that went through them. */
import { once } from 'node:events';
import net from 'node:net';
import type { Fault } from '../scenario/scenario.ts';
import type { Place } from './addresses.ts';
import type { World } from './world.ts';

/** A connection to a site, from the TCP handshake to its end. */
export interface Connection {
  site: Site;
  socket: net.Socket;
  /** Requests seen on it so far. */
  requests: number;
  /** Nothing that comes over it is answered any more, as if packets vanished. */
  isFrozen: boolean;
  /** It took up an earlier TLS session; known once the handshake is done. */
  isResumed?: boolean;
  /** What was drawn when it was opened, for its first request to meet. */
  drawn?: { kind: string; fault: Fault | undefined };
}

/** Bytes inside TCP: TLS records included, headers of TCP and IP not. */
export interface Traffic {
  connections: number;
  receivedBytes: number;
  sentBytes: number;
}

export interface Site extends Place {
  /** Brings the listeners and the open connections in line with the world; call it when the world turns. */
  settle(world: World): Promise<void>;
  traffic(): Traffic;
  close(): Promise<void>;
}

/** Faults that a connection does not outlive. */
const CUTS: readonly Fault['name'][] = [
  'dns',
  'dns-forged',
  'refused',
  'tls-reset',
  'certificate',
  'captive',
];
/** Faults that nobody is listening under. */
const SILENCES: readonly (Fault['name'] | undefined)[] = ['refused', 'dns'];

export function createSite(place: Place, accept: (connection: Connection, isTls: boolean) => void): Site {
  const open = new Set<Connection>();
  const past: Traffic = { connections: 0, receivedBytes: 0, sentBytes: 0 };
  let before: Fault | undefined;

  const listener = (isTls: boolean) =>
    net.createServer((socket) => {
      const connection: Connection = { site, socket, requests: 0, isFrozen: false };
      open.add(connection);
      past.connections += 1;
      socket.on('error', () => {});
      socket.once('close', () => {
        open.delete(connection);
        past.receivedBytes += socket.bytesRead;
        past.sentBytes += socket.bytesWritten;
      });
      accept(connection, isTls);
    });
  const doors = [
    { server: listener(true), port: place.httpsPort, kind: 'https' },
    { server: listener(false), port: place.httpPort, kind: 'http' },
  ] as const;

  const site: Site = {
    ...place,
    async settle(world) {
      const [https, http] = [world.standing(place.host, 'https'), world.standing(place.host, 'http')];
      const certain = https && https === world.standing(place.host, 'websocket') ? https : undefined;
      if (certain?.name === 'timeout') for (const connection of open) connection.isFrozen = true;
      else cut([...open].filter(({ isFrozen }) => isFrozen));
      if (certain && certain !== before && CUTS.includes(certain.name)) cut(open);
      before = certain;
      const [tls, plain] = doors;
      await Promise.all([
        turn(tls, place.address, !SILENCES.includes(certain?.name)),
        turn(plain, place.address, !SILENCES.includes(http?.name)),
      ]);
    },
    traffic() {
      const sum = { ...past };
      for (const { socket } of open) {
        sum.receivedBytes += socket.bytesRead;
        sum.sentBytes += socket.bytesWritten;
      }
      return sum;
    },
    async close() {
      cut(open);
      await Promise.all(
        doors.map(async ({ server }) => {
          if (!server.listening) return;
          const closed = once(server, 'close');
          server.close();
          await closed;
        }),
      );
    },
  };
  return site;
}

/** Ends connections with a TCP reset, so that the other side notices at once. */
export function cut(connections: Iterable<Connection>): void {
  for (const { socket } of [...connections]) socket.resetAndDestroy();
}

async function turn(
  door: { server: net.Server; port: number },
  address: string,
  isOpen: boolean,
): Promise<void> {
  const { server, port } = door;
  if (server.listening === isOpen) return;
  // A closed listener stops listening at once; its `close` event waits for connections that are cut elsewhere.
  if (!isOpen) return void server.close();
  server.listen(port, address);
  await once(server, 'listening');
}

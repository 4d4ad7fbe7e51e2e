/** What happens to a connection before anything is asked over it. */
import type http2 from 'node:http2';
import { ownAuthorities } from './catalogue.ts';
import { readClientHello } from './client-hello.ts';
import type { Servers } from './servers.ts';
import { cut, type Connection } from './site.ts';
import { kindOf, type World } from './world.ts';

/** Lets a connection in, or does to it what the world does to it. `world` is asked anew for each. */
export function enter(connection: Connection, isTls: boolean, servers: Servers, world: () => World): void {
  servers.know(connection);
  if (!isTls) {
    servers.plain.emit('connection', connection.socket);
    return;
  }
  connection.socket.once('data', (bytes: Buffer) => {
    connection.socket.pause();
    connection.socket.unshift(bytes);
    const server = passTls(connection, bytes, servers.tls, world());
    server?.emit('connection', connection.socket);
  });
}

/**
 * Browsers offer HTTP/2 for a fetch and HTTP/1.1 alone for a socket (Chromium and Firefox alike), so the ClientHello tells which kind
 * of attempt begins.
 */
function passTls(
  connection: Connection,
  bytes: Buffer,
  servers: Servers['tls'],
  world: World,
): http2.Http2SecureServer | undefined {
  const { host } = connection.site;
  const { protocols } = readClientHello(bytes);
  const isSocket = protocols.length === 1 && protocols[0] === 'http/1.1';
  const kind = isSocket ? 'websocket' : kindOf(host);
  const fault = world.meet(host, kind);
  switch (fault?.name) {
    case 'timeout':
      // The bytes stay unread, and nothing is ever sent.
      connection.isFrozen = true;
      return undefined;
    case 'refused':
    case 'dns':
    case 'tls-reset':
      cut([connection]);
      return undefined;
    case 'certificate':
      return servers[fault.reason];
    case 'captive':
    case 'dns-forged':
      return servers.untrusted;
    default:
      connection.drawn = { kind, fault };
      return ownAuthorities.includes(host) ? servers.untrusted : servers.good;
  }
}

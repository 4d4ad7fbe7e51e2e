/** The servers of the lab, shared by all its hosts: which host is meant tells the address that a connection came in at. */
import http from 'node:http';
import http2 from 'node:http2';
import type net from 'node:net';
import tls from 'node:tls';
import { unawaited } from '../../src/platform/unawaited.ts';
import type { Authority, CertificateKind } from './certificates.ts';
import { serve, upgrade, type Serving } from './serve.ts';
import type { Connection } from './site.ts';

export interface Servers {
  plain: http.Server;
  tls: Readonly<Record<CertificateKind, http2.Http2SecureServer>>;
  /** Lets requests over this connection find it again. */
  know(connection: Connection): void;
}

/** Speaks HTTP/1.1, HTTP/2 and WebSocket over TLS, and HTTP/1.1 without. None of the servers listens: connections are handed to them. */
export function createServers(authority: Authority, lab: Serving): Servers {
  const known = new Map<string, Connection>();
  const prepare = <S extends http.Server | http2.Http2SecureServer>(server: S): S => {
    const events: NodeJS.EventEmitter = server;
    events.on('request', (asked, response) => {
      const connection = known.get(nameOf(asked.socket));
      if (connection) unawaited(serve(asked, response, connection, lab));
    });
    events.on('upgrade', (asked, socket, head) => {
      const connection = known.get(nameOf(socket));
      if (connection) unawaited(upgrade(asked, socket, head, connection, lab));
    });
    events.on('clientError', (_error, socket) => socket.destroy());
    for (const event of ['sessionError', 'tlsClientError']) events.on(event, () => {});
    return server;
  };
  const secure = (kind: CertificateKind) => {
    const server = http2.createSecureServer({ allowHTTP1: true, SNICallback: contexts(authority, kind) });
    if (lab.idleMs) server.on('session', (session) => session.setTimeout(lab.idleMs!, () => session.close()));
    server.on('secureConnection', (socket) => {
      const connection = known.get(nameOf(socket));
      if (connection) connection.isResumed = socket.isSessionReused();
    });
    return prepare(server);
  };
  const plain = prepare(http.createServer());
  // Real edges keep idle connections for minutes, and the warm ones are what has to be watched.
  plain.keepAliveTimeout = 0;
  return {
    plain,
    tls: {
      good: secure('good'),
      expired: secure('expired'),
      untrusted: secure('untrusted'),
      name: secure('name'),
    },
    know(connection) {
      const name = nameOf(connection.socket);
      known.set(name, connection);
      connection.socket.once('close', () => {
        // After a reset the same ports can already be in use again.
        if (known.get(name) === connection) known.delete(name);
      });
    },
  };
}

function nameOf({ localAddress, localPort, remoteAddress, remotePort }: net.Socket): string {
  return `${localAddress}:${localPort} ${remoteAddress}:${remotePort}`;
}

/** Issues the certificate of a host when it is first asked for. */
function contexts(authority: Authority, kind: CertificateKind): NonNullable<tls.TlsOptions['SNICallback']> {
  const issued = new Map<string, Promise<tls.SecureContext>>();
  return (host, done) => {
    const context =
      issued.get(host) ?? authority.issue(kind, host).then((identity) => tls.createSecureContext(identity));
    issued.set(host, context);
    // oxlint-disable-next-line promise/no-callback-in-promise -- Node takes the answer by a callback
    context.then((one) => done(null, one), done);
  };
}

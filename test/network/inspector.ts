/** Somebody in between who opens encrypted connections: an antivirus, a company's gateway. What it lets through it does not change. */
import { once } from 'node:events';
import tls from 'node:tls';
import type { Authority } from '../lab/certificates.ts';

/**
 * Takes connections at a port of this computer, and makes those behind them from an address of its own. Speaks HTTP/1.1 alone, as many do.
 * @param authority whom the browser trusts
 */
export async function startInspector(
  authority: Authority,
  hosts: readonly string[],
  ownAddress: string,
): Promise<{ port: number }> {
  const identities = await Promise.all(hosts.map((host) => authority.issue('good', host)));
  const contexts = new Map(hosts.map((host, index) => [host, tls.createSecureContext(identities[index])]));
  const server = tls.createServer({
    ALPNProtocols: ['http/1.1'],
    SNICallback: (host, done) => done(null, contexts.get(host)),
  });
  server.on('secureConnection', (inner) => {
    const host = String((inner as { servername?: unknown }).servername);
    const outer = tls.connect({
      ...{ host, port: 443, servername: host, ca: authority.certificate, localAddress: ownAddress },
      ALPNProtocols: ['http/1.1'],
    });
    inner.pipe(outer).pipe(inner);
    inner.on('error', () => outer.destroy());
    outer.on('error', () => inner.destroy());
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0);
  await once(server, 'listening');
  return { port: (server.address() as { port: number }).port };
}

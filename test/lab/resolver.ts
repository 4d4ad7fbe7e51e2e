/**
 * The lab's resolver, DNS over HTTPS (RFC 8484), so that names can stop resolving while a browser runs: `--host-resolver-rules` cannot
 * change during a run, but the resolver that Chromium asks can.
 */
import { once } from 'node:events';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import dns from 'dns-packet';
import { unawaited } from '../../src/platform/unawaited.ts';
import type { Identity } from './certificates.ts';

const NO_SUCH_NAME = 3;

export interface Resolver {
  /** What `dns_over_https.templates` of Chromium takes. */
  url: string;
  close(): Promise<void>;
}

/** `resolve` gives the address of a name, or `undefined` where there is none; it is asked once for each query of type A. */
export async function startResolver(
  identity: Identity,
  resolve: (name: string) => string | undefined,
): Promise<Resolver> {
  const server = http2.createSecureServer({ ...identity, allowHTTP1: true });
  const sessions = new Set<http2.ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  async function serve(
    request: http2.Http2ServerRequest,
    response: http2.Http2ServerResponse,
  ): Promise<void> {
    try {
      const body: Buffer[] = [];
      for await (const part of request) body.push(part as Buffer);
      const asked = new URL(request.url, 'https://resolver').searchParams.get('dns');
      const reply = answer(asked ? Buffer.from(asked, 'base64url') : Buffer.concat(body), resolve);
      response.writeHead(200, { 'content-type': 'application/dns-message', 'cache-control': 'max-age=0' });
      response.end(reply);
    } catch {
      // Not a DNS message, or the browser went away.
      response.stream?.close();
    }
  }
  server.on('request', (request, response) => unawaited(serve(request, response)));
  server.on('sessionError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/dns-query`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const session of sessions) session.destroy();
      await closed;
    },
  };
}

/** Chromium asks for A, AAAA and HTTPS records of a name; the lab has addresses of IPv4 alone. */
function answer(message: Buffer, resolve: (name: string) => string | undefined): Buffer {
  const query = dns.decode(message);
  const [question] = query.questions ?? [];
  const name = question?.name.toLowerCase() ?? '';
  const address = resolve(name);
  return dns.encode({
    type: 'response',
    id: query.id ?? 0,
    flags: dns.RECURSION_DESIRED | dns.RECURSION_AVAILABLE | (address ? 0 : NO_SUCH_NAME),
    questions: query.questions ?? [],
    answers:
      address && question?.type === 'A' ? [{ type: 'A', name: question.name, ttl: 1, data: address }] : [],
  });
}

/** Who signed a host's certificate: asked without a browser, which would not tell of one that it refuses. */
import { once } from 'node:events';
import tls from 'node:tls';
import type { Lab } from '../lab/lab.ts';

const WITHIN_MS = 10_000;

/** By host; where none came, why. One connection to each. */
export async function issuersOf(
  hosts: readonly string[],
  lab?: Pick<Lab, 'places'>,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(hosts.map(async (host) => [host, await issuerOf(host, lab)] as const));
  return new Map(found);
}

async function issuerOf(servername: string, lab?: Pick<Lab, 'places'>): Promise<string> {
  const place = lab?.places.find(({ host }) => host === servername);
  if (lab && !place) return 'the lab has no such host';
  const where = place ? { host: place.address, port: place.httpsPort } : { host: servername, port: 443 };
  // Whoever signed, nothing is sent over it.
  const socket = tls.connect({ ...where, servername, rejectUnauthorized: false });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(WITHIN_MS) });
    const { O, CN } = socket.getPeerCertificate().issuer;
    return [O, CN].filter(Boolean).join(', ') || 'nobody is named';
  } catch (error) {
    return `no answer (${(error as NodeJS.ErrnoException).code ?? (error as Error).name})`;
  } finally {
    socket.destroy();
  }
}

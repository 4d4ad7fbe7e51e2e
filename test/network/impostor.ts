/** Where forged names lead: somebody who answers every question, and has no certificate for any name that is asked for. */
import { once } from 'node:events';
import https from 'node:https';
import type { Authority } from '../lab/certificates.ts';

export async function startImpostor(authority: Authority, address: string): Promise<void> {
  const { cert, key } = await authority.issue('untrusted', 'blocked.test');
  const server = https.createServer({ cert, key }, (_, response) => response.end('This site is blocked.'));
  await once(server.listen(443, address), 'listening');
}

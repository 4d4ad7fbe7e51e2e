/** What is asked beside the network, and where requests may lead: the same for rounds, check-ups and what is typed. */
import { isSystemOffline } from '../platform/connection.ts';

/** What a probe may use beside the network, which it has from where it is asked. */
export const aids = {
  now: () => Date.now(),
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  isOffline: isSystemOffline,
};

/** Of an address; beside a socket the same host may be asked over https. */
export function originsOf(url: string): string[] {
  const { protocol, host } = new URL(url);
  return [...new Set([protocol, protocol.replace('wss:', 'https:')])].map((scheme) => `${scheme}//${host}`);
}

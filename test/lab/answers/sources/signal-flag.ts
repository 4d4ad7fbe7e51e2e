/** Signal's flag for its own clients: the address of a name, at a resolver over HTTPS. */
import type { Format } from './format.ts';

export const signalFlag: Format = {
  kind: 'operator',
  hosts: ['dns.google'],
  isOpen: true,
  asked: ({ url }) =>
    url.searchParams.get('name') === 'uptime.signal.org' ? { service: 'signal' } : undefined,
  reply: (_, { says, of }) => of.dohAnswer('uptime.signal.org', [says === 'up' ? '127.0.0.1' : '127.0.0.2']),
};

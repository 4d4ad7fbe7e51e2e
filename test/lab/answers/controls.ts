/** The controls, and the resolvers over HTTPS. Bodies as `src/services/controls.ts` expects them. */
import { json, text, type Answer, type Question } from '../answer.ts';
import { controls as own } from '../../../src/services/controls.ts';
import type { Reply } from '../../scenario/reply.ts';

const noContent: Reply = { status: 204 };

/** The plain-http controls answer what they are expected to. */
const signInChecks = own.flatMap(({ probe }): Answer[] => {
  if (probe.kind !== 'captive') return [];
  const { hostname: host, pathname: path } = new URL(probe.url);
  return [{ host, path, reply: () => text(probe.expects.body) }];
});

export const controls: readonly Answer[] = [
  { host: 'www.gstatic.com', path: '/generate_204', reply: () => noContent },
  { host: 'cp.cloudflare.com', path: '/generate_204', reply: () => noContent },
  { host: 'ipv4.google.com', path: '/generate_204', reply: () => noContent },
  { host: 'ipv6.google.com', path: '/generate_204', reply: () => noContent },
  // Its clock, which every page may read.
  {
    host: 'en.wikipedia.org',
    path: '/w/api.php',
    reply: () => json({ batchcomplete: '', curtimestamp: new Date().toISOString() }, { isOpen: true }),
  },
  ...signInChecks,
  { host: 'dns.google', path: '/resolve', reply: resolve },
  { host: 'cloudflare-dns.com', path: '/dns-query', reply: resolve },
];

/**
 * DNS over HTTPS as JSON (developers.google.com/speed/public-dns/docs/doh/json). Names that are gone everywhere do not exist here
 * either; names that only the local resolver hides do. `uptime.signal.org` is Signal's own flag: 127.0.0.1 means up.
 */
function resolve({ url, world }: Question): Reply {
  const name = (url.searchParams.get('name') ?? '').replace(/\.$/, '').toLowerCase();
  const fault = world.standing(name, 'https');
  const isGone = fault?.name === 'dns' && fault.everywhere;
  const data = name === 'uptime.signal.org' ? '127.0.0.1' : '192.0.2.1';
  const question = { Question: [{ name: `${name}.`, type: 1 }] };
  const answer = { Status: 0, ...question, Answer: [{ name: `${name}.`, type: 1, TTL: 60, data }] };
  return json(isGone ? { Status: 3, ...question } : answer, { isOpen: true });
}

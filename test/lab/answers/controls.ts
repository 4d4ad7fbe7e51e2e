/** The controls. Bodies as `src/services/controls.ts` expects them. */
import { json, text, type Answer } from '../answer.ts';
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
];

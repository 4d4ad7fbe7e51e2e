/** The resolver of the network (RFC 1035, over UDP): it knows the far hosts, and lies about those that a case names. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import dns from 'dns-packet';
import { OWN_ADDRESS } from './line.ts';

export interface Known {
  address: string;
  /** Told only where names have addresses of IPv6. */
  address6: string;
}

/** What is done to questions for a name; a text is the address that is told instead. */
export type Lie = 'no-such-name' | 'server-failure' | 'silence' | { forged: string };

export interface Names {
  /** What is told of the names for which `is` holds, from now on. */
  lie(is: (name: string) => boolean, lie: Lie): void;
  tellAddresses6(): void;
  /** Questions that were met by any of this. */
  met(): number;
}

const CODES = { 'no-such-name': 3, 'server-failure': 2 };

export async function startNames(known: ReadonlyMap<string, Known>): Promise<Names> {
  const lies: { is: (name: string) => boolean; lie: Lie }[] = [];
  let has6 = false;
  let met = 0;
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const query = dns.decode(message);
    const [question] = query.questions ?? [];
    const name = question?.name.toLowerCase() ?? '';
    const lie = lies.find(({ is }) => is(name))?.lie;
    if (lie) met += 1;
    if (lie === 'silence' || !question) return;
    const answer = (code: number, records: dns.Answer[] = []) =>
      socket.send(
        dns.encode({
          type: 'response',
          id: query.id ?? 0,
          flags: dns.RECURSION_DESIRED | dns.RECURSION_AVAILABLE | code,
          questions: [question],
          answers: records,
        }),
        from.port,
        from.address,
      );
    const host = known.get(name);
    if (typeof lie === 'string') return answer(CODES[lie]);
    if (!host) return answer(CODES['no-such-name']);
    const record = { name: question.name, ttl: 1 };
    // Hosts that have addresses of one family alone.
    if (name.startsWith(question.type === 'A' ? 'ipv6.' : 'ipv4.')) return answer(0);
    if (question.type === 'A')
      return answer(0, [{ type: 'A', data: lie?.forged ?? host.address, ...record }]);
    if (question.type !== 'AAAA' || !has6 || lie) return answer(0);
    met += 1;
    return answer(0, [{ type: 'AAAA', data: host.address6, ...record }]);
  });
  socket.bind(53, OWN_ADDRESS);
  await once(socket, 'listening');
  return {
    lie: (is, lie) => void lies.push({ is, lie }),
    tellAddresses6: () => void (has6 = true),
    met: () => met,
  };
}

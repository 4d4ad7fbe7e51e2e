/** A resolver in wire format that somebody else wrote: npm `dns-packet`. */
import dns from 'dns-packet';
import type { Reply } from './served.ts';

/** The answer to a question as DNS over HTTPS carries it; without addresses there is no such name. */
export function dnsAnswer(question: string, addresses: readonly string[], rcode?: string): Reply {
  const { questions = [], id } = dns.decode(Buffer.from(question, 'base64url'));
  const [asked] = questions;
  // Its types leave out that the code of an answer is part of its flags.
  const code = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3 }[
    rcode ?? (addresses.length > 0 ? 'NOERROR' : 'NXDOMAIN')
  ]!;
  const body = dns.encode({
    type: 'response',
    ...(id !== undefined && { id }),
    flags: dns.RECURSION_DESIRED | dns.RECURSION_AVAILABLE | code,
    questions,
    answers: addresses.map((data) => ({
      name: asked!.name,
      type: data.includes(':') ? 'AAAA' : 'A',
      ttl: 60,
      data,
    })),
  });
  return { headers: { 'content-type': 'application/dns-message' }, body };
}

/**
 * Three resolvers over HTTPS: two in JSON (developers.google.com/speed/public-dns/docs/doh/json), Quad9 in wire format. Names that are
 * gone everywhere do not exist here either; names that only the local resolver hides do.
 */
import dns from 'dns-packet';
import { dnsAnswer } from '../../../vantages/dns.ts';
import { hostsOfService, serviceIds } from '../../catalogue.ts';
import type { Question } from '../../answer.ts';
import type { Format } from './format.ts';

const ADDRESS = '192.0.2.1';

function nameIn({ url }: Question): string | undefined {
  const wire = url.searchParams.get('dns');
  const name = wire
    ? dns.decode(Buffer.from(wire, 'base64url')).questions?.[0]?.name
    : url.searchParams.get('name');
  return name?.replace(/\.$/, '').toLowerCase();
}

export const resolvers: Format = {
  kind: 'resolver',
  hosts: ['dns.google', 'cloudflare-dns.com', 'dns.quad9.net'],
  isOpen: true,
  asked(question) {
    const host = nameIn(question);
    return host === undefined
      ? undefined
      : { host, service: serviceIds.find((id) => hostsOfService(id).includes(host)) };
  },
  reply(question, { says, of }) {
    const name = nameIn(question)!;
    const fault = question.world.standing(name, 'https');
    const isGone = says === 'trouble' || (fault?.name === 'dns' && fault.everywhere);
    const wire = question.url.searchParams.get('dns');
    const addresses = isGone ? [] : [ADDRESS];
    return wire ? dnsAnswer(wire, addresses) : of.dohAnswer(name, addresses);
  },
};

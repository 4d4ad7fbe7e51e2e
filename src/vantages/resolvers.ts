/**
 * Resolvers of three unrelated operators over DNS over HTTPS: two in their JSON form (open to CORS, dat-ecosystem-archive/dat-dns#16),
 * Quad9 in wire format, for it has no other since 5 May 2025. They are asked about a name that fails here. One that is silent is no
 * evidence: the well-known ones are cut off in several countries.
 */
import * as v from 'valibot';
import { hostOf } from '../core/model/service.ts';
import { MINUTE_MS } from '../core/model/time.ts';
import { dnsQuestion, readDnsMessage } from './dns-message.ts';
import { bodyOf, jsonOf, Unsaid, vantage, type Read } from './vantage.ts';

interface Resolver {
  host: string;
  path: string;
  form: 'json' | 'wire';
}

export const RESOLVERS: readonly Resolver[] = [
  { host: 'dns.google', path: '/resolve', form: 'json' },
  { host: 'cloudflare-dns.com', path: '/dns-query', form: 'json' },
  { host: 'dns.quad9.net', path: '/dns-query', form: 'wire' },
];

const MOST_BYTES = 8_000;
const ADDRESS_TYPES = [1, 28];
/** There is such a name, or there is none: other codes say that the resolver could not find out. */
const DECIDED = [0, 3];

const dnsJson = v.object({
  Status: v.number(),
  Question: v.array(v.object({ name: v.string() })),
  Answer: v.optional(v.array(v.object({ type: v.number(), data: v.string() })), []),
});

const plainName = (name: string): string => name.toLowerCase().replace(/\.$/, '');

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** What one resolver finds. Throws `Unsaid` where it is silent, or answers something else. */
export async function addressesFrom(
  read: Read,
  { host, path, form }: Resolver,
  name: string,
): Promise<{ code: number; addresses: readonly string[] }> {
  const at = `https://${host}${path}`;
  if (form === 'json') {
    const url = `${at}?name=${encodeURIComponent(name)}&type=A`;
    const question = { url, headers: { accept: 'application/dns-json' }, mostBytes: MOST_BYTES };
    const { Status: code, Question: asked, Answer: records } = await jsonOf(read, question, dnsJson);
    if (!asked.some((one) => plainName(one.name) === name)) throw new Unsaid('malformed');
    const addresses = records.filter(({ type }) => ADDRESS_TYPES.includes(type)).map(({ data }) => data);
    return { code, addresses };
  }
  const url = `${at}?dns=${base64url(dnsQuestion(name))}`;
  const headers = { accept: 'application/dns-message' };
  const message = readDnsMessage(await bodyOf(read, { url, headers, mostBytes: MOST_BYTES }));
  if (!message || plainName(message.name) !== name) throw new Unsaid('malformed');
  return message;
}

/** An address that leads somewhere: none, or one's own machine, is how filters say no. */
const leadsSomewhere = (address: string): boolean =>
  /^[\d.]+$/.test(address) ? !/^(?:0|127|10)\./.test(address) : /^[23][\da-f]{3}:/i.test(address);

export const resolvers = vantage(
  {
    id: 'resolvers',
    kind: 'resolver',
    hosts: RESOLVERS.map(({ host }) => host),
    learns: ['host'],
    bytes: 15_000,
    mostBytes: 75_000,
    leastIntervalMs: 5 * MINUTE_MS,
    services: 'any',
    isCorsOpen: false,
  },
  async (read, { endpoints }, { target }) => {
    if (!target) throw new Unsaid('nothing');
    const host = hostOf(target.url);
    if (!endpoints.some(({ probe }) => hostOf(probe.url) === host)) throw new Unsaid('nothing');
    const answers = await Promise.allSettled(RESOLVERS.map((one) => addressesFrom(read, one, host)));
    const found = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    // An answer from anywhere outweighs any number of denials; one denial alone may be a filter's.
    if (found.some(({ addresses }) => addresses.some(leadsSomewhere)))
      return { says: 'up', host, way: 'name' };
    const denied = found.filter(({ code, addresses }) => DECIDED.includes(code) && addresses.length === 0);
    if (denied.length >= 2) return { says: 'trouble', host, way: 'name' };
    const [failed] = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    throw failed instanceof Unsaid ? failed : new Unsaid('nothing');
  },
);

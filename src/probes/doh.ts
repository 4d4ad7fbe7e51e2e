/**
 * DNS over HTTPS in its JSON form, as a second resolver: `https://dns.google/resolve?name=…&type=A` or
 * `https://cloudflare-dns.com/dns-query?name=…&type=A`. Both are open to CORS.
 * https://developers.google.com/speed/public-dns/docs/doh/json
 * https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/
 */
import type { Probe } from '../core/model/service.ts';
import { ask } from './ask.ts';
import type { Net, Outcome } from './net.ts';
import { membersOf, parseJson } from './json.ts';
import { weigh } from './weigh.ts';

/** Cloudflare asks for exactly this value, and Google takes it. */
const ACCEPT = { accept: 'application/dns-json' };
/** Record types A and AAAA (RFC 1035, RFC 3596). */
const ADDRESS_TYPES = [1, 28];
/** Return codes (IANA DNS parameters). */
const CODES: Readonly<Record<number, string>> = { 0: 'NOERROR', 2: 'SERVFAIL', 3: 'NXDOMAIN', 5: 'REFUSED' };

export interface DohProbe extends Probe {
  kind: 'doh';
}

/** What a resolver says about a name. */
export interface DnsAnswer {
  /** The DNS return code: 0 is success, 3 means that there is no such name. */
  status: number;
  addresses: readonly string[];
}

/** Answered when the name has an address, in which case `detail` lists them; else the failure is `dns`. */
export function doh({ url }: DohProbe, net: Net): Promise<Outcome> {
  return askResolver(url, net, ({ status, addresses }) =>
    addresses.length > 0
      ? { grade: 1, detail: addresses.slice(0, 8).join(' ') }
      : { failure: 'dns', detail: status === 0 ? 'no address' : (CODES[status] ?? `DNS status ${status}`) },
  );
}

/** Asks a resolver; `read` sees its answer only if it is one, and about the name that was asked for. */
export async function askResolver(
  url: string,
  net: Net,
  read: (answer: DnsAnswer) => Outcome,
): Promise<Outcome> {
  const name = new URL(url).searchParams.get('name') ?? '';
  const answer = await ask(url, net, { headers: ACCEPT });
  return weigh(answer, (body) => {
    const dns = readDns(parseJson(new TextDecoder().decode(body)), name);
    return dns && read(dns);
  });
}

/** The answer to a question about `name`, or `undefined` where the document is none. */
export function readDns(document: unknown, name: string): DnsAnswer | undefined {
  const { Status: status, Question: question, Answer: records = [] } = membersOf(document);
  if (typeof status !== 'number' || !Array.isArray(question) || !Array.isArray(records)) return undefined;
  if (!question.some((asked) => isSameName(membersOf(asked)['name'], name))) return undefined;
  const addresses = records.flatMap((record) => {
    const { type, data } = membersOf(record);
    return typeof type === 'number' && ADDRESS_TYPES.includes(type) && isAddress(data) ? [data] : [];
  });
  return { status, addresses };
}

function isSameName(asked: unknown, name: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/\.$/, '');
  return typeof asked === 'string' && name !== '' && plain(asked) === plain(name);
}

/** By its form alone: what does not look like an address is not shown as one. */
function isAddress(data: unknown): data is string {
  return (
    typeof data === 'string' && /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:]{2,39}(?:\.\d{1,3}){0,3})$/i.test(data)
  );
}

/** Whether names are found, and lead somewhere. Two networks being told different addresses of one host is how large ones work, and no fault. */
import { sentencesOf } from '../model/sentence.ts';
import { requestsIn } from './requests.ts';
import type { LineFinding, Measured, NameLook } from './measured.ts';

const say = sentencesOf('checkup');

/** LookKind past the cache, most resolvers answer within a tenth of this. In milliseconds. */
const NAME_LONG_MS = 1_500;

/**
 * Addresses that no public host has: this computer's own, those of home networks and links, none at all (RFC 1122 section 3.2.1.3, RFC
 * 1918, RFC 3927, RFC 6598; RFC 4291 section 2.5, RFC 4193). Filters and routers tell them in place of the true ones.
 */
const NOWHERE: readonly RegExp[] = [
  /^(?:0|10|127)\./,
  /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^169\.254\./,
  /^172\.(?:1[6-9]|2\d|3[01])\./,
  /^192\.168\./,
  /^::1?$/,
  /^f[cd][\da-f]{2}:/i,
  /^fe[89ab][\da-f]:/i,
];

/** As many unrelated operators do not share an address. */
const SHARED_BY = 3;

export function findNames(measured: Measured): LineFinding {
  const { names, looks, browser, isReadable } = measured;
  const topic = 'names';
  if (!names) {
    const lost = hostsOf(looks.filter(({ asked, seen }) => asked === 'site' && seen.failure === 'dns'));
    const isAll = requestsIn(measured).answering.length === 0;
    if (lost.length > 0)
      return {
        topic,
        mark: 'fault',
        says: say(isAll ? 'names-none' : 'names-lost'),
        evidence: [missing(lost)],
      };
    const why = browser !== 'firefox' || isReadable ? 'unseen-browser' : 'unseen-permission';
    return { topic, mark: 'unseen', says: say(why), evidence: [] };
  }
  const found = names.filter((one) => one.found);
  const denied = names.filter((one) => !one.found);
  // Behind a proxy, as offices have, this computer finds no name outside, and needs none.
  if (found.length === 0 && requestsIn(measured).answering.length > 0)
    return { topic, mark: 'unseen', says: say('names-proxy'), evidence: [] };
  const slowestMs = Math.max(0, ...names.map(({ tookMs }) => tookMs));
  const evidence = [
    say('names-counted', { count: found.length, total: names.length, latency: { latencyMs: slowestMs } }),
    ...(denied.length > 0 ? [missing(hostsOf(denied))] : []),
  ];
  if (found.length === 0) return { topic, mark: 'fault', says: say('names-none'), evidence };
  const wrong = forgedIn(found);
  if (wrong.length > 0) {
    const told = say('names-wrong', { list: { list: hostsOf(wrong), isWhole: true } });
    return { topic, mark: 'fault', says: say('names-forged'), evidence: [...evidence, told] };
  }
  if (denied.length > 0) return { topic, mark: 'fault', says: say('names-lost'), evidence };
  if (slowestMs > NAME_LONG_MS) return { topic, mark: 'fault', says: say('names-slow'), evidence };
  if (measured.findsAnything) return { topic, mark: 'note', says: say('names-made-up'), evidence };
  return { topic, mark: 'good', says: say('names-good'), evidence };
}

const hostsOf = (ones: readonly { host: string }[]): string[] => [...new Set(ones.map(({ host }) => host))];

const missing = (hosts: readonly string[]) => say('names-missing', { list: { list: hosts, isWhole: true } });

/** Names that lead nowhere, or with several unrelated ones to the same place. */
function forgedIn(found: readonly NameLook[]): NameLook[] {
  const shared = new Map<string, Set<string>>();
  for (const { addresses, operator } of found)
    for (const address of addresses) shared.set(address, (shared.get(address) ?? new Set()).add(operator));
  const isWrong = (address: string) =>
    NOWHERE.some((pattern) => pattern.test(address)) || (shared.get(address)?.size ?? 0) >= SHARED_BY;
  return found.filter(({ addresses }) => addresses.length > 0 && addresses.every(isWrong));
}

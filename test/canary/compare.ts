/** Where what was seen of an address is not what the catalogue takes for granted. */
import type { Observation } from '../../src/core/model/observation.ts';
import { asksTheBrowserFor } from './headers.ts';
import type { Asked, Assumed, Heard, Seen } from './seen.ts';

/** Policies with which a server keeps an answer from those who may not read it (Fetch standard, "CORP"). */
const MUTE = ['same-origin', 'same-site'];
/** Demands for which an address is not asked at all (docs/probes.md). */
const REFUSED = ['Alt-Svc persist', 'Clear-Site-Data'];

/** One short clause for each; empty where all is as assumed. */
export function differences(assumed: Assumed, seen: Seen): string[] {
  const heads = headsOf(seen);
  const led = leadsTo(assumed, seen);
  const corp = corpOf(heads);
  const isMute = MUTE.includes(corp) && !seen.basic && !assumed.needsPermission && !assumed.probe.isCorsOpen;
  return [
    ...(['detailed', 'basic'] as const).flatMap((tier) => {
      const why = seen[tier] && shortOf(assumed, seen[tier]);
      return why ? [`${tier}: ${why}`] : [];
    }),
    ...(isMute ? [`basic: mute, CORP ${corp}`] : []),
    ...(led === undefined ? [] : [`leads to ${led}`]),
    ...(isChallenged(seen) ? ['challenged by Cloudflare'] : []),
    ...demandsOf(seen)
      .filter((demand) => REFUSED.includes(demand))
      .map((demand) => `asks for ${demand}`),
  ];
}

/** What is worth knowing, and contradicts nothing. */
export function remarks({ probe }: Assumed, { detailed, other, HEAD, GET }: Seen): string[] {
  const isOpen = [HEAD, GET].every((look) => look?.heard?.headers['access-control-allow-origin'] === '*');
  const isGood = (heard: Heard | undefined): boolean => heard !== undefined && heard.status < 500;
  const differs = detailed && other && detailed.observation.answered !== other.observation.answered;
  return [
    ...(isOpen && !probe.isCorsOpen ? ['open to any page: could be isCorsOpen'] : []),
    ...(isGood(GET?.heard) && !isGood(HEAD?.heard) ? ['answers GET and not HEAD'] : []),
    ...(differs ? [`its Origin decides: ${originsIn({ detailed, other }).join('; ')}`] : []),
  ];
}

/** `undefined` where the answer is worth what it should be. */
function shortOf({ proves }: Assumed, { kind, observation }: Asked): string | undefined {
  const { answered, grade } = observation;
  if (!answered) return outcomeOf(observation);
  const isUnread = observation.kind === 'opaque' && kind !== 'opaque' && kind !== 'captive';
  if (isUnread) return 'is not open: its answer cannot be read';
  const due = kind === 'opaque' ? 1 : proves;
  return grade < due ? `proves ${grade}, not ${due}` : undefined;
}

/** What came of a probe, in a few words: its kind, and the grade that it proved or the failure. */
export function outcomeOf({ kind, answered, grade, failure, status, detail }: Observation): string {
  const told = [status, !answered && detail].filter(Boolean).join(', ');
  return `${kind} ${answered ? grade : failure}${told ? ` (${told})` : ''}`;
}

/** With which Origin a socket was asked, and what came of it: that of the product first. */
export function originsIn({ detailed, other }: Pick<Seen, 'detailed' | 'other'>): string[] {
  return [detailed, other].flatMap((asked) => {
    if (!asked) return [];
    const { heard, observation } = asked;
    const origin = heard ? (heard.sentOrigin ?? 'no Origin') : 'Origin not seen';
    return [`${origin.replace(/\/\/.*/, '//…')}: ${outcomeOf(observation)}`];
  });
}

/** The heads of all answers. That of HEAD is first, for it decides on basic checks. */
export function headsOf({ HEAD, detailed, GET, other }: Seen): Heard[] {
  return [HEAD?.heard, detailed?.heard, GET?.heard, other?.heard].filter((heard) => heard !== undefined);
}

export const corpOf = (heads: readonly Heard[]): string =>
  heads[0]?.headers['cross-origin-resource-policy'] ?? '';

export const isMuteByCorp = (seen: Seen): boolean => MUTE.includes(corpOf(headsOf(seen)));

/** The host to which the product's own request would have been sent on, if that is another one. */
export function leadsTo({ probe }: Assumed, seen: Seen): string | undefined {
  const location = headsOf(seen)[0]?.headers['location'];
  if (location === undefined || !URL.canParse(location, probe.url)) return undefined;
  const { host } = new URL(location, probe.url);
  return host === new URL(probe.url).host ? undefined : host;
}

/** Cloudflare says so of its own page that asks a browser to prove itself. */
export const isChallenged = (seen: Seen): boolean =>
  headsOf(seen).some(({ headers }) => headers['cf-mitigated'] === 'challenge');

export const demandsOf = (seen: Seen): string[] => [
  ...new Set(headsOf(seen).flatMap(({ headers }) => asksTheBrowserFor(Object.entries(headers)))),
];

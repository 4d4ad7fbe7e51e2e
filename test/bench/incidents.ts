/** What can happen to a service, as an attempt meets it. */
import { seededRandom } from './chance.ts';
import type { Place } from './users.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './world.ts';
import type { Cause, Failure } from '../../src/core/model/terms.ts';

/** What an attempt comes to: a failure, or an answer with a status that is not the usual one. */
export interface Met {
  failure?: Failure;
  status?: number;
  /** The browser's own code. */
  detail?: string;
}

/** `since` the beginning, `chance` of this attempt alone. */
type Meets = (place: Place, since: number, chance: number) => Met | undefined;

export interface Fault {
  name: string;
  says: string;
  lastsMs: number;
  /** Why, in truth. */
  cause: Cause;
  /** Only some requests fail, so `degraded` is as right as `down`. */
  isPartial?: boolean;
  meets(random: () => number): Meets;
  /** What second resolvers find of the service's names; left out: they find them. */
  areNamesGone?: (since: number) => boolean;
}

const ERROR: Met = { failure: 'http-error', status: 503 };
const SILENT: Met = { failure: 'timeout' };
const REFUSED: Met = { failure: 'refused' };
const RESET: Met = { failure: 'reset', detail: 'net::ERR_CONNECTION_RESET' };
const NO_NAME: Met = { failure: 'dns', detail: 'net::ERR_NAME_NOT_RESOLVED' };

const everywhere = (met: Met) => (): Meets => () => met;

/** Kinds of a total outage and their shares. Refused is as fast as an error and as certain; reset is fast but may be the path. */
function mixed(random: () => number): Meets {
  const chance = random();
  const met = chance < 0.45 ? ERROR : chance < 0.8 ? SILENT : chance < 0.9 ? REFUSED : RESET;
  return () => met;
}

/** Only the edge that messages need, and seven failures of ten are server errors. */
const partly = (share: number) => (): Meets => (place, _since, chance) => {
  if (place.serves !== 'messages' || chance >= share) return undefined;
  return chance < share * 0.7 ? ERROR : SILENT;
};

/** Down for 75 to 120 s, up for 90 to 135 s, and again. */
function upAndDown(random: () => number): Meets {
  const turns = [0];
  return (_place, since) => {
    while (turns.at(-1)! <= since)
      turns.push(turns.at(-1)! + (turns.length % 2 ? 75 + random() * 45 : 90 + random() * 45) * SECOND_MS);
    return turns.findLastIndex((at) => at <= since) % 2 === 0 ? ERROR : undefined;
  };
}

/** Only the hosts of the zone that carries the messages. */
const inZone = (met: Met) => (): Meets => (place) => (place.isInMessagingZone ? met : undefined);

const total = { lastsMs: 20 * MINUTE_MS, cause: 'service' } as const;
const blocked = { lastsMs: 20 * MINUTE_MS, cause: 'blocked' } as const;

/** What delays are measured with. */
export const faults: readonly Fault[] = [
  { ...total, name: 'errors', says: 'every host of the service answers 503', meets: everywhere(ERROR) },
  { ...total, name: 'silence', says: 'no host of the service answers', meets: everywhere(SILENT) },
  { ...total, name: 'mixed', says: '45 % errors, 35 % silence, 10 % refused, 10 % reset', meets: mixed },
  {
    ...total,
    name: 'half',
    says: 'half of the requests to messaging endpoints fail, for two hours',
    lastsMs: 2 * HOUR_MS,
    isPartial: true,
    meets: partly(0.5),
  },
  {
    ...total,
    name: 'third',
    says: '30 % of the requests to messaging endpoints fail, for two hours',
    lastsMs: 2 * HOUR_MS,
    isPartial: true,
    meets: partly(0.3),
  },
  { ...total, name: 'short', says: 'mixed, over after 3 minutes', lastsMs: 3 * MINUTE_MS, meets: mixed },
  {
    ...total,
    name: 'flapping',
    says: 'errors for 75 to 120 s, answers for 90 to 135 s, for two hours',
    lastsMs: 2 * HOUR_MS,
    isPartial: true,
    meets: upAndDown,
  },
  {
    ...total,
    name: 'robots',
    says: 'answers 403 to everything for an hour, as public traces record it',
    lastsMs: HOUR_MS,
    meets: everywhere({ status: 403 }),
  },
];

/** A resolver goes on answering from its cache for so long after a zone is gone. */
const CACHED_MS = 4 * MINUTE_MS;

/** What causes are measured with: the truth behind what can be seen, and how often each comes. */
export const causes: readonly (Fault & { weight: number })[] = [
  { ...faults[0]!, weight: 30 },
  { ...faults[1]!, weight: 20 },
  { ...total, weight: 5, name: 'refused', says: 'every port is closed', meets: everywhere(REFUSED) },
  { ...total, weight: 5, name: 'crashed', says: 'every connection is reset', meets: everywhere(RESET) },
  {
    ...total,
    weight: 2,
    name: 'front end crashed',
    says: 'connections to the names that carry messages are reset, by its own fault',
    meets: inZone(RESET),
  },
  {
    ...total,
    weight: 5,
    name: 'names gone everywhere',
    says: 'the names are gone for all, and from second resolvers when their caches run out',
    meets: everywhere(NO_NAME),
    areNamesGone: (since) => since >= CACHED_MS,
  },
  {
    ...total,
    weight: 3,
    name: 'certificate expired',
    says: 'the certificate has run out',
    meets: everywhere({ failure: 'certificate', detail: 'net::ERR_CERT_DATE_INVALID' }),
  },
  {
    ...total,
    weight: 0.25,
    name: 'certificate mistaken',
    says: 'every host shows a certificate of the service’s own that nobody trusts',
    meets: everywhere({ failure: 'certificate', detail: 'net::ERR_CERT_AUTHORITY_INVALID' }),
  },
  {
    ...blocked,
    weight: 10,
    name: 'names gone here',
    says: 'the resolver of this network denies the names',
    meets: everywhere(NO_NAME),
  },
  {
    ...blocked,
    weight: 8,
    name: 'cut by name',
    says: 'handshakes with the names that carry messages are reset',
    meets: inZone(RESET),
  },
  { ...blocked, weight: 7, name: 'swallowed here', says: 'packets vanish', meets: everywhere(SILENT) },
  {
    ...blocked,
    weight: 5,
    name: 'certificate forged',
    says: 'somebody else answers, with a certificate of their own',
    meets: everywhere({ failure: 'certificate', detail: 'net::ERR_CERT_AUTHORITY_INVALID' }),
  },
];

/** One fault that happens to one service. */
export interface Incident {
  fault: Fault;
  service: number;
  from: number;
  to: number;
  meets(place: Place, at: number, chance: number): Met | undefined;
  areNamesGone(service: number, at: number): boolean;
}

export function incident(fault: Fault, seed: number, service: number, from: number): Incident {
  const meets = fault.meets(seededRandom(seed, `fault ${fault.name}`));
  const to = from + fault.lastsMs;
  const isOn = (which: number, at: number): boolean => which === service && at >= from && at < to;
  return {
    fault,
    service,
    from,
    to,
    meets: (place, at, chance) => (isOn(place.service, at) ? meets(place, at - from, chance) : undefined),
    areNamesGone: (which, at) => isOn(which, at) && (fault.areNamesGone?.(at - from) ?? false),
  };
}

/** How an endpoint can be asked with what is granted at this moment. */
import { leadOf, type Endpoint, type Probe, type Service } from './service.ts';
import type { ServiceId, Tier } from './terms.ts';
import type { Order, Observation } from './observation.ts';
import type { Sight, Watch } from './watch.ts';
import { active } from './choices.ts';

/** The owner's name under which the controls' hosts are granted. */
export const CONTROL = 'control';

/** The owner's name of sites inside the user's own country. No permission is ever asked for them. */
export const DOMESTIC = 'domestic';

/** The owner's name of what is asked in a check-up of the line alone. */
export const CHECK_UP = 'check-up';

export function tierOf(owner: ServiceId, sight: Sight): Tier {
  return sight.granted.includes(owner) ? 'detailed' : 'basic';
}

/**
 * Whether this browser can and may ask now. In Firefox a socket would carry an Origin that is unique to the installation: there
 * it waits until that header is stripped.
 */
function canAsk({ url, needsLayers }: Probe, tier: Tier, sight: Sight): boolean {
  if (needsLayers) return tier === 'detailed' && sight.seesLayers;
  if (sight.browser === 'chromium' || !url.startsWith('wss:')) return true;
  return tier === 'detailed' && sight.socketsAreAnonymous;
}

/** The endpoints that can be asked now: what is held about the others belongs to another sight. */
export function askable({ id, endpoints }: Service, sight: Sight): readonly Endpoint[] {
  const tier = tierOf(id, sight);
  return endpoints.filter(({ probe }) => canAsk(probe, tier, sight));
}

/**
 * The kind that can be run, or nothing where this browser must not or cannot ask. In Firefox a readable fetch without permission
 * would carry that Origin too: it stays unreadable.
 */
export function kindFor(probe: Probe, tier: Tier, sight: Sight): string | undefined {
  if (!canAsk(probe, tier, sight)) return undefined;
  if (tier === 'detailed' || probe.url.startsWith('wss:')) return probe.kind;
  return probe.isCorsOpen && sight.browser === 'chromium' ? probe.kind : 'opaque';
}

/**
 * The kind that is run where a connection has to be opened for it, or nothing where this browser cannot: see docs/decisions/017. Without
 * permission such an answer cannot be read.
 */
export function freshKind(probe: Probe, tier: Tier, sight: Sight): string | undefined {
  const isKept = probe.url.startsWith('https:') && !probe.needsLayers;
  if (!sight.opensFetches || !isKept) return undefined;
  return tier === 'basic' ? 'opaque' : kindFor(probe, tier, sight);
}

/** Whether this browser can give up all connections that it keeps for Wasl: Chromium, whose requests come from a room (docs/decisions/022). */
export const canConnectAnew = ({ browser }: Sight): boolean => browser === 'chromium';

/** Whether every attempt opens a connection by itself. */
export const opensAlways = ({ url, needsLayers }: Probe): boolean =>
  url.startsWith('wss:') || needsLayers === true;

/** The order for one endpoint, or nothing where it cannot be asked. */
export function order(
  endpoint: Pick<Endpoint, 'id' | 'probe'>,
  owner: ServiceId,
  sight: Sight,
  rest: Pick<Order, 'limitMs' | 'isWarm' | 'newSinceAt' | 'sinceAnswerMs' | 'cuts'>,
): Order | undefined {
  const tier = tierOf(owner, sight);
  const kind = kindFor(endpoint.probe, tier, sight);
  if (!kind) return undefined;
  const { limitMs, isWarm, newSinceAt, sinceAnswerMs, cuts } = rest;
  const { id, probe } = endpoint;
  // All fields in the order of `copyOfOrder`.
  const [isFresh, pair] = [undefined, undefined];
  return { endpoint: id, kind, tier, probe, limitMs, isWarm, isFresh, newSinceAt, sinceAnswerMs, cuts, pair };
}

/** Whether errors of a watched service's servers would be taken for answers. */
export function hidesErrors(watch: Watch): boolean {
  return active(watch).some((service) => {
    const lead = leadOf(service);
    return (
      lead !== undefined && kindFor(lead.probe, tierOf(service.id, watch.sight), watch.sight) === 'opaque'
    );
  });
}

/** The kind that asks for the head alone. */
export const bareKind = (tier: Tier): string => (tier === 'detailed' ? 'http' : 'opaque');

/** Whether this endpoint can be asked for more than the head of its answer. */
export function hasMore(probe: Probe, tier: Tier, sight: Sight): boolean {
  const kind = kindFor(probe, tier, sight);
  return kind !== undefined && kind !== 'http' && kind !== 'opaque' && probe.url.startsWith('https:');
}

/** Whether a look asked for the head alone, though this endpoint proves more. */
export function isBare({ kind, tier }: Observation, probe: Probe, sight: Sight): boolean {
  const asked = kindFor(probe, tier, sight);
  return kind === bareKind(tier) && asked !== undefined && asked !== kind && probe.url.startsWith('https:');
}

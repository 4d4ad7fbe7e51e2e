/** How an endpoint can be asked with what is granted at this moment. */
import type { Endpoint, Order, Probe, Service, ServiceId, Sight, Tier } from './model.ts';

/** The owner's name under which the controls' hosts are granted. */
export const CONTROL = 'control';

export function tierOf(owner: ServiceId, sight: Sight): Tier {
  return sight.granted.includes(owner) ? 'detailed' : 'basic';
}

/**
 * The kind that can be run, or nothing where this browser must not or cannot ask.
 * In Firefox a socket, and a readable fetch without permission, would carry an Origin that is unique to the
 * installation: there a socket waits until that header is stripped, and a fetch stays unreadable.
 */
export function kindFor(probe: Probe, tier: Tier, sight: Sight): string | undefined {
  if (probe.needsLayers && (tier === 'basic' || !sight.seesLayers)) return undefined;
  if (probe.url.startsWith('wss:')) {
    const isAnonymous = sight.browser === 'chromium' || (tier === 'detailed' && sight.socketsAreAnonymous);
    return isAnonymous ? probe.kind : undefined;
  }
  if (tier === 'detailed') return probe.kind;
  return probe.isCorsOpen && sight.browser === 'chromium' ? probe.kind : 'opaque';
}

/** A service with the endpoints that can be asked now: what is held about the others belongs to another sight. */
export function askable(service: Service, sight: Sight): Service {
  const tier = tierOf(service.id, sight);
  const endpoints = service.endpoints.filter(({ probe }) => kindFor(probe, tier, sight) !== undefined);
  return { ...service, endpoints };
}

/** The order for one endpoint, or nothing where it cannot be asked. */
export function order(
  endpoint: Pick<Endpoint, 'id' | 'probe'>,
  owner: ServiceId,
  sight: Sight,
  rest: Pick<Order, 'limitMs' | 'isWarm' | 'sinceAnswerMs'>,
): Order | undefined {
  const tier = tierOf(owner, sight);
  const kind = kindFor(endpoint.probe, tier, sight);
  return kind ? { endpoint: endpoint.id, kind, tier, probe: endpoint.probe, ...rest } : undefined;
}

/** The host of an address, without the URL class, which the core's language level does not have. */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/:?#]+)/.exec(url)?.[1] ?? url;
}

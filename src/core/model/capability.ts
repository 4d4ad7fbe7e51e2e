/** How an endpoint can be asked with what is granted at this moment. */
import type { Endpoint, Order, Probe, Service, ServiceId, Sight, Tier } from './service.ts';

/** The owner's name under which the controls' hosts are granted. */
export const CONTROL = 'control';

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

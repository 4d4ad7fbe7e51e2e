/**
 * A second resolver, asked over https when the browser's own finds no address for a service that answered before: it
 * tells a name that is gone for everyone from one that is gone at this network's resolver.
 */
import { CONTROL, order, tierOf } from '../model/capability.ts';
import { hostOf, type Resolver, type Service } from '../model/service.ts';
import type { EndpointBelief, NameBelief, State } from '../model/state.ts';
import type { EndpointId } from '../model/terms.ts';
import type { Observation, Order } from '../model/observation.ts';
import type { Watch } from '../model/watch.ts';
import { MINUTE_MS } from '../model/time.ts';

const RESOLVER = 'resolver/';

/** An answer of the second resolver is believed so long. */
const FRESH_MS = 30 * MINUTE_MS;

/**
 * A resolver may go on answering from its cache after a zone is gone: most names may be kept for five minutes and less.
 * Found by others for longer than that, a name is lost only here.
 */
export const CACHED_MS = 5 * MINUTE_MS;
const RESOLVER_LIMIT_MS = 6_000;

/** Id of the question to one resolver about one host. */
const idOf = (resolver: Resolver, host: string): EndpointId => `${resolver.id}/${host}`;

export function isNameLook(seen: Observation): boolean {
  return seen.endpoint.startsWith(RESOLVER);
}

const lostItsName = (belief: EndpointBelief | undefined): boolean =>
  belief?.run?.failure === 'dns' && belief.run.failuresInARow > 0;

/** Hosts of a service whose names the browser's resolver no longer finds, and since when. */
function lostHosts(state: State, service: Service): Map<string, number> {
  const lost = new Map<string, number>();
  for (const { id, probe } of service.endpoints) {
    const belief = state.endpoints[id];
    if (lostItsName(belief)) lost.set(hostOf(probe.url), belief!.run!.inARowSinceAt);
  }
  return lost;
}

/** Asked at once, again when no cache can hold the name any more, then now and then. */
function isToBeAsked(belief: NameBelief | undefined, sinceAt: number, now: number): boolean {
  if (!belief || belief.askedAt < sinceAt) return true;
  const wasCached = belief.askedAt - sinceAt < CACHED_MS;
  return wasCached ? now - sinceAt >= CACHED_MS : now - belief.askedAt >= FRESH_MS;
}

/** What to ask the second resolvers now, about no more than two hosts a service. */
export function nameLooks(state: State, service: Service, watch: Watch, now: number): Order[] {
  // Only with permission is a lost name seen as such. The user's own services are named to nobody: what their names tell is theirs.
  if (service.isOwn || tierOf(service.id, watch.sight) !== 'detailed') return [];
  const hosts = [...lostHosts(state, service)]
    .slice(0, 2)
    .filter(([host, sinceAt]) => isToBeAsked(state.names[host], sinceAt, now))
    .map(([host]) => host);
  return hosts.flatMap((host) =>
    watch.resolvers.flatMap((resolver) => {
      const endpoint = {
        id: idOf(resolver, host),
        probe: { kind: 'doh', url: `${resolver.url}${host}`, isCorsOpen: true },
      };
      const asked = order(endpoint, CONTROL, watch.sight, { limitMs: RESOLVER_LIMIT_MS, isWarm: false });
      return asked?.kind === 'doh' ? [asked] : [];
    }),
  );
}

function hostAsked(id: EndpointId): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** What is held about names after a step. An answer from anywhere outweighs any number of denials. */
export function learnNames(
  names: State['names'],
  observations: readonly Observation[],
  at: number,
): State['names'] {
  const looks = observations.filter(isNameLook);
  if (looks.length === 0) return names;
  const learned: Record<string, NameBelief> = {};
  for (const [host, belief] of Object.entries(names))
    if (at - belief.askedAt < 2 * FRESH_MS) learned[host] = belief;
  for (const host of new Set(looks.map(({ endpoint }) => hostAsked(endpoint)))) {
    const about = looks.filter(({ endpoint }) => hostAsked(endpoint) === host);
    const found = about.filter(({ answered }) => answered).length;
    const denied = about.filter(({ failure }) => failure === 'dns').length;
    learned[host] = { askedAt: at, found, denied };
  }
  return learned;
}

/** Whether the name of a host, lost since `sinceAt`, is gone everywhere, only here, or unknown. */
export function whereLost(
  names: State['names'],
  host: string,
  sinceAt: number,
): 'everywhere' | 'here' | 'unknown' {
  const belief = names[host];
  if (!belief || belief.askedAt < sinceAt) return 'unknown';
  if (belief.found > 0) return belief.askedAt - sinceAt >= CACHED_MS ? 'here' : 'unknown';
  // One resolver may be wrong by itself.
  return belief.denied >= 2 ? 'everywhere' : 'unknown';
}

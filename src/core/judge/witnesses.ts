/** Who speaks for one service: its endpoints with what is held about them on the present tier. */
import { tierOf } from '../model/capability.ts';
import { hasVoice } from '../detect/endpoint.ts';
import { WEEK_MS } from '../model/time.ts';
import type { Endpoint, Service } from '../model/service.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { Watched } from '../model/watch.ts';
import type { Connection, EndpointId, Tier } from '../model/terms.ts';

/** An endpoint with what is held about it. */
export interface Witness {
  endpoint: Endpoint;
  belief: EndpointBelief;
}

export interface Witnesses {
  /** All that were asked and are not set aside. */
  asked: readonly Witness[];
  /** Those with a voice. */
  voiced: readonly Witness[];
  /** Those that decide: see `decidingOf`. */
  deciding: readonly Witness[];
}

/** All that were asked on the present tier. A plain loop: it runs many times a step. */
function everAsked(state: State, service: Service, watch: Watched): Witness[] {
  const tier = tierOf(service.id, watch.sight);
  const found: Witness[] = [];
  for (const endpoint of service.endpoints) {
    const belief = endpoint.brokenSince ? undefined : state.endpoints[endpoint.id];
    if (belief?.tier === tier) found.push({ endpoint, belief });
  }
  return found;
}

/**
 * Asked a few times a day only, and no witness meanwhile: an address that floods, and one that has failed for seven days on end while
 * others of the service answered. That one has moved.
 */
function isSetAside({ belief }: Witness, all: readonly Witness[], at: number): boolean {
  const isSilent = belief.outage === 'full' && at - belief.answeredAt! >= WEEK_MS;
  return (
    belief.isFlooding ?? (isSilent && all.some(({ belief: other }) => at - (other.answeredAt ?? 0) < WEEK_MS))
  );
}

/** Who speaks for a service, and who decides about it, at this moment. */
export function findWitnesses(state: State, service: Service, watch: Watched, at: number): Witnesses {
  const all = everAsked(state, service, watch);
  const asked = all.filter((witness) => !isSetAside(witness, all, at));
  const voiced = asked.filter(({ belief }) => hasVoice(belief));
  return { asked, voiced, deciding: decidingOf(voiced, state.line.status) };
}

/** The service with those endpoints alone that are not set aside: the same one where none is. */
export function withoutSetAside(state: State, service: Service, watch: Watched): Service {
  const all = everAsked(state, service, watch);
  const gone = all.filter((one) => isSetAside(one, all, state.steppedAt));
  if (gone.length === 0) return service;
  const isGone = (one: Endpoint): boolean => gone.some(({ endpoint }) => endpoint === one);
  return { ...service, endpoints: service.endpoints.filter((endpoint) => !isGone(endpoint)) };
}

/** Its answers are of grade 0: they can come from anybody in between. */
function provesNothing({ answersInARow, grade, outage }: EndpointBelief): boolean {
  return answersInARow > 0 && grade === 0 && !outage;
}

/**
 * Of endpoints with a voice the messaging ones or, where there are none, all. One whose answers can come from
 * anybody in between decides only if nobody else can, on a line that is online: its silence shows that a way is cut, its answers show little.
 */
export function decidingOf(voiced: readonly Witness[], connection: Connection): readonly Witness[] {
  const clear = voiced.filter(({ belief }) => !provesNothing(belief));
  const trusted = clear.length > 0 || connection !== 'online' ? clear : voiced;
  const messaging = trusted.filter(({ endpoint }) => endpoint.serves === 'messages');
  return messaging.length > 0 ? messaging : trusted;
}

/** What is held about an endpoint on this tier. */
export function beliefOf(state: State, id: EndpointId, tier: Tier): EndpointBelief | undefined {
  const known = state.endpoints[id];
  return known?.tier === tier ? known : undefined;
}

/** Asked without an answer, whether or not that counted. */
export function isUnanswered(known: EndpointBelief): boolean {
  const wasSilent = known.answersInARow === 0 && known.askedAt > (known.answeredAt ?? 0);
  return hasVoice(known) && (wasSilent || known.isUnopened === true);
}

/** Who speaks for one service: its endpoints with what is held about them on the present tier. */
import { tierOf } from '../model/capability.ts';
import { decidingOf } from './deciding.ts';
import { hasVoice } from '../detect/endpoint.ts';
import type { Endpoint, Service, Watched } from '../model/service.ts';
import type { EndpointBelief, State } from '../model/state.ts';

const OUT_OF_DATE_MS = 7 * 86_400_000;

/** An endpoint with what is held about it. */
export interface Witness {
  endpoint: Endpoint;
  belief: EndpointBelief;
}

export interface Witnesses {
  /** All that were asked and are not out of date. */
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

/** An address that has failed for seven days on end while others of the service answered has moved: it has lost its voice. */
function isOutOfDate({ belief }: Witness, all: readonly Witness[], at: number): boolean {
  if (belief.held !== 'failing' || at - belief.answeredAt! < OUT_OF_DATE_MS) return false;
  return all.some(({ belief: other }) => at - (other.answeredAt ?? 0) < OUT_OF_DATE_MS);
}

/** Who was asked about a service: what is out of date is no witness. `at` is the moment it is asked about. */
export function askedOf(state: State, service: Service, watch: Watched, at = state.steppedAt): Witness[] {
  const all = everAsked(state, service, watch);
  return all.filter((witness) => !isOutOfDate(witness, all, at));
}

/** Who speaks for a service, and who decides about it, at this moment. */
export function witnessesOf(state: State, service: Service, watch: Watched, at = state.steppedAt): Witnesses {
  const asked = askedOf(state, service, watch, at);
  const voiced = asked.filter(({ belief }) => hasVoice(belief));
  return { asked, voiced, deciding: decidingOf(voiced, state.line.status) };
}

/** The service with those endpoints alone that are not out of date: the same one where none is. */
export function withoutOutOfDate(state: State, service: Service, watch: Watched): Service {
  const all = everAsked(state, service, watch);
  const gone = new Set(
    all.filter((one) => isOutOfDate(one, all, state.steppedAt)).map(({ endpoint }) => endpoint),
  );
  if (gone.size === 0) return service;
  return { ...service, endpoints: service.endpoints.filter((endpoint) => !gone.has(endpoint)) };
}

/** The mood of a service: what the present state of its endpoints calls for. */
import { tierOf } from './asking.ts';
import { isSure } from './corroborate.ts';
import { decidingOf } from './deciding.ts';
import { hasVoice, isDoubted, isSuspected } from './evidence.ts';
import type { Endpoint, EndpointId, Service, Tier, Watch } from './model.ts';
import type { EndpointBelief, State } from './state.ts';

/** What is held about an endpoint on this tier. */
export function belief(state: State, id: EndpointId, tier: Tier): EndpointBelief | undefined {
  const known = state.endpoints[id];
  return known?.tier === tier ? known : undefined;
}

/** Asked without an answer, whether or not that counted. */
export function isUnanswered(known: EndpointBelief): boolean {
  return hasVoice(known) && known.goods === 0 && known.askedAt > known.answeredAt!;
}

/** Endpoints that are asked at all. */
export function usable(service: Service): readonly Endpoint[] {
  return service.endpoints.filter(({ brokenSince }) => !brokenSince);
}

/** An endpoint with what is held about it. */
export interface Known {
  endpoint: Endpoint;
  known: EndpointBelief;
}

/** Endpoints of a service by what the present state wants of them. A plain loop: it runs many times a step. */
export function witnesses(state: State, service: Service, watch: Watch): Known[] {
  const tier = tierOf(service.id, watch.sight);
  const found: Known[] = [];
  for (const endpoint of service.endpoints) {
    const known = endpoint.brokenSince ? undefined : belief(state, endpoint.id, tier);
    if (known) found.push({ endpoint, known });
  }
  return found;
}

function speaking(all: readonly Known[], { line }: State): readonly Known[] {
  return decidingOf(
    all.filter(({ known }) => hasVoice(known)),
    ({ known }) => known,
    line.status,
  );
}

/** The endpoints that decide about a service. */
export function deciding(state: State, service: Service, watch: Watch): readonly Endpoint[] {
  return speaking(witnesses(state, service, watch), state).map(({ endpoint }) => endpoint);
}

/** From well to failing for good, and what each calls for: a closer look, a burst, the proof that it is over. */
export type Mood = 'calm' | 'suspected' | 'doubted' | 'recovering' | 'unsure' | 'failing';

export function moodOf(state: State, service: Service, watch: Watch): Mood {
  const all = witnesses(state, service, watch);
  const known = all.map((witness) => witness.known);
  if (known.some((one) => one.held && one.goods > 0)) return 'recovering';
  if (known.some((one) => !one.held && (isDoubted(one) || isUnanswered(one)))) return 'doubted';
  const held = known.some((one) => one.held) ? speaking(all, state).filter((one) => one.known.held) : [];
  const { glitches } = state.line;
  if (held.some((one) => one.known.held === 'failing' && !isSure(one.known, known, glitches)))
    return 'unsure';
  if (held.length > 0) return 'failing';
  return known.some(isSuspected) ? 'suspected' : 'calm';
}

/** The mood of a service: what the present state of its endpoints calls for. */
import { isSure } from '../detect/siblings.ts';
import { hasVoice, isDoubted, isSuspected } from '../detect/endpoint.ts';
import type { Endpoint, EndpointId, Service, Tier, Watch } from '../model/service.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import { witnessesOf } from './witnesses.ts';

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

/** The endpoints that decide about a service. */
export function deciding(state: State, service: Service, watch: Watch): readonly Endpoint[] {
  return witnessesOf(state, service, watch).deciding.map(({ endpoint }) => endpoint);
}

/** From well to failing for good, and what each calls for: a closer look, a burst, the proof that it is over. */
export type Mood = 'calm' | 'suspected' | 'doubted' | 'recovering' | 'unsure' | 'failing';

export function moodOf(state: State, service: Service, watch: Watch): Mood {
  const { asked, deciding: speaking } = witnessesOf(state, service, watch);
  const known = asked.map((witness) => witness.belief);
  if (known.some((one) => one.held && one.goods > 0)) return 'recovering';
  if (known.some((one) => !one.held && (isDoubted(one) || isUnanswered(one)))) return 'doubted';
  const held = speaking.map((witness) => witness.belief).filter((one) => one.held);
  const { glitches } = state.line;
  if (held.some((one) => one.held === 'failing' && !isSure(one, known, glitches))) return 'unsure';
  if (held.length > 0) return 'failing';
  return known.some(isSuspected) ? 'suspected' : 'calm';
}

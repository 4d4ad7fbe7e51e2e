/** Who speaks for one service: its endpoints with what is held about them on the present tier. */
import { tierOf } from './asking.ts';
import { decidingOf } from './deciding.ts';
import { hasVoice } from './evidence.ts';
import type { Endpoint, Service, Watched } from './model.ts';
import type { EndpointBelief, State } from './state.ts';

const OUT_OF_DATE_MS = 7 * 86_400_000;

/** An endpoint with what is held about it. */
export interface Witness {
  endpoint: Endpoint;
  belief: EndpointBelief;
}

export interface Witnesses {
  /** All that were asked. */
  asked: readonly Witness[];
  /** Those with a voice. */
  voiced: readonly Witness[];
  /** Those that decide: see `decidingOf`. */
  deciding: readonly Witness[];
}

export function witnessesOf(state: State, service: Service, watch: Watched, at: number): Witnesses {
  const tier = tierOf(service.id, watch.sight);
  const asked = service.endpoints.flatMap((endpoint): Witness[] => {
    const belief = state.endpoints[endpoint.id];
    return belief && belief.tier === tier && !endpoint.brokenSince ? [{ endpoint, belief }] : [];
  });
  const voiced = asked.filter(({ belief }) => hasVoice(belief) && !isOutOfDate(belief, asked, at));
  return { asked, voiced, deciding: decidingOf(voiced, ({ belief }) => belief, state.line.status) };
}

/** An address that has failed for seven days on end while others of the service answered has moved: it has lost its voice. */
function isOutOfDate(belief: EndpointBelief, asked: readonly Witness[], at: number): boolean {
  if (belief.held !== 'failing' || at - belief.answeredAt! < OUT_OF_DATE_MS) return false;
  return asked.some(({ belief: other }) => at - (other.answeredAt ?? 0) < OUT_OF_DATE_MS);
}

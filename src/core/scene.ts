/** What is known when one service is judged. */
import { hostOf, tierOf } from './asking.ts';
import { decidingOf } from './deciding.ts';
import { hasVoice } from './evidence.ts';
import type { Connection, Endpoint, Service, Watch } from './model.ts';
import { whereLost } from './names.ts';
import type { EndpointBelief, Glitches, State } from './state.ts';

const OUT_OF_DATE_MS = 7 * 86_400_000;

/** An endpoint with what is held about it. */
export interface Witness {
  endpoint: Endpoint;
  belief: EndpointBelief;
}

/** All that a rule may look at. */
export interface Scene {
  connection: Connection;
  /** All endpoints with a voice. */
  voiced: readonly Witness[];
  /** Those that decide: the messaging endpoints with a voice or, where there are none, all with a voice. */
  deciding: readonly Witness[];
  wasAsked: boolean;
  /** The user added it. */
  isOwn: boolean;
  /** It speaks through sockets alone, and none of anybody's opens on this network. */
  isCutOff?: boolean;
  /** Something of it has answered since the line is back, or was known to fail before: older answers say nothing of now. */
  wasSeen: boolean;
  /** What second resolvers say of the names that the browser's own has lost. */
  lost: 'everywhere' | 'here' | 'unknown';
  glitches: Glitches | undefined;
  at: number;
}

/** The scene of one service, from what is held about its endpoints on the present tier. */
export function sceneOf(state: State, service: Service, watch: Watch, at: number): Scene {
  const tier = tierOf(service.id, watch.sight);
  const witnesses = service.endpoints.flatMap((endpoint): Witness[] => {
    const belief = state.endpoints[endpoint.id];
    return belief && belief.tier === tier && !endpoint.brokenSince ? [{ endpoint, belief }] : [];
  });
  const voiced = witnesses.filter(({ belief }) => hasVoice(belief) && !isOutOfDate(belief, witnesses, at));
  return {
    connection: state.line.status,
    glitches: state.line.glitches,
    voiced,
    deciding: decidingOf(voiced, ({ belief }) => belief, state.line.status),
    wasAsked: witnesses.length > 0,
    isOwn: service.isOwn === true,
    wasSeen: voiced.some(
      ({ belief }) => belief.held !== undefined || belief.answeredAt! >= state.line.sinceAt,
    ),
    lost: whereLostAll(state, voiced),
    at,
  };
}

/** An address that has failed for seven days on end while others of the service answered has moved: it has lost its voice. */
export function isOutOfDate(belief: EndpointBelief, witnesses: readonly Witness[], at: number): boolean {
  if (belief.held !== 'failing' || at - belief.answeredAt! < OUT_OF_DATE_MS) return false;
  return witnesses.some(({ belief: other }) => at - (other.answeredAt ?? 0) < OUT_OF_DATE_MS);
}

/** Where the names of the silent endpoints are lost: everywhere only if every one that was asked about is. */
function whereLostAll(state: State, witnesses: readonly Witness[]): Scene['lost'] {
  const lost = witnesses.filter(({ belief }) => belief.run?.failure === 'dns' && belief.run.inARow > 0);
  const places = lost
    .map(({ endpoint, belief }) =>
      whereLost(state.names, hostOf(endpoint.probe.url), belief.run!.inARowSinceAt),
    )
    .filter((place) => place !== 'unknown');
  if (places.length === 0) return 'unknown';
  if (places.every((place) => place === 'everywhere')) return 'everywhere';
  return places.every((place) => place === 'here') ? 'here' : 'unknown';
}

/** What is known when one service is judged. */
import { hostOf, type Service } from '../model/service.ts';
import { whereLost } from '../detect/resolvers.ts';
import type { Glitches, State } from '../model/state.ts';
import { witnessesOf } from './known-witnesses.ts';
import type { Witness, Witnesses } from './witnesses.ts';
import type { Connection } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';

/** All that a rule may look at. */
export interface ServiceFacts extends Omit<Witnesses, 'asked'> {
  connection: Connection;
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

/** The facts of one service, from what is held about its endpoints on the present tier. */
export function serviceFacts(state: State, service: Service, watch: Watched, at: number): ServiceFacts {
  const { asked, voiced, deciding } = witnessesOf(state, service, watch, at);
  return {
    connection: state.line.status,
    glitches: state.line.glitches,
    voiced,
    deciding,
    wasAsked: asked.length > 0,
    isOwn: service.isOwn === true,
    wasSeen: voiced.some(
      ({ belief }) => belief.outage !== undefined || belief.answeredAt! >= state.line.sinceAt,
    ),
    lost: whereLostAll(state, voiced),
    at,
  };
}

/** Where the names of the silent endpoints are lost: everywhere only if every one that was asked about is. */
function whereLostAll(state: State, witnesses: readonly Witness[]): ServiceFacts['lost'] {
  const lost = witnesses.filter(
    ({ belief }) => belief.run?.failure === 'dns' && belief.run.failuresInARow > 0,
  );
  const places = lost
    .map(({ endpoint, belief }) =>
      whereLost(state.names, hostOf(endpoint.probe.url), belief.run!.inARowSinceAt),
    )
    .filter((place) => place !== 'unknown');
  if (places.length === 0) return 'unknown';
  if (places.every((place) => place === 'everywhere')) return 'everywhere';
  return places.every((place) => place === 'here') ? 'here' : 'unknown';
}

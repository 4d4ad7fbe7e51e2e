/** What is known when one service is judged. */
import { active } from '../model/choices.ts';
import { MINUTE_MS } from '../model/time.ts';
import { isWellKnown } from '../detect/latency.ts';
import { hostOf, type Service } from '../model/service.ts';
import { whereLost } from '../detect/resolvers.ts';
import type { Glitches, Line, State } from '../model/state.ts';
import { witnessesOf } from './known-witnesses.ts';
import type { Group, Witness } from './groups.ts';
import type { Witnesses } from './witnesses.ts';
import type { Connection } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';

/** Who speaks for a service now, and on what line. */
export interface Voices extends Pick<Witnesses, 'voiced'> {
  connection: Connection;
  reach?: Line['reach'];
}

/** All that a rule may look at. */
export interface ServiceFacts extends Voices, Omit<Witnesses, 'asked' | 'groups' | 'present'> {
  /** What of it has fallen silent, so that it is down: a whole group, or all that decide where no group has a voice. */
  silent: readonly Witness[];
  /** Each needed group has an answer that speaks for what the service is needed for. */
  speaks: boolean;
  /** Where its protocol is due a web page comes: it may ask browsers to prove themselves. */
  isWebPage: boolean;
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
  /** A service of another operator answers as quickly as ever. */
  othersAreQuick: () => boolean;
  at: number;
}

const isDown = ({ belief }: Witness): boolean => belief.outage === 'full';

/** All have fallen silent; one of which some requests failed before that need only not have answered since. */
function areSilent(witnesses: readonly Witness[]): boolean {
  const sinceAt = Math.min(
    ...witnesses.filter(isDown).map(({ belief }) => belief.run?.inARowSinceAt ?? Infinity),
  );
  return (
    witnesses.some(isDown) &&
    witnesses.every(
      (one) => isDown(one) || (one.belief.outage === 'partial' && one.belief.answeredAt! < sinceAt),
    )
  );
}

/** Who has fallen silent for good. */
export function silentOf(groups: readonly Group[], deciding: readonly Witness[]): readonly Witness[] {
  const dead = groups.filter(({ strongest }) => areSilent(strongest));
  if (dead.length > 0) return dead.flatMap(({ strongest }) => strongest);
  // Where a group has a voice and is not silent, the others that decide only show that a way is cut.
  return areSilent(deciding) ? deciding : [];
}

/** A service of the user's own country that answers while the line lets nothing through to the world. */
function isSeenAtHome(
  { onlyIn }: Service,
  voiced: readonly Witness[],
  { status, sinceAt }: State['line'],
): boolean {
  const isShut = status === 'offline' || status === 'partial';
  return (
    onlyIn !== undefined &&
    isShut &&
    voiced.some(({ belief }) => belief.answeredAt === belief.askedAt && belief.askedAt >= sinceAt)
  );
}

/** Behind a sign-in page only what it lets through says anything. */
function heardOn(witnesses: readonly Witness[], { status, sinceAt }: State['line']): readonly Witness[] {
  if (status !== 'captive') return witnesses;
  return witnesses.filter(
    ({ belief }) => belief.answeredAt! >= sinceAt && belief.answeredAt === belief.askedAt && belief.grade > 0,
  );
}

/** Those with a voice that is heard on this line. */
export function voicesOf(state: State, service: Service, watch: Watched, at: number): Voices {
  const { line } = state;
  const { voiced } = witnessesOf(state, service, watch, at);
  const isAtHome = isSeenAtHome(service, voiced, line);
  return {
    voiced: heardOn(voiced, line),
    connection: isAtHome ? 'online' : line.status,
    reach: isAtHome ? undefined : line.reach,
  };
}

/** The facts of one service, from what is held about its endpoints on the present tier. */
export function serviceFacts(state: State, service: Service, watch: Watched, at: number): ServiceFacts {
  const found = witnessesOf(state, service, watch, at);
  const { asked, groups, moved } = found;
  const { line } = state;
  const { voiced, connection, reach } = voicesOf(state, service, watch, at);
  const deciding = heardOn(found.deciding, line);
  // Nobody's silence says anything there.
  const isCaptive = line.status === 'captive';
  return {
    connection,
    reach,
    glitches: line.glitches,
    voiced,
    deciding,
    moved: isCaptive ? [] : moved,
    silent: isCaptive ? [] : silentOf(groups, deciding),
    speaks: groups.length > 0 && groups.every(({ speaks }) => speaks),
    isWebPage: groups.some(({ answersOtherwise }) => answersOtherwise),
    wasAsked: asked.length > 0,
    isOwn: service.isOwn === true,
    wasSeen: voiced.some(({ belief }) => belief.outage !== undefined || belief.answeredAt! >= line.sinceAt),
    lost: whereLostAll(state, voiced),
    othersAreQuick: () => areOthersQuick(state, service, watch, at),
    at,
  };
}

/** What answered longer ago says nothing of now. */
const QUICK_NOW_MS = 15 * MINUTE_MS;

function areOthersQuick(state: State, { operator }: Service, watch: Watched, at: number): boolean {
  const isQuickNow = ({ belief }: Witness): boolean =>
    belief.answersInARow > 0 &&
    at - belief.answeredAt! < QUICK_NOW_MS &&
    belief.slow === undefined &&
    isWellKnown(belief.normal);
  return active(watch).some(
    (other) => other.operator !== operator && witnessesOf(state, other, watch, at).deciding.some(isQuickNow),
  );
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

/** Who speaks for one service: its endpoints with what is held about them on the present tier. */
import { kindFor, tierOf } from '../model/capability.ts';
import { hasVoice } from '../detect/endpoint.ts';
import { isUnread } from '../detect/unread.ts';
import { whereLost } from '../detect/resolvers.ts';
import { once } from '../model/remembered.ts';
import { WEEK_MS } from '../model/time.ts';
import { hostOf, needed, type Endpoint, type Service } from '../model/service.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { Watched } from '../model/watch.ts';
import type { EndpointId, Tier } from '../model/terms.ts';
import { decidingOf, groupOf, type Group, type Witness } from './groups.ts';

export interface Witnesses {
  /** All that were asked and are not set aside. */
  asked: readonly Witness[];
  /** Those with a voice. */
  voiced: readonly Witness[];
  /** Those that decide: of the needed groups or, where none of these has a voice, what else may. */
  deciding: readonly Witness[];
  /** The groups of what the service is needed for, but for those that are out of date. */
  groups: readonly Group[];
  /** The service with those endpoints alone that are not set aside: the same one where none is. */
  present: Service;
  /** Of needed groups whose name is gone everywhere, while another group answers: they have moved. */
  moved: readonly Witness[];
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

/** It has failed for seven days on end while others of the service answered. */
function isOutOfDate({ belief }: Witness, all: readonly Witness[], at: number): boolean {
  const isSilent = belief.outage === 'full' && at - belief.answeredAt! >= WEEK_MS;
  return isSilent && all.some(({ belief: other }) => at - (other.answeredAt ?? 0) < WEEK_MS);
}

const isNeededWith = (one: Endpoint, other: Endpoint): boolean =>
  one.serves === other.serves && one.group === other.group;

/** Its name is gone everywhere, while another group of the same function has answered since. */
function hasMoved({ endpoint, belief }: Witness, all: readonly Witness[], state: State): boolean {
  const { outage, run } = belief;
  if (outage !== 'full' || run?.failure !== 'dns' || run.failuresInARow === 0) return false;
  if (whereLost(state.names, hostOf(endpoint.probe.url), run.inARowSinceAt) !== 'everywhere') return false;
  return all.some(
    (other) =>
      other.endpoint.serves === endpoint.serves &&
      !isNeededWith(other.endpoint, endpoint) &&
      other.belief.answersInARow > 0 &&
      other.belief.answeredAt! >= run.inARowSinceAt,
  );
}

/** Asked a few times a day only, and no witness meanwhile: an address that floods, is out of date or has moved. */
function isSetAside(witness: Witness, all: readonly Witness[], state: State, at: number): boolean {
  return witness.belief.isFlooding ?? (isOutOfDate(witness, all, at) || hasMoved(witness, all, state));
}

/** Without those that were ever asked and are no witnesses meanwhile. */
function withoutAll(service: Service, all: readonly Witness[], asked: readonly Witness[]): Service {
  const isIn = (among: readonly Witness[], one: Endpoint): boolean =>
    among.some(({ endpoint }) => endpoint === one);
  return { ...service, endpoints: service.endpoints.filter((one) => !isIn(all, one) || isIn(asked, one)) };
}

/** Endpoints of one group that a service needs, as the catalogue lists them. */
interface NeededGroup {
  first: Endpoint;
  members: readonly Endpoint[];
}

const neededGroups = once((service: Service): readonly NeededGroup[] => {
  const found: NeededGroup[] = [];
  for (const endpoint of needed(service))
    if (!found.some(({ first }) => isNeededWith(first, endpoint)))
      found.push({
        first: endpoint,
        members: needed(service).filter((one) => isNeededWith(one, endpoint)),
      });
  return found;
});

/** Who speaks for a service, and who decides about it, at this moment. */
export function findWitnesses(state: State, service: Service, watch: Watched, at: number): Witnesses {
  const all = everAsked(state, service, watch);
  const asked = all.filter((witness) => !isSetAside(witness, all, state, at));
  const voiced = asked.filter(({ belief }) => hasVoice(belief));
  const tier = tierOf(service.id, watch.sight);
  const isReadable = ({ endpoint, belief }: Witness): boolean =>
    kindFor(endpoint.probe, tier, watch.sight) !== 'opaque' && !isUnread(belief);
  // Behind a sign-in page only what was let through since it came tells anything.
  const sinceAt = state.line.status === 'captive' ? state.line.sinceAt : 0;
  const isGone = (one: Endpoint): boolean =>
    all.some((witness) => witness.endpoint === one && isOutOfDate(witness, all, at));
  const groups: Group[] = [];
  for (const { first, members } of neededGroups(service)) {
    if (members.every(isGone)) continue;
    const mine = asked.filter((one) => members.includes(one.endpoint));
    const speaking = mine.filter(({ belief }) => hasVoice(belief));
    const refused = mine.filter(({ belief }) => belief.isRefusedToUs);
    groups.push(groupOf(first, speaking, { isReadable, sinceAt, refused }));
  }
  const moved = all.filter(
    (witness) =>
      hasMoved(witness, all, state) && groups.some(({ first }) => isNeededWith(first, witness.endpoint)),
  );
  const present = asked.length === all.length ? service : withoutAll(service, all, asked);
  return { asked, voiced, deciding: decidingOf(groups, voiced), groups, present, moved };
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

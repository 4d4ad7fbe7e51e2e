/**
 * Looks on new connections. An answer over a connection that stands proves that connection alone: a filter that meets only new ones
 * (of a name, say) leaves it answering for hours. So something of a service is asked on a new connection now and then: a socket, which
 * always opens one, or, where a browser can open one for a fetch (none can so far, `Sight.opensFetches`), the endpoint that is asked every
 * round, beside its own connection, in a step of its own. Such a failure is tried
 * again in the same way before it counts, with others asked on new connections beside it, for the line may be at fault; and until one is
 * answered everything of the service is asked so.
 */
import type { Witness } from '../judge/groups.ts';
import { freshKind, opensAlways, tierOf } from '../model/capability.ts';
import { FROM_A_SERVER, hasVoice } from '../detect/endpoint.ts';
import { copyOfOrder } from '../model/copies.ts';
import { isOnlyWhenAsked, active } from '../model/choices.ts';
import { leadOf, usable, type Endpoint, type Service } from '../model/service.ts';
import type { Order } from '../model/observation.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { Watch } from '../model/watch.ts';
import { freshWarmth } from '../traffic/connections.ts';
import { askedOf, withoutSetAside } from '../judge/known-witnesses.ts';
import { phaseOf } from '../judge/phase.ts';
import { beliefOf } from '../judge/witnesses.ts';
import { isDue, isKeptOpen, pace } from './pace.ts';

/** The same order, on a new connection; nothing where this browser cannot. */
export function afresh(
  order: Order,
  known: EndpointBelief | undefined,
  watch: Watch,
  now: number,
): Order | undefined {
  const kind = freshKind(order.probe, order.tier, watch.sight);
  if (!kind) return undefined;
  const { isWarm, sinceAnswerMs } = freshWarmth(known, now);
  return Object.assign(copyOfOrder(order), { kind, isFresh: true as const, isWarm, sinceAnswerMs });
}

/** New connections to it fail, or have just begun to be answered again. */
function isInDoubt({ endpoint, belief }: Witness): boolean {
  const { run, outage, answersInARow, freshAt, askedAt, isUnopened } = belief;
  const isReturning = outage === 'full' && answersInARow > 0 && freshAt === askedAt;
  const isCut = run !== undefined && run.failuresInARow > 0 && !FROM_A_SERVER.has(run.failure);
  return isUnopened === true || isReturning || (opensAlways(endpoint.probe) && hasVoice(belief) && isCut);
}

/** Whether new connections to this service are in doubt: then all of it is asked on new ones. */
export function doubtsOpening(state: State, service: Service, watch: Watch): boolean {
  return askedOf(state, service, watch).some(isInDoubt);
}

/** When something of the service was last asked on a new connection. */
function openedLastAt(state: State, service: Service, lead: EndpointBelief, watch: Watch): number {
  const tier = tierOf(service.id, watch.sight);
  // It has to earn its voice in this way of being asked.
  if (lead.openedAt === undefined) return lead.freshAt ?? 0;
  const always = usable(service).flatMap(({ id, probe }) => {
    const known = opensAlways(probe) ? beliefOf(state, id, tier) : undefined;
    return hasVoice(known) ? known.askedAt : [];
  });
  return Math.max(lead.freshAt ?? 0, ...always);
}

/** Endpoints whose turn it is to be asked on a new connection, while all is well. */
export function freshLooks(
  state: State,
  watch: Watch,
  now: number,
): readonly { endpoint: Endpoint; service: Service }[] {
  const { status, silentLooks } = state.line;
  if (!watch.sight.opensFetches || status !== 'online' || silentLooks > 0) return [];
  return active(watch).flatMap((service) => {
    if (isOnlyWhenAsked(watch, service.id) || phaseOf(state, service, watch) !== 'calm') return [];
    const endpoint = leadOf(withoutSetAside(state, service, watch));
    const tier = tierOf(service.id, watch.sight);
    if (!endpoint || !freshKind(endpoint.probe, tier, watch.sight)) return [];
    const known = beliefOf(state, endpoint.id, tier);
    if (!hasVoice(known) || !isKeptOpen(endpoint, service, watch, state.endpoints)) return [];
    const askedAt = openedLastAt(state, service, known, watch);
    return isDue({ askedAt }, pace(watch).freshMs, now, watch) ? { endpoint, service } : [];
  });
}

/**
 * Looks on new connections. An answer over a connection that stands proves that connection alone: a filter that meets only new ones
 * (of a name, say) leaves it answering for hours. So something of a service is asked on a new connection now and then: a socket, which
 * always opens one, or, where a browser can open one for a fetch (none can so far, `Sight.opensFetches`), the endpoint that is asked every
 * round, beside its own connection, in a step of its own. Such a failure is tried
 * again in the same way before it counts, with others asked on new connections beside it, for the line may be at fault; and until one is
 * answered everything of the service is asked so.
 */
import type { Witness } from '../judge/groups.ts';
import { canConnectAnew, freshKind, opensAlways, tierOf } from '../model/capability.ts';
import { FROM_A_SERVER, hasVoice } from '../detect/endpoint.ts';
import { isQuick } from '../detect/latency.ts';
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
import { MINUTE_MS } from '../model/time.ts';

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

/** What stands is given up at most so often: everything is cold afterwards, which costs 4 kB for each host. */
const ANEW_MS = 30 * MINUTE_MS;
/** Failures in a row: most of the first ones end with the second look. */
const CUT_AFTER = 2;

/** On a line that loses more than this two failures in a row come by themselves. */
const MOST_NOISE = 0.05;

/** It fails again and again, as what cannot connect does; what answers in between is no filter, and would give all up twice an hour. */
const keepsFailing = ({ belief: { run } }: Witness): boolean =>
  run !== undefined &&
  run.answers === 0 &&
  run.failuresInARow >= CUT_AFTER &&
  !FROM_A_SERVER.has(run.failure);

/**
 * Whether connections that stand have become no evidence: something of a service fails while something else of it answers, over a connection
 * that may have been open before, as it does where a filter meets new connections alone. Where other operators have sockets, which open a
 * connection each time, one of those was answered since, or the line would be at fault. What is asked on new connections shows which it is.
 * Never where the browser goes on using what stands.
 */
export function doubtsStanding(state: State, watch: Watch): boolean {
  const { agenda, line, steppedAt } = state;
  if (!canConnectAnew(watch.sight) || line.status !== 'online' || line.noise > MOST_NOISE) return false;
  const { newSinceAt = -Infinity } = agenda;
  if (steppedAt - newSinceAt < ANEW_MS) return false;
  return active(watch).some((service) => {
    const asked = askedOf(state, service, watch).filter(({ belief }) => hasVoice(belief));
    // What failed before all was given up has been looked at since.
    const failing = asked.find((one) => keepsFailing(one) && one.belief.run!.inARowSinceAt >= newSinceAt);
    // On a line where answers are late some come too late: that is no filter.
    const stands = ({ endpoint, belief: { answersInARow, latencyMs, slow } }: Witness): boolean =>
      !opensAlways(endpoint.probe) && answersInARow > 0 && !slow && isQuick(latencyMs ?? Infinity);
    if (!failing || !asked.some(stands)) return false;
    const opened = socketsOfOthers(state, service, watch);
    const sinceAt = failing.belief.run!.inARowSinceAt;
    return opened.length === 0 || opened.some(({ belief }) => belief.answeredAt! >= sinceAt);
  });
}

/** Sockets of other operators that have a voice. */
function socketsOfOthers(state: State, { operator }: Service, watch: Watch): readonly Witness[] {
  const others = active(watch).filter(
    (other) => other.operator !== operator && !isOnlyWhenAsked(watch, other.id),
  );
  return others
    .flatMap((other) => askedOf(state, other, watch))
    .filter(({ endpoint, belief }) => opensAlways(endpoint.probe) && hasVoice(belief));
}

/** What of a service in trouble has answered before connections were given up, and not since: it is asked once more. */
export function answeredBefore(state: State, service: Service, watch: Watch): readonly Endpoint[] {
  const { newSinceAt } = state.agenda;
  if (newSinceAt === undefined || phaseOf(state, service, watch) === 'calm') return [];
  return askedOf(state, service, watch)
    .filter(({ endpoint, belief }) => !opensAlways(endpoint.probe) && belief.answersInARow > 0)
    .filter(({ belief }) => belief.askedAt < newSinceAt)
    .map(({ endpoint }) => endpoint);
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

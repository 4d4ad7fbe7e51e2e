/** How those are asked whose turn it is: for how long, for how much of the answer, over which connection. */
import { canConnectAnew, CONTROL, DOMESTIC, order as orderOf } from '../model/capability.ts';
import { briefLimitMs, LIMIT_MS, wholeLimitMs } from '../detect/latency.ts';
import { phaseOf } from '../judge/phase.ts';
import { withoutSetAside } from '../judge/known-witnesses.ts';
import { active } from '../model/choices.ts';
import { leadOf, type Control, type Endpoint, type Service } from '../model/service.ts';
import type { Order, Pair } from '../model/observation.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { Watch } from '../model/watch.ts';
import { hasOpened, warmth } from '../traffic/connections.ts';
import { afresh, doubtsOpening } from './fresh.ts';
import { bare, unproven, unreadably } from './head-only.ts';
import { paired } from './pairs.ts';
import { cutsOf } from './retries.ts';

/** An endpoint whose turn it is, and whose it is. */
export interface Wanted {
  endpoint: Endpoint;
  service: Service;
}

/** What step they are asked in. */
export interface Asking {
  now: number;
  /** No probe's limit reaches beyond it. */
  stretchEndAt: number;
  isFollowUp: boolean;
  /** It is made for the sake of new connections alone. */
  isFreshOnly: boolean;
  /** It is made for one of two looks in a row. */
  pair?: Pair | undefined;
  /** What is in doubt is settled enough for no long wait. */
  isSettled: boolean;
  /** Somebody says that a service does not work: what stands may be all that still does. */
  isDoubted: boolean;
  /** All that a service can prove is asked for. */
  isWhole: (service: Service) => boolean;
}

/** In milliseconds. */
function limitOf(known: EndpointBelief | undefined, asking: Asking): number {
  // A round asks others too, and waits for those.
  const isBrief = asking.isSettled && (asking.isFollowUp || (known?.run?.failuresInARow ?? 0) > 0);
  const limit = isBrief ? briefLimitMs(known?.normal) : wholeLimitMs(known);
  return Math.max(1_000, Math.min(limit, asking.stretchEndAt - asking.now));
}

/** The orders for these, in this order; what this browser cannot ask now is left out. */
export function ordersOf(
  wanted: readonly Wanted[],
  controls: readonly Control[],
  state: State,
  watch: Watch,
  asking: Asking,
): Order[] {
  const { now } = asking;
  const newSinceAt = asking.isDoubted && canConnectAnew(watch.sight) ? now : state.agenda.newSinceAt;
  const left = warmth(state, watch, now, newSinceAt);
  const orders: Order[] = [];
  const asOrder = (endpoint: Pick<Endpoint, 'id' | 'probe'>, service?: Service): Order | undefined => {
    const { isWarm, sinceAnswerMs } = left(endpoint.probe);
    const limitMs = limitOf(state.endpoints[endpoint.id], asking);
    const cuts = cutsOf(endpoint, state, service) || undefined;
    const how = { limitMs, isWarm, newSinceAt, sinceAnswerMs, cuts };
    return orderOf(endpoint, service?.id ?? CONTROL, watch.sight, how);
  };
  const inDoubt = new Set(active(watch).filter((service) => doubtsOpening(state, service, watch)));
  const asFresh = (one: Order): Order => afresh(one, state.endpoints[one.endpoint], watch, now) ?? one;
  const isCalmLead = ({ endpoint, service }: Wanted): boolean =>
    !asking.isWhole(service) &&
    leadOf(withoutSetAside(state, service, watch))?.id === endpoint.id &&
    phaseOf(state, service, watch) === 'calm';
  const isAskedAfresh = (service: Service, one: Order, fresh: Order): boolean =>
    hasOpened(service, state.endpoints) &&
    (inDoubt.has(service) || (asking.isWhole(service) && fresh.kind === one.kind));
  for (const one of wanted) {
    const order = asOrder(one.endpoint, one.service);
    if (!order) continue;
    const isWhole = asking.isWhole(one.service);
    const made = isWhole ? order : unreadably(order, state.endpoints[order.endpoint], now);
    const fresh = asFresh(made);
    const { pair } = asking;
    if (pair) {
      // Both alike, for a proof takes its own time.
      orders.push(paired(bare(made, state.endpoints[made.endpoint], watch), pair));
    } else if (asking.isFreshOnly || isAskedAfresh(one.service, made, fresh)) orders.push(fresh);
    else if (isCalmLead(one)) orders.push(unproven(made, state.endpoints[made.endpoint], watch, now));
    else orders.push(made);
  }
  for (const control of controls) {
    const made = asOrder(control);
    if (made) orders.push(inDoubt.size > 0 ? asFresh(made) : made);
  }
  return orders;
}

/** Those inside the user's own country, asked without permission, each on a connection of its own: the last one is long closed. */
export function domesticOrders(
  domestic: readonly Control[],
  watch: Watch,
  { now, stretchEndAt }: Asking,
): Order[] {
  const limitMs = Math.max(1_000, Math.min(LIMIT_MS, stretchEndAt - now));
  return domestic.flatMap((one) => orderOf(one, DOMESTIC, watch.sight, { limitMs, isWarm: false }) ?? []);
}

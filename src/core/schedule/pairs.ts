/**
 * Two looks in a row. Some servers close an idle connection within seconds, so that every look opens a new one, at seven times the price;
 * they are asked more rarely (`pace.ts`). With permission the browser tells which connection an answer came over. Without it the time tells:
 * now and then an endpoint is asked again at once, and where the connection had stood the second answer takes as long as the first
 * (`traffic/connections.ts`). Both come after the round in which others were asked, because a radio that slept, or a Wi-Fi that saves power,
 * makes the first of all looks late whoever is asked.
 */
import type { Witness } from '../judge/groups.ts';
import { withoutSetAside } from '../judge/known-witnesses.ts';
import { phaseOf } from '../judge/phase.ts';
import { beliefOf } from '../judge/witnesses.ts';
import { hasVoice } from '../detect/endpoint.ts';
import { LIMIT_MS } from '../detect/latency.ts';
import { hasMore, tierOf } from '../model/capability.ts';
import { active, isOnlyWhenAsked } from '../model/choices.ts';
import { copyOfOrder } from '../model/copies.ts';
import type { Order, Pair } from '../model/observation.ts';
import { isDear, leadOf, type Service } from '../model/service.ts';
import type { State } from '../model/state.ts';
import type { Watch } from '../model/watch.ts';
import { awaitsSecond, isSettled } from '../traffic/connections.ts';
import { KEPT_OPEN_MS } from '../traffic/cost.ts';
import { leadControl } from './controls.ts';
import { isProofDue } from './head-only.ts';
import { isDue, pace } from './pace.ts';

/** So soon after an answer its connection stands wherever a server keeps any. */
const RIGHT_AFTER_MS = 2_000;

interface Lead extends Witness {
  service: Service;
}

/** What is asked every round without permission, of services that are well, as long as the line is. */
function leads(state: State, watch: Watch): readonly Lead[] {
  const { agenda, line } = state;
  if (line.status !== 'online' || line.silentLooks > 0 || agenda.followUpAt !== undefined) return [];
  return active(watch).flatMap((service) => {
    if (isOnlyWhenAsked(watch, service.id) || tierOf(service.id, watch.sight) !== 'basic') return [];
    const endpoint = leadOf(withoutSetAside(state, service, watch));
    const belief = endpoint && beliefOf(state, endpoint.id, 'basic');
    if (!hasVoice(belief) || belief.answersInARow === 0) return [];
    return phaseOf(state, service, watch) === 'calm' ? { endpoint: endpoint!, belief, service } : [];
  });
}

/** Those whose turn it is to be asked twice in a row, over a connection that should stand. */
function pairsDue(state: State, watch: Watch, now: number): readonly Lead[] {
  // Where all wait for the round to be over somebody has to be asked in it.
  const { leadMs } = pace(watch);
  if (leadMs >= KEPT_OPEN_MS || !leadControl(state, watch)) return [];
  return leads(state, watch).filter(
    ({ endpoint, belief }) =>
      !isDear(endpoint) &&
      !isSettled(belief, now) &&
      now - belief.answeredAt! < KEPT_OPEN_MS &&
      isDue(belief, leadMs, now, watch),
  );
}

/** Those that a round leaves out, because they are asked twice after it. What is to prove its protocol is asked in it, for all of its answer. */
export function postponed(
  state: State,
  watch: Watch,
  { now, stretchEndAt }: { now: number; stretchEndAt: number },
): readonly Lead[] {
  // A round may wait so long for others: then there has to be as much time, and their connections have to stand.
  const afterAt = now + LIMIT_MS;
  if (stretchEndAt - afterAt < LIMIT_MS) return [];
  return pairsDue(state, watch, now).filter(
    ({ endpoint, belief, service }) =>
      afterAt - belief.answeredAt! < KEPT_OPEN_MS &&
      !(
        hasMore(endpoint.probe, tierOf(service.id, watch.sight), watch.sight) &&
        isProofDue(endpoint.probe, belief, watch, now)
      ),
  );
}

/** Those that are asked now: right after the first look a second time or, some time after a step, for the first. */
export function pairLooks(
  state: State,
  watch: Watch,
  now: number,
): { looks: readonly Lead[]; pair: Pair | undefined } {
  const isRightAfter = now - state.steppedAt < RIGHT_AFTER_MS;
  const again = leads(state, watch).filter(
    ({ belief }) =>
      isRightAfter && awaitsSecond(belief) && now - belief.askedAt - (belief.latencyMs ?? 0) < RIGHT_AFTER_MS,
  );
  if (again.length > 0) return { looks: again, pair: 'again' };
  // Whoever's turn had come by then. Later ones wait for their round: alone they would have to wake a radio.
  const { leadMs } = pace(watch);
  const first = pairsDue(state, watch, now).filter(({ belief }) =>
    isDue(belief, leadMs, state.steppedAt, watch),
  );
  return { looks: first, pair: first.length > 0 ? 'first' : undefined };
}

/** The order as one of two. */
export function paired(order: Order, pair: Pair): Order {
  return Object.assign(copyOfOrder(order), { pair, isWarm: pair === 'again' || order.isWarm });
}

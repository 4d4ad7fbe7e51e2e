/** What to probe now. The shell only carries it out. */
import { tierOf } from '../model/capability.ts';
import { domesticDue } from '../detect/domestic.ts';
import { isSuspected } from '../detect/endpoint.ts';
import { SAME_STEP_MS } from '../judge/rules.ts';
import { isDear, leadOf, usable, type Endpoint, type Service } from '../model/service.ts';
import { phaseOf } from '../judge/phase.ts';
import { nameLooks } from '../detect/resolvers.ts';
import { briefLimitMs, LIMIT_MS } from '../detect/latency.ts';
import { isGap, isLineOnly, isRoundDue } from './step-kind.ts';
import { isDue, isOnTrial, pace, paceOf, roundMs, SET_ASIDE_MS } from './pace.ts';
import { pairLooks, postponed } from './pairs.ts';
import { isLeftAlone } from './held-up.ts';
import { ration, retried, retryMs, sparing } from './retries.ts';
import { socketsBeside } from '../judge/blocked-sockets.ts';
import { latest } from '../model/remembered.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import { isCapped } from '../traffic/ledger.ts';
import { active, choiceOf } from '../model/choices.ts';
import { controlsFor, withoutSpare } from './controls.ts';
import { DEAR_AGAIN_MS, SETTLED_AFTER } from './follow-ups.ts';
import { answeredBefore, freshLooks } from './fresh.ts';
import { domesticOrders, ordersOf, type Asking, type Wanted } from './orders.ts';
import { askedOf, deciding, withoutSetAside, witnessesOf } from '../judge/known-witnesses.ts';
import { beliefOf, isUnanswered } from '../judge/witnesses.ts';
import type { ServiceId, Trigger } from '../model/terms.ts';
import type { Order, Pair } from '../model/observation.ts';
import type { Watch } from '../model/watch.ts';
import { withinCap } from './budget.ts';
import { letThrough, speakingForTheLine } from './beside-line.ts';
import { MINUTE_MS } from '../model/time.ts';

/** While a service fails, its other endpoints are asked at most so often. */
const ALL_PACE_MS = 10 * MINUTE_MS;

const STEP_MS = 8_000;
const BRIEF_STEP_MS = 4_000;

/** What the shell knows when it asks what to do. */
export interface Ask {
  now: number;
  trigger: Trigger;
  /** The worker may not outlive this moment: no probe's limit reaches beyond it. */
  stretchEndAt: number;
  /** Services of which the user says that they do not work: all of their endpoints are asked. */
  doubted?: readonly ServiceId[];
}

/** The landing page and siblings once, after all that fails had begun to, as the contrast that names what is dead. */
function contrastOf(state: State, service: Service, watch: Watch): readonly Endpoint[] {
  const runs = askedOf(state, service, watch).flatMap(({ belief }) =>
    belief.run?.failuresInARow ? belief.run : [],
  );
  const sinceAt = Math.max(...runs.map(({ inARowSinceAt }) => inARowSinceAt));
  const isUnasked = ({ id }: Endpoint): boolean => {
    const known = state.endpoints[id];
    return !known || (!known.run?.failuresInARow && known.askedAt < sinceAt + SAME_STEP_MS);
  };
  const present = withoutSetAside(state, service, watch);
  return runs.length > 0 ? usable(present).filter(isUnasked) : [];
}

/** Whether rounds come more rarely than usual. */
function areRoundsRare(state: State, watch: Watch, now: number): boolean {
  const services = active(watch).map((service) => withoutSetAside(state, service, watch));
  return roundMs(services, watch, state.endpoints, now) > pace(watch).leadMs;
}

/** Of what fails for good one endpoint is asked on, and now and then all of them. */
function regular(
  state: State,
  service: Service,
  watch: Watch,
  { now, isRare }: { now: number; isRare: boolean },
): readonly Endpoint[] {
  const tier = tierOf(service.id, watch.sight);
  const phase = phaseOf(state, service, watch);
  const isFailing = phase === 'failing' || phase === 'unsure';
  const chosen = isFailing ? retried(state, service, watch) : undefined;
  const againMs = isFailing ? retryMs(state, service, watch, now) : 0;
  const contrast = isFailing ? contrastOf(state, service, watch) : [];
  const present = withoutSetAside(state, service, watch);
  const { leadMs } = pace(watch);
  return usable(service).filter((endpoint) => {
    const known = beliefOf(state, endpoint.id, tier);
    if (!present.endpoints.includes(endpoint)) return isDue(known, SET_ASIDE_MS, now, watch);
    const isSoon = isRare || isOnTrial(present, watch, state.endpoints, now);
    // Where rounds are rare each of them asks all that it is for, so that they stay rare.
    const usual =
      isSoon && endpoint === leadOf(present) ? leadMs : paceOf(endpoint, present, watch, state.endpoints);
    if (contrast.includes(endpoint)) return true;
    if (endpoint === chosen) return isDue(known, againMs, now, watch);
    if (isFailing)
      return isDue(known, Math.max(ALL_PACE_MS * ration(endpoint, state, watch), usual), now, watch);
    return isDue(known, known?.outage ? Math.min(ALL_PACE_MS, usual) : usual, now, watch);
  });
}

function followUp(state: State, service: Service, watch: Watch, now: number): readonly Endpoint[] {
  const phase = phaseOf(state, service, watch);
  if (phase === 'calm') return [];
  if (phase === 'suspected') {
    const suspected = askedOf(state, service, watch).filter(({ belief }) => isSuspected(belief));
    // One that is slow is compared with the others.
    const others = suspected.some(({ belief }) => belief.slow) ? deciding(state, service, watch) : [];
    const wanted = [...new Set([...suspected.map(({ endpoint }) => endpoint), ...others])];
    // No more often than a round asks the others.
    return wanted.filter(
      (endpoint) => !isDear(endpoint) || isDue(state.endpoints[endpoint.id], DEAR_AGAIN_MS, now, watch),
    );
  }
  const unanswered = askedOf(state, service, watch).filter(({ belief }) => isUnanswered(belief));
  const failing = askedOf(state, service, watch).filter(
    ({ belief }) => (belief.run?.failuresInARow ?? 0) > 0,
  );
  // One failure is tried again by itself, on a new connection: most of them end there.
  if (
    phase === 'doubted' &&
    unanswered.length > 0 &&
    failing.every(({ belief }) => !belief.outage && belief.run!.failuresInARow < 2)
  )
    return unanswered.map(({ endpoint }) => endpoint);
  // What fell silent together comes back together.
  const held =
    phase === 'recovering' ? askedOf(state, service, watch).filter(({ belief }) => belief.outage) : [];
  // Where only websites are seen, one of them that answers shows that not all is silent.
  const { groups, voiced } = witnessesOf(state, service, watch);
  const websites = groups.every(({ members }) => members.length === 0) ? voiced : [];
  const wanted = [
    ...deciding(state, service, watch),
    ...[...unanswered, ...held, ...websites].map(({ endpoint }) => endpoint),
    ...contrastOf(state, service, watch),
  ];
  return phase === 'recovering' ? [...new Set(wanted)] : sparing([...new Set(wanted)], state, watch);
}

const NO_LOOKS: { looks: readonly Wanted[]; pair?: Pair | undefined } = { looks: [] };

/** Looks in a step of their own: in pairs, or on new connections. */
function looksBeside(state: State, watch: Watch, now: number): typeof NO_LOOKS {
  const pairs = pairLooks(state, watch, now);
  return pairs.looks.length > 0 ? pairs : { looks: freshLooks(state, watch, now) };
}

/**
 * Whether follow-ups only ask if it is over: what is in doubt has let full waits pass without an answer, and nothing of the same
 * service has answered late, so that it is settled that it is not merely slow.
 */
const asksWhetherOver = latest((state: State, watch: Watch): boolean => {
  const inDoubt = active(watch)
    .filter((service) => ['doubted', 'unsure'].includes(phaseOf(state, service, watch)))
    .flatMap((service) => askedOf(state, service, watch).map(({ belief }) => belief));
  const runs = inDoubt.flatMap(({ run }) => (run?.failuresInARow ? run : []));
  const wasLate = ({ latencyMs = 0, normal }: EndpointBelief): boolean => latencyMs > briefLimitMs(normal);
  return (
    runs.some(({ failuresInARow }) => failuresInARow >= SETTLED_AFTER.inARow) &&
    runs.reduce((sum, { failuresInARow }) => sum + failuresInARow, 0) >= SETTLED_AFTER.together &&
    !inDoubt.some(wasLate)
  );
});

/** How long the next step may take: one that begins with less time left could not wait long enough. In milliseconds. */
export function stepMs(state: State, watch: Watch): number {
  return asksWhetherOver(state, watch) ? BRIEF_STEP_MS : STEP_MS;
}

/** The probes that are wanted now; none when nothing is due. */
export function due(state: State, wished: Watch, ask: Ask): Order[] {
  const watch = withinCap(state, wished, ask.now);
  const { agenda } = state;
  const chosen = active(watch);
  const isAsked = ask.trigger === 'check-now';
  const isDoubted = ({ id }: Service): boolean => ask.doubted?.includes(id) === true;
  const isAnyDoubted = chosen.some(isDoubted);
  const isAnyWatched = chosen.some(({ id }) => isAsked || !choiceOf(watch, id)?.isOnlyWhenAsked);
  // With the month's bytes spent only what the user asks for is left.
  const mayAsk = isAnyWatched && (isAsked || !isCapped(state, watch, ask.now));
  const isFollowUp = mayAsk && agenda.followUpAt !== undefined && agenda.followUpAt <= ask.now + 250;
  const isRound = mayAsk && isRoundDue(state, ask.now, ask.trigger, watch);
  if (!watch.settings.isStarted) return [];
  const isFreshOnly = !isFollowUp && !isRound && !isAnyDoubted;
  // Of its own, so that no two looks at one address are under way together.
  const regularly = { now: ask.now, isRare: areRoundsRare(state, watch, ask.now) };
  const isCalm = mayAsk && agenda.followUpAt === undefined;
  const { looks, pair } = isFreshOnly && isCalm ? looksBeside(state, watch, ask.now) : NO_LOOKS;
  const later = isRound && isCalm ? postponed(state, watch, ask).map(({ endpoint }) => endpoint) : [];
  if (isFreshOnly && (looks.length === 0 || ask.stretchEndAt - ask.now < LIMIT_MS)) return [];
  const lineOnly = isLineOnly(state, ask.now, ask.trigger);
  const speaking = new Set(mayAsk ? speakingForTheLine(state, chosen, watch, lineOnly) : []);
  const wantedOf = (service: Service): Endpoint[] => [
    ...(isRound ? regular(state, service, watch, regularly).filter((one) => !later.includes(one)) : []),
    // On a line that answers in part a failure tells nothing of a service: the rounds are enough.
    ...(isFollowUp && state.line.status !== 'partial' ? followUp(state, service, watch, ask.now) : []),
    ...socketsBeside(state, service, watch),
    ...answeredBefore(state, service, watch),
  ];
  const wanted: Wanted[] = [...looks];
  if (!isFreshOnly)
    for (const service of chosen) {
      const isWhole = isAsked || isDoubted(service);
      if (!isWhole && choiceOf(watch, service.id)?.isOnlyWhenAsked) continue;
      const through = lineOnly ? letThrough(state, service, watch) : undefined;
      const hasOwnTurns = !isWhole && (!lineOnly || through !== undefined);
      const mine = new Set([...(through ?? []), ...(hasOwnTurns ? wantedOf(service) : [])]);
      const lead = speaking.has(service) ? leadOf(withoutSetAside(state, service, watch)) : undefined;
      for (const endpoint of usable(service)) {
        const hasTurn = endpoint === lead || mine.has(endpoint);
        if (isWhole || (hasTurn && !isLeftAlone(endpoint, service, state, watch, ask.now)))
          wanted.push({ endpoint, service });
      }
    }
  const asking: Asking = {
    now: ask.now,
    stretchEndAt: ask.stretchEndAt,
    isFollowUp,
    isFreshOnly: isFreshOnly && !pair,
    pair,
    isSettled: asksWhetherOver(state, watch),
    isDoubted: isAnyDoubted,
    // Who is asked by the user is asked for all that it can prove.
    isWhole: (service) => isAsked || isDoubted(service),
  };
  if (isFreshOnly) return ordersOf(wanted, [], state, watch, asking);
  const isLate = isGap(state, ask.now, ask.trigger);
  const beside = { isFollowUp, isLate, asked: wanted.map(({ service }) => service) };
  const controls =
    isAsked || isAnyDoubted
      ? withoutSpare(watch.controls, state, watch)
      : controlsFor(state, watch, ask.now, beside);
  // On another network, or after sleep, nobody abroad has been asked yet.
  const isElsewhere = isLate || ask.trigger === 'network';
  const domestic = isElsewhere || !mayAsk ? [] : domesticDue(state, watch, ask.now);
  const orders = [
    ...ordersOf(wanted, controls, state, watch, asking),
    ...domesticOrders(domestic, watch, asking),
  ];
  if (lineOnly) return orders;
  const names = chosen.flatMap((service) => nameLooks(state, service, watch, ask.now));
  // Asked beside the others, from the same room: none of them may stay in one that is to be given up.
  for (const one of names) one.newSinceAt = orders[0]?.newSinceAt;
  return [...names, ...orders];
}

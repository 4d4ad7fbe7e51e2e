/** The one transition: what is believed after a step of a round. */
import { afterTelling, endedBetween, update } from './judge/belief.ts';
import { notAfter, setBack } from './history/clock.ts';
import { corroborate } from './detect/siblings.ts';
import { cleared, fold, type Scene as Beside } from './detect/endpoint.ts';
import { learnGlitches } from './detect/transients.ts';
import { track, type Turn } from './incidents/track.ts';
import { judge } from './judge/rules.ts';
import { failsAgain, quicknessOf, lossesOf } from './detect/line-loss.ts';
import { answersBeside, learnNoise, lineAfter, look, type LineSeen } from './detect/line.ts';
import type { Probe, Service } from './model/service.ts';
import { isNameLook, learnNames } from './detect/resolvers.ts';
import { tell, untellable } from './incidents/notices.ts';
import { isGap, isLineOnly, isRoundDue, SETTLE_MS, sleptWithin } from './schedule/step-kind.ts';
import { outOfSight, withoutUnseen } from './judge/lost-sight.ts';
import { plan } from './schedule/agenda.ts';
import { sceneOf } from './judge/facts.ts';
import { record } from './history/record.ts';
import { isCutOff, withoutFiltered } from './judge/blocked-sockets.ts';
import { spend } from './traffic/ledger.ts';
import type { EndpointBelief, State } from './model/state.ts';
import type { Incident } from './model/incident.ts';
import { active } from './model/choices.ts';
import type { Connection, EndpointId, ServiceId } from './model/terms.ts';
import type { Observation, Round } from './model/observation.ts';
import type { Watch } from './model/watch.ts';
import { isBare } from './model/capability.ts';
import { withinCap } from './schedule/budget.ts';

/** Answers have to keep coming so long before a recovery is believed; four times as long after each relapse. */
const HOLD_MS = 20_000;
const HOLD_MOST_MS = 600_000;

/** A script that was killed and started again missed no more than this, in which little can have come and gone. */
const SHORT_GAP_MS = 5 * 60_000;

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** Nothing ran for a while: evidence against anybody is dropped, and the line is looked at first. */
function afterGap(state: State, round: Round): State {
  const { followUpAt: _at, ...agenda } = state.agenda;
  const wokeAt = sleptWithin(round) ? round.at : round.startedAt;
  return {
    ...state,
    endpoints: mapValues(state.endpoints, cleared),
    line: { ...state.line, status: 'unknown', silentLooks: 0 },
    agenda: { ...agenda, followUps: 0, settleUntilAt: wokeAt + SETTLE_MS },
  };
}

function holdMs(incidents: readonly Incident[], { id, operator }: Service): number {
  const latest = incidents.findLast((one) => one.operator === operator || one.services.includes(id));
  return Math.min(HOLD_MOST_MS, HOLD_MS * 4 ** (latest?.relapses ?? 0));
}

interface Folding {
  endpoints: Record<EndpointId, EndpointBelief>;
  noise: number;
}

function foldAll(state: State, round: Round, watch: Watch, line: State['line'], seenLine: LineSeen): Folding {
  const endpoints: Record<EndpointId, EndpointBelief> = { ...state.endpoints };
  let { noise } = line;
  const owners = new Map<EndpointId, { service: Service; probe: Probe }>();
  for (const service of watch.services)
    for (const { id, probe } of service.endpoints) owners.set(id, { service, probe });
  const quickness = quicknessOf(round.observations, state.endpoints, watch);
  let losses = lossesOf(endpoints, watch, round.at);
  const foldOne = (seen: Observation): void => {
    const owner = owners.get(seen.endpoint);
    const beside: Beside = {
      lineAnswers: answersBeside(seenLine, line, owner?.service.operator),
      noise: line.noise,
      losses,
      ...quickness,
      holdMs: owner ? holdMs(state.incidents, owner.service) : HOLD_MS,
      isBare: owner !== undefined && isBare(seen, owner.probe, watch.sight),
    };
    const known = endpoints[seen.endpoint];
    const folded = fold(known, seen, beside);
    endpoints[seen.endpoint] = folded.belief;
    // What controls lose is always the line's.
    const isOfTheLine = !owner || !failsAgain(known?.run);
    if (isOfTheLine) noise = learnNoise(noise, folded.hits, folded.misses);
  };
  const seen = round.observations.filter((one) => !isNameLook(one));
  // First what controls met: the services are seen in its light.
  seen.filter(({ endpoint }) => !owners.has(endpoint)).forEach(foldOne);
  losses = lossesOf(endpoints, watch, round.at);
  seen.filter(({ endpoint }) => owners.has(endpoint)).forEach(foldOne);
  if (line.status === 'online')
    for (const service of watch.services) corroborate(service, endpoints, line.glitches, losses);
  return { endpoints, noise };
}

function judgeAll(state: State, round: Round, watch: Watch, lost: ReadonlySet<ServiceId>): Turn[] {
  const seen = new Set(round.observations.map(({ endpoint }) => endpoint));
  return active(watch).map((service): Turn => {
    const scene = {
      ...sceneOf(state, service, watch, round.at),
      isCutOff: isCutOff(state, service, watch),
    };
    const verdict = judge(scene);
    const judgedNow = service.endpoints.some(({ id }) => seen.has(id));
    const belief = update(state.services[service.id], verdict, scene, judgedNow);
    const isUnseen = lost.has(service.id);
    const failure = scene.deciding.find((witness) => witness.belief.run)?.belief.run?.failure;
    return {
      service,
      belief,
      reason: { at: round.at, service: service.id, rule: verdict.rule, ...(failure && { failure }) },
      ended: isUnseen
        ? { afterAt: round.at, beforeAt: round.at }
        : endedBetween(scene, state.services[service.id]),
      isUnseen,
    };
  });
}

/** A line that was well before a short gap, and is so at the first look after it, has been well all along. */
function throughGap(
  line: State['line'],
  { line: before, steppedAt }: State,
  { startedAt }: Round,
): State['line'] {
  const isShort = startedAt - steppedAt < SHORT_GAP_MS;
  const isKept = isShort && before.status === 'online' && line.status === 'online';
  return isKept ? { ...line, sinceAt: before.sinceAt } : line;
}

/** A line that is dead or answers in part only: what it loses is no evidence against anybody. */
function isTroubled(connection: Connection): boolean {
  return connection !== 'online' && connection !== 'unknown';
}

/** What is believed after one step of a round. */
export function advance(known: State, stepped: Round, watch: Watch): State {
  // The clock was set back while the step ran: nothing of it lies ahead of now.
  const round = stepped.at < stepped.startedAt ? notAfter(stepped, stepped.at) : stepped;
  const gap = isGap(known, round.startedAt, round.trigger) || sleptWithin(round);
  const wasRound = isRoundDue(known, round.startedAt, round.trigger);
  const wasLineOnly = isLineOnly(known, round.startedAt, round.trigger);
  const before = setBack(known, round.startedAt);
  const lost = outOfSight(before.endpoints, watch);
  const seeing = { ...before, endpoints: withoutUnseen(before.endpoints, lost) };
  const settled = gap ? afterGap(seeing, round) : seeing;

  const seen = look(round, watch, settled.endpoints);
  const line = throughGap(lineAfter(settled.line, seen, round), before, round);
  const { endpoints, noise } = foldAll(settled, round, watch, line, seen);
  const watchedMs = gap || before.steppedAt === 0 ? 0 : round.at - before.steppedAt;
  const glitches = learnGlitches(settled, endpoints, watch, watchedMs);
  let state: State = {
    ...settled,
    line: { ...line, noise, glitches },
    names: learnNames(settled.names, round.observations, round.at),
    endpoints: isTroubled(line.status) ? mapValues(endpoints, cleared) : endpoints,
  };

  state = { ...state, endpoints: withoutFiltered(state, watch) };

  const turns = judgeAll(state, round, watch, lost);
  const services = { ...state.services };
  for (const { service, belief } of turns) services[service.id] = belief;
  const incidents = track(state, turns, watch, round.at);
  state = { ...state, services, incidents };

  const told = tell(state, before.line.status, watch, round.at);
  const outages = told.notices.filter(({ kind }) => kind === 'outage');
  for (const id of [...outages.flatMap((notice) => notice.services), ...untellable(state, watch)])
    if (services[id]?.status === 'down') services[id] = afterTelling(services[id], round.at);

  state = {
    ...state,
    services,
    incidents: told.incidents,
    outbox: [...state.outbox, ...told.notices],
    spent: spend(state.spent, round.observations, round.at),
    steppedAt: round.at,
  };
  const paced = withinCap(state, watch, round.at);
  state = record(before, state, { turns, round, watch: paced, gap });
  return {
    ...state,
    agenda: plan(state, paced, {
      at: round.at,
      chance: round.chance,
      wasRound,
      wasLineOnly,
    }),
  };
}

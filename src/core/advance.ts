/** The one transition: what is believed after a step of a round. */
import { afterTelling, endedBetween, update } from './judge/belief.ts';
import { notAfter, setBack } from './history/clock.ts';
import { cleared } from './detect/endpoint.ts';
import { learnGlitches } from './detect/transients.ts';
import { track, type ServiceStep } from './incidents/track.ts';
import type { Reason } from './model/incident.ts';
import { judge } from './judge/rules.ts';
import { lineAfter } from './detect/line.ts';
import { lookAtLine } from './detect/line-seen.ts';
import { learnNames } from './detect/resolvers.ts';
import { posted, swept } from './incidents/outbox.ts';
import { tell, untellable } from './incidents/notices.ts';
import { isGap, isLineOnly, isRoundDue, SETTLE_MS, sleptWithin } from './schedule/step-kind.ts';
import { outOfSight, withoutUnseen } from './judge/lost-sight.ts';
import { plan } from './schedule/agenda.ts';
import { serviceFacts } from './judge/facts.ts';
import { record } from './history/record.ts';
import { isCutOff, withoutFiltered } from './judge/blocked-sockets.ts';
import { spend } from './traffic/ledger.ts';
import type { State } from './model/state.ts';
import { active } from './model/choices.ts';
import type { Connection, ServiceId } from './model/terms.ts';
import type { Round } from './model/observation.ts';
import type { Watch } from './model/watch.ts';
import { withinCap } from './schedule/budget.ts';
import { foldAll } from './detect/step.ts';

/** A script that was killed and started again missed no more than this, in which little can have come and gone. */
const SHORT_GAP_MS = 5 * 60_000;

function mapValues<T>(values: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
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

function judgeAll(state: State, round: Round, watch: Watch, lost: ReadonlySet<ServiceId>): ServiceStep[] {
  const seen = new Set(round.observations.map(({ endpoint }) => endpoint));
  return active(watch).map((service): ServiceStep => {
    const facts = serviceFacts(state, service, watch, round.at);
    facts.isCutOff = isCutOff(state, service, watch);
    const verdict = judge(facts);
    const judgedNow = service.endpoints.some(({ id }) => seen.has(id));
    const belief = update(state.services[service.id], verdict, facts, judgedNow);
    const isUnseen = lost.has(service.id);
    const failure = facts.deciding.find((witness) => witness.belief.run)?.belief.run?.failure;
    const reason: Reason = { at: round.at, service: service.id, rule: verdict.rule };
    if (failure) reason.failure = failure;
    return {
      service,
      belief,
      reason,
      ended: isUnseen
        ? { afterAt: round.at, beforeAt: round.at }
        : endedBetween(facts, state.services[service.id]),
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
  const seeing = lost.size > 0 ? { ...before, endpoints: withoutUnseen(before.endpoints, lost) } : before;
  const settled = gap ? afterGap(seeing, round) : seeing;

  const seen = lookAtLine(round, watch, settled.endpoints);
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

  const unfiltered = withoutFiltered(state, watch);
  if (unfiltered !== state.endpoints) state = { ...state, endpoints: unfiltered };

  const turns = judgeAll(state, round, watch, lost);
  const services = { ...state.services };
  for (const { service, belief } of turns) services[service.id] = belief;
  const incidents = track(state, turns, watch, round.at);
  const { incidents: untold, outbox } = swept({ incidents, outbox: state.outbox }, round.at);
  state = { ...state, services, incidents: untold, outbox };

  const told = tell(state, before.line.status, watch, round.at);
  const outages = told.notices.filter(({ kind }) => kind === 'outage');
  for (const id of [...outages.flatMap((notice) => notice.services), ...untellable(state, watch)])
    if (services[id]?.status === 'down') services[id] = afterTelling(services[id], round.at);

  const heard = posted({ incidents: told.incidents, outbox }, told.notices);
  state = {
    ...state,
    services,
    incidents: heard.incidents,
    outbox: heard.outbox,
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

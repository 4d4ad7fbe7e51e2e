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
import { copyOfAgenda, copyOfLine, stateWith } from './model/copies.ts';
import type { State } from './model/state.ts';
import { active } from './model/choices.ts';
import type { Connection, ServiceId } from './model/terms.ts';
import type { Step } from './model/observation.ts';
import type { Watch } from './model/watch.ts';
import { withinCap } from './schedule/budget.ts';
import { foldAll } from './detect/step.ts';

/** A script that was killed and started again missed no more than this, in which little can have come and gone. */
const SHORT_GAP_MS = 5 * 60_000;

function mapValues<T>(values: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  const changed: Record<string, T> = {};
  for (const key in values) changed[key] = change(values[key]!);
  return changed;
}

/** Nothing ran for a while: evidence against anybody is dropped, and the line is looked at first. */
function afterGap(state: State, step: Step): State {
  const wokeAt = sleptWithin(step) ? step.at : step.startedAt;
  const agenda = { followUpAt: undefined, followUps: 0, settleUntilAt: wokeAt + SETTLE_MS };
  return stateWith(state, {
    endpoints: mapValues(state.endpoints, cleared),
    line: Object.assign(copyOfLine(state.line), { status: 'unknown', reach: undefined, silentLooks: 0 }),
    agenda: Object.assign(copyOfAgenda(state.agenda), agenda),
  });
}

function judgeAll(state: State, step: Step, watch: Watch, lost: ReadonlySet<ServiceId>): ServiceStep[] {
  const seen = new Set(step.observations.map(({ endpoint }) => endpoint));
  return active(watch).map((service): ServiceStep => {
    const facts = serviceFacts(state, service, watch, step.at);
    facts.isCutOff = isCutOff(state, service, watch);
    const verdict = judge(facts);
    const judgedNow = service.endpoints.some(({ id }) => seen.has(id));
    const belief = update(state.services[service.id], verdict, facts, judgedNow);
    const isUnseen = lost.has(service.id);
    const failure = facts.deciding.find((witness) => witness.belief.run)?.belief.run?.failure;
    const reason: Reason = { at: step.at, service: service.id, rule: verdict.rule };
    if (failure) reason.failure = failure;
    return {
      service,
      belief,
      reason,
      ended: isUnseen
        ? { afterAt: step.at, beforeAt: step.at }
        : endedBetween(facts, state.services[service.id]),
      isUnseen,
    };
  });
}

/** A line that was well before a short gap, and is so at the first look after it, has been well all along. */
function throughGap(
  line: State['line'],
  { line: before, steppedAt }: State,
  { startedAt }: Step,
): State['line'] {
  const isShort = startedAt - steppedAt < SHORT_GAP_MS;
  const isKept = isShort && before.status === 'online' && line.status === 'online';
  return isKept ? Object.assign(copyOfLine(line), { sinceAt: before.sinceAt }) : line;
}

/** A line that is dead or answers in part only: what it loses is no evidence against anybody. */
function isTroubled(connection: Connection): boolean {
  return connection !== 'online' && connection !== 'unknown';
}

/** What is believed after one step of a round. */
export function advance(known: State, stepped: Step, watch: Watch): State {
  // The clock was set back while the step ran: nothing of it lies ahead of now.
  const step = stepped.at < stepped.startedAt ? notAfter(stepped, stepped.at) : stepped;
  const gap = isGap(known, step.startedAt, step.trigger) || sleptWithin(step);
  const wasRound = isRoundDue(known, step.startedAt, step.trigger);
  const wasLineOnly = isLineOnly(known, step.startedAt, step.trigger);
  const before = setBack(known, step.startedAt);
  const lost = outOfSight(before.endpoints, watch);
  const seeing =
    lost.size > 0 ? stateWith(before, { endpoints: withoutUnseen(before.endpoints, lost) }) : before;
  const settled = gap ? afterGap(seeing, step) : seeing;

  const seen = lookAtLine(step, watch, settled.endpoints);
  const line = throughGap(lineAfter(settled.line, seen, step), before, step);
  const { endpoints, noise } = foldAll(settled, step, watch, line, seen);
  const watchedMs = gap || before.steppedAt === 0 ? 0 : step.at - before.steppedAt;
  const glitches = learnGlitches(settled, endpoints, watch, watchedMs);
  let state = stateWith(settled, {
    line: Object.assign(copyOfLine(line), { noise, glitches }),
    names: learnNames(settled.names, step.observations, step.at),
    endpoints: isTroubled(line.status) ? mapValues(endpoints, cleared) : endpoints,
  });

  const unfiltered = withoutFiltered(state, watch);
  if (unfiltered !== state.endpoints) state = stateWith(state, { endpoints: unfiltered });

  const judged = judgeAll(state, step, watch, lost);
  const services = { ...state.services };
  for (const { service, belief } of judged) services[service.id] = belief;
  const incidents = track(state, judged, watch, step.at);
  const { incidents: untold, outbox } = swept({ incidents, outbox: state.outbox }, step.at);
  state = stateWith(state, { services, incidents: untold, outbox });

  const told = tell(state, before.line, watch, step.at);
  const outages = told.notices.filter(({ kind }) => kind === 'outage');
  for (const id of [...outages.flatMap((notice) => notice.services), ...untellable(state, watch)])
    if (services[id]?.status === 'down') services[id] = afterTelling(services[id], step.at);

  const heard = posted({ incidents: told.incidents, outbox }, told.notices);
  state = stateWith(state, {
    services,
    incidents: heard.incidents,
    outbox: heard.outbox,
    spent: spend(state.spent, step.observations, step.at),
    steppedAt: step.at,
  });
  const paced = withinCap(state, watch, step.at);
  state = record(before, state, { services: judged, step, watch: paced, gap });
  return stateWith(state, {
    agenda: plan(state, paced, {
      at: step.at,
      chance: step.chance,
      wasRound,
      wasLineOnly,
    }),
  });
}

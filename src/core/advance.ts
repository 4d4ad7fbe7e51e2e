/** The one transition: what is believed after a step of a round. */
import { afterTelling, endedBetween, update } from './judge/belief.ts';
import { notAfter, setBack } from './history/clock.ts';
import { cleared } from './detect/endpoint.ts';
import { learnGlitches } from './detect/transients.ts';
import { track, type ServiceStep } from './incidents/track.ts';
import type { Reason } from './model/incident.ts';
import { stillHeld, withHeard } from './judge/hear.ts';
import { judge } from './judge/rules.ts';
import { namedCause } from './judge/with-others.ts';
import { SETTLE_MS } from './detect/thresholds.ts';
import { lineAfter } from './detect/line.ts';
import { lookAtLine } from './detect/line-seen.ts';
import { learnNames } from './detect/resolvers.ts';
import { posted, swept } from './incidents/outbox.ts';
import { tell, untellable } from './incidents/notices.ts';
import { withTold } from './incidents/reported.ts';
import { isGap, isLineOnly, isRoundDue, sleptWithin } from './schedule/step-kind.ts';
import { outOfSight, withoutUnseen } from './judge/lost-sight.ts';
import { plan } from './schedule/agenda.ts';
import { serviceFacts } from './judge/facts.ts';
import { record } from './history/record.ts';
import { isCutOff, withoutFiltered } from './judge/blocked-sockets.ts';
import { OTHERS, spend } from './traffic/ledger.ts';
import { copyOfAgenda, copyOfLine, stateWith } from './model/copies.ts';
import type { State } from './model/state.ts';
import { active } from './model/choices.ts';
import type { Connection, ServiceId } from './model/terms.ts';
import type { Step } from './model/observation.ts';
import type { Others } from './model/vantage.ts';
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
    const before = state.services[service.id];
    const named = namedCause(verdict, before, facts, state.others, service, watch);
    const belief = update(before, verdict, facts, judgedNow, named);
    const isUnseen = lost.has(service.id);
    const failure = facts.deciding.find((witness) => witness.belief.run)?.belief.run?.failure;
    const reason: Reason = { at: step.at, service: service.id, rule: verdict.rule };
    if (failure) reason.failure = failure;
    return {
      service,
      belief,
      reason,
      ended: isUnseen ? { afterAt: step.at, beforeAt: step.at } : endedBetween(facts, before),
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

/** A cut-off that lasted so long is asked about once the line is back. */
const LONG_CUT_MS = 10 * 60_000;

/** What is held of others after what they said in this step, and whom a line that is back could not ask. */
function othersAfter(known: State, line: State['line'], step: Step, watch: Watch): Others {
  const { line: before, steppedAt } = known;
  const others = stillHeld(known.others, watch, { line, steppedAt }, step.at);
  const wasCut = before.status === 'offline' || before.status === 'partial';
  const isBack = wasCut && line.status === 'online' && step.at - before.sinceAt >= LONG_CUT_MS;
  const owing = isBack ? { ...others, owedSinceAt: before.sinceAt } : others;
  return step.heard ? withHeard(owing, step.heard, watch.vantages ?? [], step.chance) : owing;
}

/** What asking others cost, as a probe's cost is told. */
const costsOf = ({ heard = [] }: Step) =>
  heard.map(({ question: { source }, bytes }) => ({
    endpoint: `${OTHERS}/${source}`,
    sentBytes: 0,
    receivedBytes: bytes,
  }));

/** From what is held of endpoints, line and others: the services, their incidents, what there is to tell, the history. */
function conclude(
  before: State,
  held: State,
  step: Step,
  watch: Watch,
  { lost, gap }: { lost: ReadonlySet<ServiceId>; gap: boolean },
): { state: State; paced: Watch } {
  const judged = judgeAll(held, step, watch, lost);
  const services = { ...held.services };
  for (const { service, belief } of judged) services[service.id] = belief;
  const incidents = track(held, judged, watch, step.at);
  const untold = swept({ incidents, others: held.others, outbox: held.outbox }, step.at);
  const state = stateWith(held, {
    services,
    incidents: untold.incidents,
    others: untold.others,
    outbox: untold.outbox,
  });

  const told = tell(state, before.line, watch, step.at);
  const outages = told.notices.filter(({ kind }) => kind === 'outage');
  for (const id of [...outages.flatMap((notice) => notice.services), ...untellable(state, watch)])
    if (services[id]?.status === 'down') services[id] = afterTelling(services[id], step.at);

  const others = withTold(state.others, told.notices);
  const known = posted({ incidents: told.incidents, others, outbox: untold.outbox }, told.notices);
  const after = stateWith(state, {
    services,
    incidents: known.incidents,
    outbox: known.outbox,
    others: known.others,
    spent: spend(state.spent, [...step.observations, ...costsOf(step)], step.at),
    steppedAt: step.at,
  });
  const paced = withinCap(after, watch, step.at);
  return { state: record(before, after, { services: judged, step, watch: paced, gap }), paced };
}

/** Without what cannot be asked any more as it was when it failed, and whose that was. */
function inSight(state: State, watch: Watch): { seeing: State; lost: ReadonlySet<ServiceId> } {
  const lost = outOfSight(state.endpoints, watch);
  if (lost.size === 0) return { seeing: state, lost };
  return { seeing: stateWith(state, { endpoints: withoutUnseen(state.endpoints, lost) }), lost };
}

/** What outside sources said, by itself: nothing was probed, and what is to be probed stays as it was planned. */
function afterHearing(known: State, step: Step, watch: Watch): State {
  const state = setBack(known, step.at);
  const others = othersAfter(state, state.line, step, watch);
  const isLate = isGap(known, step.at, step.trigger);
  // What was believed before a gap is looked at anew before anybody concludes from it.
  if (isLate || known.steppedAt === 0) {
    const spent = spend(state.spent, costsOf(step), step.at);
    return stateWith(state, { others, spent });
  }
  const { seeing, lost } = inSight(state, watch);
  return conclude(state, stateWith(seeing, { others }), step, watch, { lost, gap: false }).state;
}

/** What is believed after one step of a round. */
export function advance(known: State, stepped: Step, watch: Watch): State {
  // The clock was set back while the step ran: nothing of it lies ahead of now.
  const step = stepped.at < stepped.startedAt ? notAfter(stepped, stepped.at) : stepped;
  if (step.heard && step.observations.length === 0) return afterHearing(known, step, watch);
  const gap = isGap(known, step.startedAt, step.trigger) || sleptWithin(step);
  const wasRound = isRoundDue(known, step.startedAt, step.trigger, watch);
  const wasLineOnly = isLineOnly(known, step.startedAt, step.trigger);
  const before = setBack(known, step.startedAt);
  const { seeing, lost } = inSight(before, watch);
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
    others: othersAfter(settled, line, step, watch),
  });

  const unfiltered = withoutFiltered(state, watch);
  if (unfiltered !== state.endpoints) state = stateWith(state, { endpoints: unfiltered });

  const { state: concluded, paced } = conclude(before, state, step, watch, { lost, gap });
  const { at, chance, startedAt } = step;
  // By a clock that was set back since, it would lie ahead.
  const newSinceAt = step.newSinceAt && Math.min(step.newSinceAt, startedAt);
  const occasion = { at, chance, wasRound, wasLineOnly, newSinceAt };
  return stateWith(concluded, { agenda: plan(concluded, paced, occasion) });
}

/** What to probe now, and when to look again. The shell only carries it out. */
import { CONTROL, order, tierOf } from './asking.ts';
import { isWarm } from './cost.ts';
import { isSure } from './corroborate.ts';
import { hasVoice, isDoubted, isSuspected } from './evidence.ts';
import { isPlain } from './line.ts';
import type { Control, Endpoint, EndpointId, Order, Service, Trigger, Watch } from './model.ts';
import { nameLooks } from './names.ts';
import { limitMs } from './normal.ts';
import { isSocket, PACES, paceOf } from './presets.ts';
import type { Agenda, EndpointBelief, State } from './state.ts';
import { active, choiceOf } from './watching.ts';

/** No alarm sooner than this: the stores' browsers would round it up. */
export const ALARM_FLOOR_MS = 30_000;
/** A start this much later than planned means that nothing ran in between: sleep, a closed browser. */
const LATE_MS = 45_000;
/** Pauses before the follow-ups of a doubt. They grow, because probes close in time are not independent. */
const BURST_MS = [3_000, 5_000, 7_000, 9_000, 8_000, 8_000] as const;
/** After so many follow-ups a doubt is looked at once an alarm. */
const BURST_MOST = 24;
const RECOVERY_MS = 10_000;
const SUSPICION_MS = 20_000;
/** The first look after a gap is for the line alone; nothing is told before this has passed. */
export const SETTLE_MS = 25_000;
/** Every control at least so often, so that none loses its voice. */
const CONTROL_PACE_MS = 8 * 3_600_000;
/** While a service fails, its other endpoints are asked at most so often. */
const ALL_PACE_MS = 10 * 60_000;
/** While the line is dead: so often at first, then at the pace of the rounds. */
const DEAD_LINE_SOON_MS = 5 * 60_000;
/** Rounds come up to a tenth early or late, so that not all installations ask on the same second. */
const JITTER = 0.1;
const MINUTE_MS = 60_000;

/** What the shell knows when it asks what to do. */
export interface Ask {
  now: number;
  trigger: Trigger;
  /** The worker may not outlive this moment: no probe's limit reaches beyond it. */
  stretchEndAt: number;
}

/** Whether nothing ran for longer than planned, or the clock went back. */
export function isGap(state: State, now: number, trigger: Trigger): boolean {
  if (state.steppedAt === 0) return false;
  return trigger === 'start' || now > state.agenda.wakeAt + LATE_MS || now < state.steppedAt - 1_000;
}

function belief(state: State, id: EndpointId, tier: string): EndpointBelief | undefined {
  const known = state.endpoints[id];
  return known?.tier === tier ? known : undefined;
}

/** Asked without an answer, whether or not that counted. */
function isUnanswered(known: EndpointBelief): boolean {
  return hasVoice(known) && known.goods === 0 && known.askedAt > known.answeredAt!;
}

function usable(service: Service): readonly Endpoint[] {
  return service.endpoints.filter(({ brokenSince }) => !brokenSince);
}

/** Endpoints of a service by what the present state wants of them. */
function witnesses(
  state: State,
  service: Service,
  watch: Watch,
): { endpoint: Endpoint; known: EndpointBelief }[] {
  const tier = tierOf(service.id, watch.sight);
  return usable(service).flatMap((endpoint) => {
    const known = belief(state, endpoint.id, tier);
    return known ? [{ endpoint, known }] : [];
  });
}

/** Messaging endpoints with a voice or, where there are none, all with a voice. */
function deciding(state: State, service: Service, watch: Watch): readonly Endpoint[] {
  const voiced = witnesses(state, service, watch).filter(({ known }) => hasVoice(known));
  const messaging = voiced.filter(({ endpoint }) => endpoint.role === 'messaging');
  return (messaging.length ? messaging : voiced).map(({ endpoint }) => endpoint);
}

type Mood = 'calm' | 'suspected' | 'doubted' | 'recovering' | 'unsure' | 'failing';

function moodOf(state: State, service: Service, watch: Watch): Mood {
  const all = witnesses(state, service, watch);
  const known = all.map((witness) => witness.known);
  if (known.some((one) => one.held && one.goods > 0)) return 'recovering';
  if (known.some((one) => !one.held && (isDoubted(one) || isUnanswered(one)))) return 'doubted';
  const speaking = deciding(state, service, watch);
  const held = all.filter((witness) => witness.known.held && speaking.includes(witness.endpoint));
  if (held.some((witness) => witness.known.held === 'failing' && !isSure(witness.known, known)))
    return 'unsure';
  if (held.length) return 'failing';
  return known.some(isSuspected) ? 'suspected' : 'calm';
}

/** A service that has failed for long is asked more rarely; what is usual here needs no haste. */
function retryMs(state: State, service: Service, now: number, leadMs: number): number {
  const known = state.services[service.id];
  const age = now - (known?.since?.beforeAt ?? now);
  if (age < 10 * MINUTE_MS) return ALARM_FLOOR_MS;
  if (age < 60 * MINUTE_MS && known?.usualSinceAt === undefined) return leadMs;
  return Math.max(leadMs, (age < 24 * 60 * MINUTE_MS ? 2 : 10) * MINUTE_MS);
}

/** Of what fails for good one endpoint is asked on, the cheapest, and now and then all of them. */
function retried(failing: readonly Endpoint[]): Endpoint | undefined {
  return failing.find((endpoint) => !isSocket(endpoint)) ?? failing[0];
}

function isDue(known: EndpointBelief | undefined, paceMs: number, now: number): boolean {
  return !known || now - known.askedAt >= paceMs * (1 - 1.5 * JITTER) - 1_000;
}

function regular(state: State, service: Service, watch: Watch, now: number): readonly Endpoint[] {
  const tier = tierOf(service.id, watch.sight);
  const leadMs = PACES[watch.settings.preset].leadMs;
  const mood = moodOf(state, service, watch);
  const isFailing = mood === 'failing' || mood === 'unsure';
  const failing = isFailing
    ? deciding(state, service, watch).filter(({ id }) => state.endpoints[id]?.held)
    : [];
  const retry = retryMs(state, service, now, leadMs);
  const chosen = retried(failing);
  return usable(service).filter((endpoint) => {
    const known = belief(state, endpoint.id, tier);
    const usual = paceOf(endpoint, service, watch);
    if (endpoint === chosen) return isDue(known, retry, now);
    if (isFailing) return isDue(known, Math.max(ALL_PACE_MS, usual), now);
    return isDue(known, known?.held ? Math.min(ALL_PACE_MS, usual) : usual, now);
  });
}

function followUp(state: State, service: Service, watch: Watch): readonly Endpoint[] {
  const mood = moodOf(state, service, watch);
  if (mood === 'calm') return [];
  const tier = tierOf(service.id, watch.sight);
  if (mood === 'suspected')
    return usable(service).filter((endpoint) => {
      const known = belief(state, endpoint.id, tier);
      return known !== undefined && isSuspected(known);
    });
  const unanswered = witnesses(state, service, watch).filter(({ known }) => isUnanswered(known));
  // What fell silent together comes back together.
  const held =
    mood === 'recovering' ? witnesses(state, service, watch).filter(({ known }) => known.held) : [];
  // The landing page and siblings once, as the contrast that names what is dead.
  const contrast = state.agenda.followUps === 2 ? usable(service) : [];
  const wanted = [
    ...deciding(state, service, watch),
    ...[...unanswered, ...held].map(({ endpoint }) => endpoint),
    ...contrast,
  ];
  return [...new Set(wanted)];
}

function encrypted(watch: Watch): readonly Control[] {
  return watch.controls.filter(({ probe }) => !isPlain(probe.url));
}

/** The one control of a quiet round: always the same while it answers, so that its connection stays warm. */
function leadControl(state: State, watch: Watch): Control | undefined {
  const tier = tierOf(CONTROL, watch.sight);
  const candidates = encrypted(watch).filter(({ id }) => hasVoice(belief(state, id, tier)));
  return candidates[state.agenda.turn % Math.max(1, candidates.length)];
}

/** Two controls by turns and the plain one: enough to see that a dead line is back. */
function fewControls(watch: Watch, turn: number): readonly Control[] {
  const controls = encrypted(watch);
  const count = Math.max(1, controls.length);
  const few = [controls[(2 * turn) % count], controls[(2 * turn + 1) % count]];
  return [
    ...new Set(few.flatMap((control) => control ?? [])),
    ...watch.controls.filter(({ probe }) => isPlain(probe.url)),
  ];
}

function controlsFor(state: State, watch: Watch, ask: Ask, isFollowUp: boolean): readonly Control[] {
  const tier = tierOf(CONTROL, watch.sight);
  const { line, agenda } = state;
  if (ask.trigger === 'check-now' || line.silentLooks > 0) return watch.controls;
  if (line.status === 'offline' || line.status === 'captive') return fewControls(watch, agenda.followUps);
  if (line.status !== 'online') return watch.controls;
  // Once in a doubt all of them, so that "5 of 5 answered" can be said.
  if (isFollowUp && agenda.followUps % 6 === 2) return watch.controls;
  const lead = leadControl(state, watch);
  if (isFollowUp) {
    const others = encrypted(watch).filter(
      (control) => control !== lead && hasVoice(belief(state, control.id, tier)),
    );
    const second = others[state.agenda.followUps % Math.max(1, others.length)];
    return [lead, second].flatMap((control) => control ?? []);
  }
  return watch.controls.filter(
    (control) => control === lead || isDue(belief(state, control.id, tier), CONTROL_PACE_MS, ask.now),
  );
}

/** Whether the scheduled probes are due, and not a follow-up alone. */
export function isRoundDue(state: State, now: number, trigger: Trigger): boolean {
  if (trigger === 'check-now' || trigger === 'network') return true;
  return isGap(state, now, trigger) || state.agenda.roundAt <= now + 1_000;
}

/** After a gap, and while nobody answers, the line alone is asked. */
export function isLineOnly(state: State, now: number, trigger: Trigger): boolean {
  if (trigger === 'check-now') return false;
  const { agenda, line } = state;
  const isSettling = line.silentLooks > 0 && now < (agenda.settleUntilAt ?? 0);
  return isGap(state, now, trigger) || isSettling || line.status === 'offline' || line.status === 'captive';
}

/** The probes that are wanted now; none when nothing is due. */
export function due(state: State, watch: Watch, ask: Ask): Order[] {
  const { agenda } = state;
  const chosen = active(watch);
  const isAsked = ask.trigger === 'check-now';
  const isAnyWatched = chosen.some(({ id }) => isAsked || !choiceOf(watch, id)?.isOnlyWhenAsked);
  if (!watch.settings.isStarted || !isAnyWatched) return [];
  const isFollowUp = agenda.followUpAt !== undefined && agenda.followUpAt <= ask.now + 250;
  const isRound = isRoundDue(state, ask.now, ask.trigger);
  if (!isFollowUp && !isRound) return [];
  const lineOnly = isLineOnly(state, ask.now, ask.trigger);
  const services = lineOnly ? [] : chosen;
  const orders = services.flatMap((service) => {
    if (isAsked) return usable(service).map((endpoint) => ({ endpoint, service }));
    if (choiceOf(watch, service.id)?.isOnlyWhenAsked) return [];
    const wanted = new Set([
      ...(isRound ? regular(state, service, watch, ask.now) : []),
      ...(isFollowUp ? followUp(state, service, watch) : []),
    ]);
    return usable(service).flatMap((endpoint) => (wanted.has(endpoint) ? [{ endpoint, service }] : []));
  });
  const isLate = isGap(state, ask.now, ask.trigger);
  const controls = isLate ? watch.controls : controlsFor(state, watch, ask, isFollowUp);
  const longest = ask.stretchEndAt - ask.now;
  const asOrder = (endpoint: Pick<Endpoint, 'id' | 'probe'>, owner: string): Order[] => {
    const known = belief(state, endpoint.id, tierOf(owner, watch.sight));
    const rest = {
      limitMs: Math.max(1_000, Math.min(limitMs(known?.normal), longest)),
      isWarm: isWarm(known?.answeredAt, ask.now, endpoint.probe),
    };
    return [order(endpoint, owner, watch.sight, rest) ?? []].flat();
  };
  return [
    ...services.flatMap((service) => nameLooks(state, service, watch, ask.now)),
    ...orders.flatMap(({ endpoint, service }) => asOrder(endpoint, service.id)),
    ...controls.flatMap((control) => asOrder(control, CONTROL)),
  ];
}

function followUpMs(state: State, watch: Watch, chance: number): number | undefined {
  const { agenda, line } = state;
  const moods = new Set(active(watch).map((service) => moodOf(state, service, watch)));
  const burst = BURST_MS[Math.min(agenda.followUps, BURST_MS.length - 1)]!;
  const soon = agenda.followUps < BURST_MOST ? burst : ALARM_FLOOR_MS;
  if (line.silentLooks > 0 || line.status === 'unknown') return soon;
  if (line.status === 'partial') return soon;
  if (line.status !== 'online')
    return state.steppedAt - line.sinceAt < DEAD_LINE_SOON_MS ? ALARM_FLOOR_MS : 2 * ALARM_FLOOR_MS;
  if (moods.has('doubted') || moods.has('unsure')) return soon;
  if (moods.has('recovering')) return RECOVERY_MS;
  return moods.has('suspected') ? SUSPICION_MS + chance * RECOVERY_MS : undefined;
}

/** What kind of step it was that the agenda follows. */
export interface Stepped {
  at: number;
  chance: number;
  /** The scheduled probes ran. */
  wasRound: boolean;
  /** Only the line was asked. */
  wasLineOnly: boolean;
}

/** The agenda after a step. */
export function plan(state: State, watch: Watch, stepped: Stepped): Agenda {
  const { agenda } = state;
  const { at, chance, wasRound } = stepped;
  const leadMs = PACES[watch.settings.preset].leadMs;
  const paceMs = leadMs * (1 - JITTER + 2 * JITTER * chance);
  const troubled = active(watch).filter((service) => moodOf(state, service, watch) === 'failing');
  const retry = Math.min(paceMs, ...troubled.map((service) => retryMs(state, service, at, leadMs)));
  const isBack = stepped.wasLineOnly && state.line.status === 'online';
  const roundAt = isBack ? at : wasRound ? at + retry : Math.min(agenda.roundAt, at + retry);
  const wait = followUpMs(state, watch, chance);
  const lead = leadControl(state, watch);
  const known = lead && state.endpoints[lead.id];
  const { followUpAt: _at, ...rest } = agenda;
  const next: Agenda = {
    ...rest,
    roundAt: Math.max(roundAt, at),
    followUps: wait === undefined ? 0 : agenda.followUps + 1,
    turn: known && known.askedAt > (known.answeredAt ?? 0) ? agenda.turn + 1 : agenda.turn,
    ...(wait !== undefined && { followUpAt: at + wait }),
  };
  return { ...next, wakeAt: Math.max(wake(next), at + ALARM_FLOOR_MS) };
}

/** When there is something to do again. */
export function wake(agenda: Agenda): number {
  return Math.min(agenda.roundAt, agenda.followUpAt ?? Infinity);
}

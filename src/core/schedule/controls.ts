/**
 * Which controls are asked beside the services. A quiet round asks none or one, a doubt asks more: an example is WhatsApp falling
 * silent, where one control is asked at once, and all of them when a second try was silent too.
 */
import { CONTROL, tierOf } from '../model/capability.ts';
import { isAbroadSilent } from '../detect/domestic.ts';
import { hasVoice, isSuspected } from '../detect/endpoint.ts';
import { plainControls } from '../detect/line-seen.ts';
import { latest } from '../model/remembered.ts';
import type { Control, Service } from '../model/service.ts';
import { phaseOf } from '../judge/phase.ts';
import { active } from '../model/choices.ts';
import { isDue, pace, SET_ASIDE_MS, speakForTheLine } from './pace.ts';
import { isWell } from '../model/terms.ts';
import type { State } from '../model/state.ts';
import { askedOf } from '../judge/known-witnesses.ts';
import { beliefOf } from '../judge/witnesses.ts';
import type { Watch } from '../model/watch.ts';
import { isReopened } from '../traffic/connections.ts';
import { httpsControls, voicedControls } from './voiced-controls.ts';

/** After sleep, the first so many steps ask two controls instead of all: the network may need seconds to come up. */
const WAKING_STEPS = 3;

/** On a line that loses more than this share of probes every round asks a control, so that the losses blame no service. */
const LOSSES_MOST = 0.01;

/** Those that do not live on donations, as long as one of them answered when it was last asked. */
function withoutDonated(list: readonly Control[], { endpoints }: State): readonly Control[] {
  const others = list.filter(({ isDonated }) => !isDonated);
  const answers = ({ id }: Control): boolean => endpoints[id]!.askedAt <= (endpoints[id]!.answeredAt ?? 0);
  return others.some(answers) ? others : list;
}

/** The one control that a quiet round asks. It is the same one as long as it answers, because its open connection makes it cheap. */
export const leadControl = latest((state: State, watch: Watch): Control | undefined => {
  const voiced = voicedControls(watch, state.endpoints);
  const lasting = voiced.filter(({ id }) => !isReopened(state.endpoints[id]));
  const candidates = withoutDonated(lasting.length > 0 ? lasting : voiced, state);
  return candidates[state.agenda.turn % Math.max(1, candidates.length)];
});

/** Two controls, and the plain-http ones that show a sign-in page: enough to see whether the line answers at all. */
function fewControls(
  watch: Watch,
  first: Control | undefined,
  second: Control | undefined,
): readonly Control[] {
  const few = [first, second].flatMap((control) => control ?? []);
  return [...new Set(few), ...plainControls(watch)];
}

/** The control that is asked beside the first one. It is always the same, so that its connection stays open during a doubt. */
function secondControl(state: State, watch: Watch): Control | undefined {
  const tier = tierOf(CONTROL, watch.sight);
  const lead = leadControl(state, watch);
  const others = httpsControls(watch).filter(
    (control) => control !== lead && hasVoice(beliefOf(state, control.id, tier)),
  );
  return withoutDonated(others, state)[0];
}

/** Since when the latest of the services in doubt has failed twice in a row, or nothing where none has. */
function failedTwiceSince(state: State, watch: Watch): number | undefined {
  const sinces = active(watch).flatMap((service) => {
    const phase = phaseOf(state, service, watch);
    if (phase !== 'doubted' && phase !== 'unsure') return [];
    const runs = askedOf(state, service, watch).flatMap(({ belief }) =>
      belief.run && belief.run.failuresInARow >= 2 ? belief.run.inARowSinceAt : [],
    );
    return runs.length > 0 ? Math.min(...runs) : [];
  });
  return sinces.length > 0 ? Math.max(...sinces) : undefined;
}

/** Whether some service has answered late more than once: two controls then show whether the line is late as well. */
function isSlowAgain(state: State, watch: Watch): boolean {
  return active(watch).some((service) =>
    askedOf(state, service, watch).some(({ belief }) => (belief.slow?.count ?? 0) > 1),
  );
}

/**
 * Whether a single late answer is all that is wrong, and no control was asked in that step. Then the service alone is asked again:
 * most late answers end there, and no control has to be paid for.
 */
function isSlowOnce(state: State, watch: Watch): boolean {
  const phases = active(watch).map((service) => phaseOf(state, service, watch));
  const suspected = active(watch)
    .flatMap((service) => askedOf(state, service, watch))
    .filter(({ belief }) => isSuspected(belief));
  return (
    suspected.length > 0 &&
    phases.every((phase) => phase === 'calm' || phase === 'suspected') &&
    suspected.every(({ belief: { slow, askedAt } }) => slow?.count === 0 && slow.sinceAt === askedAt)
  );
}

/** Whether a round can do without a control: all is well, and services of three operators are asked, whose answers prove the line. */
function isSpokenFor(state: State, watch: Watch, asked: readonly Service[]): boolean {
  const answers = ({ id }: Service): boolean => isWell(state.services[id]?.status);
  const lead = leadControl(state, watch);
  return (
    state.line.noise <= LOSSES_MOST &&
    (lead === undefined || state.endpoints[lead.id]?.run === undefined) &&
    active(watch).every((service) => phaseOf(state, service, watch) === 'calm') &&
    speakForTheLine(asked.filter(answers))
  );
}

/** What step controls are wanted for. */
export interface ControlsFor {
  isFollowUp: boolean;
  /** Nothing ran for a while, and the line is looked at first. */
  isLate: boolean;
  /** Services that are asked in it. */
  asked: readonly Service[];
}

/**
 * These without the plain-http controls after the first, which are spare: they are asked where the line is in doubt, or the first did not
 * answer rightly when it was last asked.
 */
export function withoutSpare(controls: readonly Control[], state: State, watch: Watch): readonly Control[] {
  const [first, ...spare] = plainControls(watch);
  const known = first && state.endpoints[first.id];
  const { status, silentLooks } = state.line;
  const isInDoubt = silentLooks > 0 || (status !== 'online' && status !== 'unknown');
  if (isInDoubt || (known && known.answersInARow === 0)) return controls;
  return controls.filter((control) => !spare.includes(control));
}

/** The controls of this step. One that floods is asked a few times a day only. */
export function controlsFor(
  state: State,
  watch: Watch,
  now: number,
  wanted: ControlsFor,
): readonly Control[] {
  return withoutSpare(wantedControls(state, watch, now, wanted), state, watch).filter(({ id }) => {
    const known = state.endpoints[id];
    return !known?.isFlooding || isDue(known, SET_ASIDE_MS, now, watch);
  });
}

function wantedControls(
  state: State,
  watch: Watch,
  now: number,
  { isFollowUp, isLate, asked }: ControlsFor,
): readonly Control[] {
  const tier = tierOf(CONTROL, watch.sight);
  const { line, agenda } = state;
  const lead = leadControl(state, watch);
  const second = secondControl(state, watch);
  // A network that has just woken up is seldom ready at once: two controls are asked until one answers or three steps have passed.
  const isWaking = line.status === 'unknown' && agenda.followUps < WAKING_STEPS;
  if ((isLate || isWaking) && second) return fewControls(watch, lead, second);
  if (line.silentLooks > 0) return watch.controls;
  const all = httpsControls(watch);
  const byTurns = (turn: number): Control | undefined => all[turn % Math.max(1, all.length)];
  if (isAbroadSilent(line) || line.status === 'captive')
    return fewControls(watch, byTurns(2 * agenda.followUps), byTurns(2 * agenda.followUps + 1));
  // The control that answers shows that the line is not dead; another one by turns shows whether it has become better.
  if (line.status === 'partial') return fewControls(watch, lead, byTurns(agenda.followUps));
  if (line.status !== 'online') return watch.controls;
  if (isFollowUp) {
    if (isSlowOnce(state, watch)) return [];
    const sinceAt = failedTwiceSince(state, watch);
    if (sinceAt === undefined)
      return [lead, isSlowAgain(state, watch) ? second : undefined].flatMap((control) => control ?? []);
    // All controls are asked once in each grave doubt: the line may be the reason, and if not, "5 of 5 answered" can be said.
    if (line.askedAt < sinceAt) return watch.controls;
    return [lead, second].flatMap((control) => control ?? []);
  }
  // Each control is asked a few times a day, or it would lose its voice.
  const { rareMs } = pace(watch);
  const wanted = isSpokenFor(state, watch, asked) ? undefined : lead;
  return watch.controls.filter(
    (control) => control === wanted || isDue(beliefOf(state, control.id, tier), rareMs, now, watch),
  );
}

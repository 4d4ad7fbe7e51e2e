/** Which controls are asked beside the services. */
import { CONTROL, tierOf } from '../model/capability.ts';
import { hasVoice, isSuspected } from '../detect/endpoint.ts';
import { isPlain } from '../detect/line.ts';
import type { Control, Service } from '../model/service.ts';
import { phaseOf } from '../judge/phase.ts';
import { active } from '../model/choices.ts';
import { isDue, pace, speakForTheLine } from './pace.ts';
import type { State } from '../model/state.ts';
import { askedOf, beliefOf } from '../judge/witnesses.ts';
import type { Watch } from '../model/watch.ts';
import { isReopened } from '../traffic/connections.ts';

/** After a gap so many looks are made with few controls. */
const WAKING_LOOKS = 3;

/** A line that loses more than this is watched by a control in every round, so that nobody is blamed for it. */
const LOSSES_MOST = 0.01;

function encrypted(watch: Watch): readonly Control[] {
  return watch.controls.filter(({ probe }) => !isPlain(probe.url));
}

/** The one control of a quiet round: always the same while it answers, so that its connection stays warm. */
export function leadControl(state: State, watch: Watch): Control | undefined {
  const tier = tierOf(CONTROL, watch.sight);
  const voiced = encrypted(watch).filter(({ id }) => hasVoice(beliefOf(state, id, tier)));
  const lasting = voiced.filter(({ id }) => !isReopened(state.endpoints[id]));
  const candidates = lasting.length > 0 ? lasting : voiced;
  return candidates[state.agenda.turn % Math.max(1, candidates.length)];
}

/** Two controls and the plain one: enough to see that a line answers. */
function fewControls(
  watch: Watch,
  first: Control | undefined,
  second: Control | undefined,
): readonly Control[] {
  const few = [first, second].flatMap((control) => control ?? []);
  return [...new Set(few), ...watch.controls.filter(({ probe }) => isPlain(probe.url))];
}

/** Always the same second one, so that it stays warm through a doubt. */
function secondControl(state: State, watch: Watch): Control | undefined {
  const tier = tierOf(CONTROL, watch.sight);
  const lead = leadControl(state, watch);
  return encrypted(watch).find((control) => control !== lead && hasVoice(beliefOf(state, control.id, tier)));
}

/** Since when services have been in a doubt that a second try did not end: the latest of them. */
function gravelySince(state: State, watch: Watch): number | undefined {
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

/** A service goes on answering late: two controls beside it tell whether the line does. */
function isSlowAgain(state: State, watch: Watch): boolean {
  return active(watch).some((service) =>
    askedOf(state, service, watch).some(({ belief }) => (belief.slow?.count ?? 0) > 1),
  );
}

/** One answer came late, in a round without controls, and nothing else is wrong: the service alone is looked at again first. */
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

/** Whether this round can do without a control: all is well, and those that are asked tell of the line too. */
function isSpokenFor(state: State, watch: Watch, asked: readonly Service[]): boolean {
  const isUp = ({ id }: Service): boolean => state.services[id]?.status === 'up';
  const lead = leadControl(state, watch);
  return (
    state.line.noise <= LOSSES_MOST &&
    (lead === undefined || state.endpoints[lead.id]?.run === undefined) &&
    active(watch).every((service) => phaseOf(state, service, watch) === 'calm') &&
    speakForTheLine(asked.filter(isUp))
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

/** The controls of this step. */
export function controlsFor(
  state: State,
  watch: Watch,
  now: number,
  { isFollowUp, isLate, asked }: ControlsFor,
): readonly Control[] {
  const tier = tierOf(CONTROL, watch.sight);
  const { line, agenda } = state;
  const lead = leadControl(state, watch);
  const second = secondControl(state, watch);
  // A link that has just woken up is seldom ready at once: few look until somebody answers, or for long enough.
  const isWaking = line.status === 'unknown' && agenda.followUps < WAKING_LOOKS;
  if ((isLate || isWaking) && second) return fewControls(watch, lead, second);
  if (line.silentLooks > 0) return watch.controls;
  const all = encrypted(watch);
  const byTurns = (turn: number): Control | undefined => all[turn % Math.max(1, all.length)];
  if (line.status === 'offline' || line.status === 'captive')
    return fewControls(watch, byTurns(2 * agenda.followUps), byTurns(2 * agenda.followUps + 1));
  // One that answers tells that the line is not dead, another by turns whether it is better.
  if (line.status === 'partial') return fewControls(watch, lead, byTurns(agenda.followUps));
  if (line.status !== 'online') return watch.controls;
  if (isFollowUp) {
    if (isSlowOnce(state, watch)) return [];
    const sinceAt = gravelySince(state, watch);
    if (sinceAt === undefined)
      return [lead, isSlowAgain(state, watch) ? second : undefined].flatMap((control) => control ?? []);
    // All of them once in each grave doubt: it may be the line, and "5 of 5 answered" can be said.
    if (line.askedAt < sinceAt) return watch.controls;
    return [lead, second].flatMap((control) => control ?? []);
  }
  // Each now and then, so that none loses its voice.
  const { contrastMs } = pace(watch);
  const wanted = isSpokenFor(state, watch, asked) ? undefined : lead;
  return watch.controls.filter(
    (control) => control === wanted || isDue(beliefOf(state, control.id, tier), contrastMs, now, watch),
  );
}

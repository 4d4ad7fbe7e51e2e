/** Which controls are asked beside the services. */
import { CONTROL, tierOf } from './asking.ts';
import { hasVoice } from './evidence.ts';
import { isPlain } from './line.ts';
import type { Control, Watch } from './model.ts';
import { belief } from './moods.ts';
import { isDue } from './presets.ts';
import type { State } from './state.ts';

/** Every control at least so often, so that none loses its voice. */
const CONTROL_PACE_MS = 8 * 3_600_000;

function encrypted(watch: Watch): readonly Control[] {
  return watch.controls.filter(({ probe }) => !isPlain(probe.url));
}

/** The one control of a quiet round: always the same while it answers, so that its connection stays warm. */
export function leadControl(state: State, watch: Watch): Control | undefined {
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

/** The controls of this step. */
export function controlsFor(
  state: State,
  watch: Watch,
  now: number,
  isFollowUp: boolean,
): readonly Control[] {
  const tier = tierOf(CONTROL, watch.sight);
  const { line, agenda } = state;
  if (line.silentLooks > 0) return watch.controls;
  if (line.status === 'offline' || line.status === 'captive') return fewControls(watch, agenda.followUps);
  if (line.status !== 'online') return watch.controls;
  // Once in a doubt all of them, so that "5 of 5 answered" can be said.
  if (isFollowUp && agenda.followUps % 6 === 2) return watch.controls;
  const lead = leadControl(state, watch);
  if (isFollowUp && agenda.followUps < 2) return lead ? [lead] : [];
  if (isFollowUp) {
    const others = encrypted(watch).filter(
      (control) => control !== lead && hasVoice(belief(state, control.id, tier)),
    );
    const second = others[state.agenda.followUps % Math.max(1, others.length)];
    return [lead, second].flatMap((control) => control ?? []);
  }
  return watch.controls.filter(
    (control) => control === lead || isDue(belief(state, control.id, tier), CONTROL_PACE_MS, now),
  );
}

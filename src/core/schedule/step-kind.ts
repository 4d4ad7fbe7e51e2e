/** What occasion a step is: a round, a follow-up, the first look after a gap. */
import { isAbroadSilent } from '../detect/domestic.ts';
import type { State } from '../model/state.ts';
import type { Trigger } from '../model/terms.ts';
import { MINUTE_MS } from '../model/time.ts';
import type { Watch } from '../model/watch.ts';
import type { Step } from '../model/observation.ts';

/** A start this much later than planned means that nothing ran in between: sleep, a closed browser. */
const LATE_MS = 45_000;

/** Somebody looks at what is older than this: it is asked about again. */
const LOOKED_AT_MS = MINUTE_MS;

/** Whether nothing ran for longer than planned, or the clock went back. */
export function isGap(state: State, now: number, trigger: Trigger): boolean {
  if (state.steppedAt === 0) return false;
  return trigger === 'start' || now > state.agenda.wakeAt + LATE_MS || now < state.steppedAt - 1_000;
}

/** Whether the device slept while the step ran: then it is the first look after that gap. */
export function sleptWithin({ startedAt, at }: Step): boolean {
  return at - startedAt > LATE_MS;
}

/** Whether the scheduled probes are due, and not a follow-up alone. Who opens the popup is told of now, however rare rounds are. */
export function isRoundDue(state: State, now: number, trigger: Trigger, watch: Watch): boolean {
  if (trigger === 'check-now' || trigger === 'network') return true;
  const isOldToSomebody = watch.circumstances?.isPopupOpen === true && now - state.steppedAt > LOOKED_AT_MS;
  return isOldToSomebody || isGap(state, now, trigger) || state.agenda.roundAt <= now + 1_000;
}

/** After a gap, and while nobody answers, the line alone is asked. */
export function isLineOnly(state: State, now: number, trigger: Trigger): boolean {
  if (trigger === 'check-now') return false;
  const { agenda, line } = state;
  const isSettling = line.silentLooks > 0 && now < (agenda.settleUntilAt ?? 0);
  return isGap(state, now, trigger) || isSettling || isAbroadSilent(line) || line.status === 'captive';
}

/** How long to wait before the next follow-up. */
import { believableAt } from '../detect/siblings.ts';
import { isAbroadSilent } from '../detect/domestic.ts';
import { isSuspected } from '../detect/endpoint.ts';
import { isDear, type Service } from '../model/service.ts';
import { MINUTE_MS } from '../model/time.ts';
import { phaseOf } from '../judge/phase.ts';
import { ALARM_FLOOR_MS } from './pace.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import { active } from '../model/choices.ts';
import { askedOf } from '../judge/known-witnesses.ts';
import type { Watch } from '../model/watch.ts';

/** Where nothing can be told yet, for want of somebody who answers. */
export const SOON_MS = 3_000;

/** One failure is tried again at once; two are looked at when they would be believed. */
const AGAIN_MS = 500;

/** Where answers come in between, looks this far apart are nearly independent. */
const APART_MS = 8_000;

/** Full waits without an answer after which it is settled that something is silent: of one endpoint, and of all in doubt together. */
export const SETTLED_AFTER = { inARow: 2, together: 3 };

/** While the line itself is doubted. They grow, because looks close in time are not independent. */
const LINE_MS = [3_000, 5_000, 7_000, 9_000, 10_500] as const;

/** After so many follow-ups the next ones come only with the alarm, every 30 s. */
const FOLLOW_UPS_MOST = 24;
/** Six of them end an outage: half a minute after the first answer. */
const RECOVERY_MS = 5_000;

/** Failures that come and go: looked after twice an alarm while fresh, then at leisure. */
const SUSPICION = { freshMs: 8_000, isFreshMs: 120_000, leastMs: 20_000, spreadMs: 10_000 };

/** Where failures come and go, or answers come late, a dear endpoint is asked again no sooner. */
export const DEAR_AGAIN_MS = 1.5 * MINUTE_MS;

/** While the line is dead: so often at first, then at the pace of the rounds. */
const DEAD_LINE_SOON_MS = 5 * 60_000;

/**
 * Nothing but full waits that have gone by, and too few of them to be sure that it is not merely slow. The look at which that would be
 * believed waits no longer than what is only asked whether it is over: the long wait comes before it, in the time that passes anyway.
 */
function mayBeSlow(failing: readonly EndpointBelief[]): boolean {
  const runs = failing.map(({ run }) => run!);
  const waits = runs.reduce((sum, { failuresInARow }) => sum + failuresInARow, 0);
  return runs.every(({ failure }) => failure === 'timeout') && waits < SETTLED_AFTER.together;
}

/** A service in doubt. */
function doubtMs(state: State, service: Service, watch: Watch): number {
  const known = askedOf(state, service, watch).map((witness) => witness.belief);
  const failing = known.filter(({ run }) => run !== undefined && run.failuresInARow > 0);
  if (failing.length === 0) return SOON_MS;
  const believable = failing.map((one) => believableAt(one, known, state.line.glitches));
  const untilMs = Math.min(...believable) - state.steppedAt;
  const comesAndGoes = failing.some(({ run }) => run!.answers > 0);
  if (comesAndGoes) return untilMs > 0 ? Math.min(APART_MS, untilMs) : APART_MS;
  if (failing.every(({ run }) => run!.failuresInARow < 2) || mayBeSlow(failing)) return AGAIN_MS;
  return untilMs > 0 ? untilMs : APART_MS;
}

function suspicionMs(state: State, service: Service, watch: Watch, chance: number): number {
  const suspected = askedOf(state, service, watch).filter(({ belief }) => isSuspected(belief));
  const isFresh = suspected.some(
    ({ belief }) => belief.run && state.steppedAt - belief.run.failedAt < SUSPICION.isFreshMs,
  );
  const againAt = suspected.map(({ endpoint, belief }) =>
    isDear(endpoint) ? belief.askedAt + DEAR_AGAIN_MS : 0,
  );
  const wantedMs = isFresh ? SUSPICION.freshMs : SUSPICION.leastMs + chance * SUSPICION.spreadMs;
  // Sooner nothing would be asked.
  return Math.max(wantedMs, Math.min(...againAt) - state.steppedAt);
}

/** How long to wait before the next follow-up, or nothing where none is wanted. */
export function followUpInMs(state: State, watch: Watch, chance: number): number | undefined {
  const { agenda, line } = state;
  const isLong = agenda.followUps >= FOLLOW_UPS_MOST;
  const isPartial = line.status === 'partial' && !isAbroadSilent(line);
  const isLineDoubted = line.silentLooks > 0 || line.status === 'unknown' || isPartial;
  if (isLineDoubted)
    return isLong ? ALARM_FLOOR_MS : LINE_MS[Math.min(agenda.followUps, LINE_MS.length - 1)]!;
  if (line.status !== 'online')
    return state.steppedAt - line.sinceAt < DEAD_LINE_SOON_MS ? ALARM_FLOOR_MS : 2 * ALARM_FLOOR_MS;
  const waits = active(watch).flatMap((service) => {
    const phase = phaseOf(state, service, watch);
    if (phase === 'doubted' || phase === 'unsure')
      return isLong ? ALARM_FLOOR_MS : doubtMs(state, service, watch);
    if (phase === 'recovering') return RECOVERY_MS;
    return phase === 'suspected' ? suspicionMs(state, service, watch, chance) : [];
  });
  return waits.length > 0 ? Math.min(...waits) : undefined;
}

/** When to look again. */
import { ALARM_FLOOR_MS, JITTER, pace, roundMs } from './pace.ts';
import { leadControl } from './controls.ts';
import { doubtsStanding } from './fresh.ts';
import { phaseOf } from '../judge/phase.ts';
import { followUpInMs, SOON_MS } from './follow-ups.ts';
import { retryMs } from './retries.ts';
import { copyOfAgenda } from '../model/copies.ts';
import type { Agenda, State } from '../model/state.ts';
import { active } from '../model/choices.ts';
import { leadOf } from '../model/service.ts';
import type { Watch } from '../model/watch.ts';
import { withoutSetAside } from '../judge/known-witnesses.ts';

/** What kind of step it was that the agenda follows. */
export interface Stepped {
  at: number;
  chance: number;
  /** The scheduled probes ran. */
  wasRound: boolean;
  /** Only the line was asked. */
  wasLineOnly: boolean;
  /** What was connected before this moment was given up for it. */
  newSinceAt?: number | undefined;
}

/** Whether follow-ups are counted: something fails now, or the line may, and after many they come more rarely. A mere suspicion is not counted. */
function isDoubt(state: State, watch: Watch): boolean {
  const isCalm = (phase: string): boolean => phase === 'calm' || phase === 'suspected' || phase === 'failing';
  return (
    state.line.status !== 'online' ||
    state.line.silentLooks > 0 ||
    active(watch).some((service) => !isCalm(phaseOf(state, service, watch)))
  );
}

/** How long it is to the next round where all is well. Who was asked before the others is not asked later for their sake. */
function toNextRoundMs(state: State, watch: Watch, at: number): number {
  const { leadMs } = pace(watch);
  const services = active(watch).map((service) => withoutSetAside(state, service, watch));
  const usualMs = roundMs(services, watch, state.endpoints, at);
  if (usualMs === leadMs) return leadMs;
  const leads = services.flatMap((service) => leadOf(service) ?? []);
  const askedAt = Math.min(...leads.map(({ id }) => state.endpoints[id]?.askedAt ?? at));
  return Math.max(leadMs, Math.min(usualMs, askedAt + usualMs - at));
}

/** The agenda after a step. */
export function plan(state: State, watch: Watch, stepped: Stepped): Agenda {
  const { agenda } = state;
  const { at, chance, wasRound } = stepped;
  const paceMs = toNextRoundMs(state, watch, at) - pace(watch).leadMs * JITTER * chance;
  const troubled = active(watch).filter((service) => phaseOf(state, service, watch) === 'failing');
  const retry = Math.min(paceMs, ...troubled.map((service) => retryMs(state, service, watch, at)));
  const { status, silentLooks } = state.line;
  const isBack = stepped.wasLineOnly && status === 'online' && silentLooks === 0;
  const roundAt = isBack ? at : wasRound ? at + retry : Math.min(agenda.roundAt, at + retry);
  const lead = leadControl(state, watch);
  const known = lead && state.endpoints[lead.id];
  const isLeadSilent = known !== undefined && known.askedAt > (known.answeredAt ?? 0);
  // The one control of a quiet round did not answer: two others are asked soon.
  const wait = followUpInMs(state, watch, chance) ?? (isLeadSilent ? SOON_MS : undefined);
  const next = copyOfAgenda(agenda);
  next.roundAt = Math.max(roundAt, at);
  next.followUpAt = wait === undefined ? undefined : at + wait;
  next.followUps = wait === undefined || !(isDoubt(state, watch) || isLeadSilent) ? 0 : agenda.followUps + 1;
  // Gone is gone, whomever it was given up for.
  const isGivenUp = (stepped.newSinceAt ?? 0) > (agenda.newSinceAt ?? 0);
  if (isGivenUp) next.newSinceAt = stepped.newSinceAt;
  else if (doubtsStanding(state, watch)) next.newSinceAt = at;
  if (isLeadSilent) next.turn = agenda.turn + 1;
  next.wakeAt = Math.max(wake(next), at + ALARM_FLOOR_MS);
  return next;
}

/** When there is something to do again. */
export function wake(agenda: Agenda): number {
  return Math.min(agenda.roundAt, agenda.followUpAt ?? Infinity);
}

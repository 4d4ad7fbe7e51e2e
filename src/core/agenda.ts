/** When to look again. */
import { JITTER, pace } from './presets.ts';
import { leadControl } from './witness-controls.ts';
import type { Service, Watch } from './model.ts';
import { moodOf } from './moods.ts';
import type { Agenda, State } from './state.ts';
import { active } from './watching.ts';

/** No alarm sooner than this: the stores' browsers would round it up. */
export const ALARM_FLOOR_MS = 30_000;
/** Pauses before the follow-ups of a doubt. They grow, because probes close in time are not independent. */
const BURST_MS = [3_000, 5_000, 7_000, 9_000, 10_500, 10_000] as const;
/** After so many follow-ups a doubt is looked at once an alarm. */
const BURST_MOST = 24;
const RECOVERY_MS = 10_000;
const SUSPICION_MS = 20_000;
/** While the line is dead: so often at first, then at the pace of the rounds. */
const DEAD_LINE_SOON_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

/** A service that has failed for long is asked more rarely; what is usual here needs no haste. */
export function retryMs(state: State, service: Service, now: number, leadMs: number): number {
  const known = state.services[service.id];
  const age = now - (known?.since?.beforeAt ?? now);
  if (age < 10 * MINUTE_MS) return ALARM_FLOOR_MS;
  if (age < 60 * MINUTE_MS && known?.usualSinceAt === undefined) return leadMs;
  return Math.max(leadMs, (age < 24 * 60 * MINUTE_MS ? 2 : 10) * MINUTE_MS);
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
  const { leadMs } = pace(watch);
  const paceMs = leadMs * (1 - JITTER + 2 * JITTER * chance);
  const troubled = active(watch).filter((service) => moodOf(state, service, watch) === 'failing');
  const retry = Math.min(paceMs, ...troubled.map((service) => retryMs(state, service, at, leadMs)));
  const isBack = stepped.wasLineOnly && state.line.status === 'online';
  const roundAt = isBack ? at : wasRound ? at + retry : Math.min(agenda.roundAt, at + retry);
  const lead = leadControl(state, watch);
  const known = lead && state.endpoints[lead.id];
  const isLeadSilent = known !== undefined && known.askedAt > (known.answeredAt ?? 0);
  // The one control of a quiet round did not answer: two others are asked soon.
  const wait = followUpMs(state, watch, chance) ?? (isLeadSilent ? BURST_MS[0] : undefined);
  const { followUpAt: _at, ...rest } = agenda;
  const next: Agenda = {
    ...rest,
    roundAt: Math.max(roundAt, at),
    followUps: wait === undefined ? 0 : agenda.followUps + 1,
    turn: isLeadSilent ? agenda.turn + 1 : agenda.turn,
    ...(wait !== undefined && { followUpAt: at + wait }),
  };
  return { ...next, wakeAt: Math.max(wake(next), at + ALARM_FLOOR_MS) };
}

/** When there is something to do again. */
export function wake(agenda: Agenda): number {
  return Math.min(agenda.roundAt, agenda.followUpAt ?? Infinity);
}

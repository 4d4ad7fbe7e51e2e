/** What one step leaves in the history: strokes, blips, raw observations, testimonies. */
import { blipsAfter } from './blips.ts';
import { MINUTE_MS, dayOf } from '../model/time.ts';
import { draw, lastPast, type Stroke } from './days.ts';
import type { ServiceStep } from '../incidents/track.ts';
import { leadOf, type Service } from '../model/service.ts';
import { paceOf } from '../schedule/pace.ts';
import { remember } from './raw.ts';
import { stateWith } from '../model/copies.ts';
import { isTrouble, type ServiceBelief, type State } from '../model/state.ts';
import { testify } from './testimony.ts';
import { choiceOf } from '../model/choices.ts';
import { isWell, type StretchKind, type ServiceId } from '../model/terms.ts';
import { isRepeated, type Step } from '../model/observation.ts';
import type { Watch } from '../model/watch.ts';
import { estimate } from '../model/incident.ts';

const REPAINTED: ReadonlySet<StretchKind> = new Set<StretchKind>(['up', 'reached', 'degraded', 'down']);

/** An answer speaks for so long, where no other follows it. */
const SPEAKS_MS = 5 * MINUTE_MS;

/** Not asked for so long, and for three of its paces, a service is not measured any more. */
const SILENT_MS = 15 * MINUTE_MS;

/** Since when nobody has looked at a service, if that is long enough to say so. */
function unwatchedSince(
  belief: ServiceBelief,
  service: Service,
  watch: Watch,
  { endpoints, steppedAt: at }: State,
): number | undefined {
  if (belief.status === 'unknown' || belief.judgedAt === undefined) return undefined;
  const lead = leadOf(service);
  const most = Math.max(SILENT_MS, lead ? 3 * paceOf(lead, service, watch, endpoints) : 0);
  return at - belief.judgedAt > most ? belief.judgedAt + SPEAKS_MS : undefined;
}

function drawnAs(belief: ServiceBelief): StretchKind {
  if (belief.status !== 'unknown') return belief.status;
  return belief.cause === 'connection' ? 'connection' : 'not-measured';
}

/** How one service is drawn after this step. */
function strokesOf(one: ServiceStep, before: State, state: State, step: Step, watch: Watch): Stroke[] {
  const { service, belief, ended } = one;
  const { id } = service;
  const { at } = step;
  const drawn = lastPast(state.days, id);
  const silentAt = unwatchedSince(belief, service, watch, state);
  if (silentAt !== undefined && drawn === 'not-measured') return [];
  if (silentAt !== undefined)
    return [
      { service: id, from: Math.min(at, silentAt), past: 'not-measured', onlyOver: REPAINTED },
      { service: id, from: at, past: 'not-measured' },
    ];
  const past = drawnAs(belief);
  if (drawn === past) return [];
  const since = (from: number): Stroke => ({
    service: id,
    from: Math.min(at, from),
    past,
    onlyOver: REPAINTED,
  });
  // What was not seen before, or paused, begins with the first look.
  const isFirst = drawn === undefined || drawn === 'not-measured' || drawn === 'paused';
  const now: Stroke = { service: id, from: isFirst ? step.startedAt : at, past };
  if (isTrouble(belief) && belief.since) return [since(estimate(belief.since)), now];
  if (isWell(belief.status) && isTrouble(before.services[id])) return [since(estimate(ended)), now];
  if (past === 'connection' && state.line.status !== 'online') return [since(state.line.sinceAt), now];
  return [now];
}

/** What each service is drawn as from this step on, as far as that changes: most steps draw nothing. */
function strokes(before: State, state: State, recorded: Recorded): Stroke[] {
  const { services, step, watch, gap } = recorded;
  const drawn: Stroke[] = [];
  const from = before.steppedAt === 0 ? step.startedAt : before.steppedAt;
  const unseen = (service: ServiceId): Stroke => ({ service, from, past: 'not-measured' });
  const now = (service: ServiceId, past: StretchKind): Stroke => ({ service, from: step.startedAt, past });
  for (const id in state.days.at(-1)?.services)
    if (!watch.services.some((service) => service.id === id) && lastPast(state.days, id) !== 'not-measured')
      drawn.push(unseen(id));
  if (gap) for (const { id } of watch.services) drawn.push(unseen(id));
  for (const one of services)
    if (!gap) drawn.push(...strokesOf(one, before, state, step, watch));
    else {
      const isUnwatched = unwatchedSince(one.belief, one.service, watch, state) !== undefined;
      drawn.push(now(one.service.id, isUnwatched ? 'not-measured' : drawnAs(one.belief)));
    }
  for (const { id } of watch.services)
    if (choiceOf(watch, id)?.isPaused && (gap || lastPast(state.days, id) !== 'paused'))
      drawn.push(now(id, 'paused'));
  return drawn;
}

/** New incidents get the next number. */
function numbered(state: State): Pick<State, 'incidents' | 'incidentCount'> {
  if (state.incidents.every(({ serial }) => serial !== undefined)) return state;
  let { incidentCount } = state;
  const incidents = state.incidents.map((incident) =>
    incident.serial === undefined ? { ...incident, serial: incidentCount++ } : incident,
  );
  return { incidents, incidentCount };
}

/** A step as the history sees it. */
export interface Recorded {
  services: readonly ServiceStep[];
  step: Step;
  watch: Watch;
  /** Nothing ran before this step. */
  gap: boolean;
}

/** The state with this step written into its history. `after` is all the rest of it, `before` as it was. */
export function record(before: State, after: State, recorded: Recorded): State {
  const { step, watch, gap } = recorded;
  const { incidents, incidentCount } = numbered(after);
  const observations = step.observations.filter((seen) => !isRepeated(seen));
  const raw = remember(before.raw, observations, step.at);
  const state = stateWith(after, { days: before.days, raw, incidents, incidentCount });
  const drawn = draw(before.days, step.at, strokes(before, state, recorded));
  const today = drawn.find(({ day }) => day === dayOf(step.at));
  const blips = blipsAfter(today?.blips, before, after, watch.services);
  const isNew = today !== undefined && blips !== undefined && blips !== today.blips;
  const days = isNew ? drawn.map((day) => (day === today ? { ...day, blips } : day)) : drawn;
  const passedMs = step.at - before.steppedAt;
  const isLost = after.line.status !== 'online' && after.line.status !== 'unknown';
  const witnessed = {
    observations,
    at: step.at,
    lostMs: isLost && !gap ? passedMs : 0,
    unseenMs: gap ? passedMs : 0,
  };
  return stateWith(state, { days, testimonies: testify(before.testimonies, state, witnessed, watch) });
}

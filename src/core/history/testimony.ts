/**
 * What was seen while an incident was open: every endpoint of its services and every control counted, the other services
 * beside them, and the observations themselves, thinned in the middle when they grow many.
 */
import { hearsay } from './hearsay.ts';
import { ownerOf, type Service } from '../model/service.ts';
import { HELD_MS, seenSince } from './raw.ts';
import type { State } from '../model/state.ts';
import type { Incident } from '../model/incident.ts';
import { OBSERVATIONS_KEPT } from '../model/keeping.ts';
import { countAll, emptyTallies, isCounted, uncounted, withAfter, withoutAfter } from './tally.ts';
import { nameOf } from '../model/choices.ts';
import type { Watch } from '../model/watch.ts';
import type { Chunk, Seen, Bystander, Testimony } from '../model/past.ts';
import { MINUTE_MS } from '../model/time.ts';

/** Shown from so long before the incident, and so long after it. */
const BEFORE_MS = 3 * MINUTE_MS;
const AFTER_MS = 5 * MINUTE_MS;

function emptyBystander({ id, name, operator }: Service): Bystander {
  return { service: id, name, operator, asked: 0, answered: 0, wasTroubled: false };
}

function withAsks(known: Bystander, observations: readonly Seen[]): Bystander {
  const own = observations.filter((seen) => ownerOf(seen) === known.service && isCounted(seen));
  return {
    ...known,
    asked: known.asked + own.length,
    answered: known.answered + own.filter(({ answered }) => answered).length,
  };
}

function beside(known: Bystander, observations: readonly Seen[], state: State): Bystander {
  const status = state.services[known.service]?.status;
  const wasTroubled = known.wasTroubled || status === 'down' || status === 'degraded';
  return { ...withAsks(known, observations), wasTroubled };
}

/** Of many observations the first and the last stay, and of those between every second. */
function thin(testimony: Testimony): Testimony {
  const { observations, leftOut } = testimony;
  if (observations.length <= OBSERVATIONS_KEPT.most) return testimony;
  const middle = observations.slice(OBSERVATIONS_KEPT.first, -OBSERVATIONS_KEPT.last);
  const kept = middle.filter((_, index) => index % 2 === 0);
  return {
    ...testimony,
    observations: [
      ...observations.slice(0, OBSERVATIONS_KEPT.first),
      ...kept,
      ...observations.slice(-OBSERVATIONS_KEPT.last),
    ],
    leftOut: leftOut + middle.length - kept.length,
  };
}

/** The beginning of a testimony, with what was seen since the incident began and shortly before. */
function begin({ id, services, openedAt }: Incident, state: State, watch: Watch): Testimony {
  const seen = seenSince(state.raw, openedAt - BEFORE_MS);
  const since = seen.filter(({ at }) => at >= openedAt);
  const tallies = countAll(emptyTallies(services, watch, state), since);
  const others = watch.services.filter((service) => !services.includes(service.id));
  return thin({
    incident: id,
    names: Object.fromEntries(services.map((service) => [service, nameOf(watch, service)])),
    tallies,
    bystanders: others.map((service) => beside(emptyBystander(service), since, state)),
    lostMs: 0,
    unseenMs: 0,
    observations: seen.filter(({ endpoint }) => tallies.some((tally) => tally.endpoint === endpoint)),
    leftOut: 0,
  });
}

/** Another service may have turned out to belong to the incident. */
function widen(testimony: Testimony, incident: Incident, state: State, watch: Watch): Testimony {
  if (incident.services.every((id) => id in testimony.names)) return testimony;
  const wider = begin(incident, state, watch);
  const isKnown = ({ endpoint }: { endpoint: string }): boolean =>
    testimony.tallies.some((tally) => tally.endpoint === endpoint);
  const added = wider.observations.filter((seen) => !isKnown(seen));
  return thin({
    ...testimony,
    names: { ...wider.names, ...testimony.names },
    tallies: [...testimony.tallies, ...wider.tallies.filter((tally) => !isKnown(tally))],
    bystanders: testimony.bystanders.filter(({ service }) => !incident.services.includes(service)),
    observations: [...testimony.observations, ...added].sort((a, b) => a.at - b.at),
  });
}

/** What one step adds to the testimonies. */
export interface StepSeen {
  observations: readonly Seen[];
  at: number;
  lostMs: number;
  unseenMs: number;
}

function hear(known: Testimony, incident: Incident, step: StepSeen, state: State): Testimony {
  const { resolvedAt } = incident;
  const { closedAt, ...open } = known;
  const isOver = resolvedAt !== undefined;
  if (isOver && closedAt !== undefined && step.at > resolvedAt + AFTER_MS) return known;
  const fresh = step.observations.filter((seen) =>
    known.tallies.some(({ endpoint }) => endpoint === seen.endpoint),
  );
  const observations = [...known.observations, ...fresh];
  if (isOver)
    return thin({
      ...known,
      observations,
      ...(closedAt === undefined && {
        tallies: withoutAfter(countAll(known.tallies, fresh), resolvedAt),
        closedAt: step.at,
      }),
    });
  // What came after an end that was none belongs to the incident after all.
  const tallies =
    closedAt === undefined
      ? countAll(known.tallies, fresh)
      : countAll(withAfter(known.tallies), seenSince(state.raw, closedAt));
  return thin({
    ...open,
    observations,
    tallies,
    bystanders: known.bystanders.map((one) => beside(one, step.observations, state)),
    lostMs: known.lostMs + step.lostMs,
    unseenMs: known.unseenMs + step.unseenMs,
  });
}

/**
 * A testimony as it was written, with what was seen since: it is written now and then, and raw observations at every step.
 * `heardAt` is the end of the last step that is counted in it.
 */
export function caughtUp(
  known: Testimony,
  heardAt: number,
  { openedAt, resolvedAt }: Incident,
  chunks: readonly Chunk[],
): Testimony {
  const isOwn = (seen: Seen): boolean => known.tallies.some(({ endpoint }) => endpoint === seen.endpoint);
  const lastAt = known.observations.at(-1)?.at ?? openedAt - BEFORE_MS;
  const untilAt = resolvedAt === undefined ? Infinity : resolvedAt + AFTER_MS;
  const later = seenSince(chunks, lastAt).filter(
    (seen) => seen.at > lastAt && seen.at < untilAt && isOwn(seen),
  );
  // A step may begin in the millisecond in which the last one ended.
  const uncountedYet = seenSince(chunks, heardAt);
  if (later.length === 0 && uncountedYet.length === 0) return known;
  // Where no observation was written yet, none was thinned out of them.
  const leftOut = known.observations.length === 0 ? 0 : known.leftOut;
  const shown = thin({ ...known, observations: [...known.observations, ...later], leftOut });
  if (known.closedAt !== undefined) return shown;
  return {
    ...shown,
    tallies: countAll(known.tallies, uncountedYet),
    bystanders: known.bystanders.map((one) => withAsks(one, uncountedYet)),
  };
}

/** The testimony as if nothing had been seen from a moment on. `observations` are all that were seen of anybody since it began. */
export function recounted(
  known: Testimony,
  { openedAt }: Incident,
  untilAt: number,
  observations: readonly Seen[],
): Testimony {
  const counted = observations.filter(({ at }) => at >= openedAt && at < untilAt);
  const passedMs = untilAt - openedAt;
  return {
    ...known,
    tallies: countAll(known.tallies.map(uncounted), counted),
    bystanders: known.bystanders.map((one) => withAsks({ ...one, asked: 0, answered: 0 }, counted)),
    lostMs: Math.min(known.lostMs, passedMs),
    unseenMs: Math.min(known.unseenMs, passedMs),
  };
}

/** The testimonies after a step: of open incidents, and of those that ended lately. `state` holds the step's incidents and chunks. */
export function testify(
  known: readonly Testimony[],
  state: State,
  step: StepSeen,
  watch: Watch,
): readonly Testimony[] {
  const current = state.incidents.filter((incident) => isHeld(incident, step.at));
  if (current.length === 0) return known.length === 0 ? known : [];
  return current.map((incident) => {
    const before = known.find((one) => one.incident === incident.id);
    const seen = before
      ? widen(hear(before, incident, step, state), incident, state, watch)
      : begin(incident, state, watch);
    const opinions = hearsay(seen.opinions ?? [], incident, state.others.opinions);
    return opinions.length === 0 || opinions === seen.opinions ? seen : { ...seen, opinions };
  });
}

/** Whether an incident's testimony still belongs to the state: after its end it may yet turn out not to be over. */
export function isHeld({ resolvedAt }: Pick<Incident, 'resolvedAt'>, at: number): boolean {
  return resolvedAt === undefined || at - resolvedAt < HELD_MS;
}

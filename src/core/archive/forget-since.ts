/**
 * The history and what is believed, without what was recorded from a moment on: as if the computer had slept since. The next round finds
 * a gap there, marks it as not measured, and learns anew what is now.
 */
import {
  emptyState,
  isTrouble,
  type EndpointBelief,
  type ServiceBelief,
  type State,
} from '../model/state.ts';
import type { Day } from '../model/past.ts';
import type { Incident } from '../model/incident.ts';
import { ownerOf } from '../model/service.ts';
import { othersWhere } from '../model/vantage.ts';
import type { ServiceId } from '../model/terms.ts';
import { notAfter } from '../history/clock.ts';
import { spansOf } from '../history/days.ts';
import { CHUNK_MS, RAW_SLOTS } from '../history/raw.ts';
import { recounted } from '../history/testimony.ts';
import type { Case } from '../storage/incidents.ts';
import type { Archive } from './archive.ts';
import { spansWithout, withoutTime } from './without-time.ts';

/** What began since, or was only noticed since, nobody knew of before. */
const isGone = ({ openedAt, believedAt }: Incident, from: number): boolean =>
  Math.max(openedAt, believedAt) >= from;

/** The part of it that lies before. Its end, where it ended since, was not watched. */
function incidentUntil(incident: Incident, from: number, now: number): Incident {
  const { resolvedAt } = incident;
  const timeline = incident.timeline.filter(({ at }) => at < from);
  const earlier = notAfter({ ...incident, timeline }, from);
  const resolvedBetween = { afterAt: from, beforeAt: Math.max(now, from) };
  return resolvedAt !== undefined && resolvedAt >= from ? { ...earlier, resolvedBetween } : earlier;
}

function caseUntil(one: Case, { measuredUntilAt, observations }: Archive, from: number, now: number): Case {
  const incident = incidentUntil(one.incident, from, now);
  const { testimony } = one;
  if (!testimony) return { ...one, incident };
  const { closedAt } = testimony;
  const before = {
    ...testimony,
    observations: testimony.observations.filter(({ at }) => at < from),
    ...(testimony.opinions && { opinions: testimony.opinions.filter(({ heardAt }) => heardAt < from) }),
    ...(closedAt !== undefined && { closedAt: Math.min(closedAt, from) }),
  };
  if (closedAt !== undefined && closedAt < from) return { ...one, incident, testimony: before };
  // What was counted since can be taken out only where every single observation is still there to be counted anew.
  const isWhole = incident.openedAt > measuredUntilAt - (RAW_SLOTS - 1) * CHUNK_MS;
  const { testimony: _lost, heardAt: _at, ...rest } = one;
  return isWhole
    ? { ...one, incident, testimony: recounted(before, incident, from, observations) }
    : { ...rest, incident };
}

/** Nothing is known of these services from the moment on at which something was wrong with them that is forgotten. */
function unbelieved(days: readonly Day[], cases: readonly Case[], from: number): Day[] {
  const gone = cases.filter(({ incident }) => isGone(incident, from));
  return days.map((day) => {
    const services = { ...day.services };
    for (const { incident } of gone)
      for (const id of incident.services)
        if (services[id] && incident.openedAt < from)
          services[id] = spansWithout(services[id], day.day, { from: incident.openedAt, to: Infinity });
    return { ...day, services };
  });
}

/** What is kept, with nothing recorded since this moment. */
export function archiveUntil(archive: Archive, from: number, now: number): Archive {
  const days = unbelieved(archive.openDays, archive.cases, from);
  const left = withoutTime({ ...archive, openDays: days }, { from, to: Infinity });
  const isAnythingKnown = left.openDays.some(({ services }) => Object.keys(services).length > 0);
  return {
    ...left,
    openDays: isAnythingKnown ? left.openDays : [],
    cases: archive.cases
      .filter(({ incident }) => !isGone(incident, from))
      .map((one) => caseUntil(one, archive, from, now)),
  };
}

/** When anything was last known of any service. */
function knownUntil(days: readonly Day[], from: number): number {
  const ids = [...new Set(days.flatMap(({ services }) => Object.keys(services)))];
  const ends = ids.map((id) => {
    const spans = spansOf(days, id);
    const last = spans.findLastIndex(({ past }) => past !== 'not-measured');
    return last < 0 ? 0 : (spans[last + 1]?.at ?? from);
  });
  return Math.max(0, ...ends);
}

function endpointUntil(belief: EndpointBelief, isInTrouble: boolean, from: number): EndpointBelief {
  const { run, outage, latencyMs: _ms, answersSinceAt: _since, slow: _slow, failedAt, ...rest } = belief;
  const isOlder = run && run.sinceAt < from && isInTrouble;
  const quiet = { ...rest, answersInARow: 0, ...(failedAt !== undefined && failedAt < from && { failedAt }) };
  if (!isOlder) return notAfter({ ...quiet, fullNats: 0, partialNats: 0 }, from);
  return notAfter({ ...quiet, run, ...(outage && { outage }) }, from);
}

/** `undefined` where what is believed was only found since. */
function serviceUntil(belief: ServiceBelief, isInTrouble: boolean, from: number): ServiceBelief | undefined {
  if (isTrouble(belief) && !isInTrouble) return undefined;
  const unclearToldAt = belief.unclearToldAt.filter((at) => at < from);
  return notAfter({ ...belief, isDoubted: false, unclearToldAt }, from);
}

/** What is believed, with nothing learned since this moment. `left` is the history that `archiveUntil` has left; bytes stay counted. */
export function stateUntil(state: State, left: Archive, from: number, now: number): State {
  const steppedAt = Math.min(state.steppedAt, knownUntil(left.openDays, from));
  const { spent, agenda, line } = state;
  if (steppedAt === 0) return { ...emptyState, spent };
  const known = new Set([...left.openDays, ...left.sums].flatMap(({ services }) => Object.keys(services)));
  const incidents = state.incidents
    .filter((incident) => !isGone(incident, from))
    .map((incident) => incidentUntil(incident, from, now));
  const open = incidents.filter(({ resolvedAt }) => resolvedAt === undefined);
  const inTrouble = new Set(open.flatMap((incident) => incident.services));
  const isKnown = (id: ServiceId): boolean => known.has(id) || !(id in state.services);
  const endpoints = Object.entries(state.endpoints)
    .filter(([endpoint, { askedAt }]) => isKnown(ownerOf({ endpoint })) && askedAt > 0)
    .map(([endpoint, belief]) => {
      const isInTrouble = inTrouble.has(ownerOf({ endpoint }));
      return [endpoint, endpointUntil(belief, isInTrouble, from)] as const;
    });
  const services = Object.entries(state.services).flatMap(([id, belief]) => {
    const earlier = known.has(id) ? serviceUntil(belief, inTrouble.has(id), from) : undefined;
    return earlier ? [[id, earlier] as const] : [];
  });
  const {
    misled: _misled,
    silentSinceAt: _since,
    doubtsClock: _doubts,
    isRefusedByProxy: _by,
    ...seen
  } = line;
  return {
    ...state,
    steppedAt,
    line: { ...notAfter(seen, from), status: 'unknown', silentLooks: 0 },
    endpoints: Object.fromEntries(endpoints),
    services: Object.fromEntries(services),
    names: {},
    others: othersWhere(state.others, ({ at }) => at < from),
    incidents,
    outbox: state.outbox.filter(({ at }) => at < from),
    // Long past: whoever starts next finds that nothing has run since.
    agenda: { roundAt: steppedAt, wakeAt: steppedAt, followUps: 0, turn: agenda.turn },
  };
}

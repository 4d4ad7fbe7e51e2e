/** The incidents of the history, by their numbers: what a state that was damaged does not know of them any more. */
import type { Incident } from '../model/incident.ts';
import { DAY_MS } from '../model/time.ts';
import { guarded } from './codec.ts';
import { readIncident } from './incidents.ts';
import { INCIDENTS, incidentKey, type Documents } from './keys.ts';

/** Incidents that ended no longer ago are surely among those of the state. */
const RECENT_MS = DAY_MS;

const incidentFrom = guarded((stored) => readIncident(stored)?.incident);

const KEY = /^incident:(\d{1,3})$/;

/** The places of the ring that are taken, each with its incident where that can be read and has a number that belongs there. */
function placesIn(documents: Documents): { place: number; incident: Incident | undefined }[] {
  return Object.keys(documents).flatMap((key) => {
    const place = Number(KEY.exec(key)?.[1] ?? INCIDENTS);
    if (place >= INCIDENTS || documents[key] === undefined) return [];
    const incident = incidentFrom(documents[key]);
    const isPlaced = incident?.serial !== undefined && incident.serial % INCIDENTS === place;
    return [{ place, incident: isPlaced ? incident : undefined }];
  });
}

/** The number of the next incident: no document lies there but that of the oldest. */
export function nextSerial(incidents: readonly Incident[], documents: Documents): number {
  const places = placesIn(documents);
  const numbers = [...incidents, ...places.flatMap(({ incident }) => incident ?? [])].flatMap(
    ({ serial }) => serial ?? [],
  );
  return Math.max(-1, ...numbers, ...places.map(({ place }) => place)) + 1;
}

/** Those incidents, and those of the history that belong to them: none stands in the place of another. */
export function incidentsWithRing(
  known: readonly Incident[],
  documents: Documents,
  at: number,
): readonly Incident[] {
  const kept = placesIn(documents).flatMap(({ incident }) => incident ?? []);
  const byId = new Map(kept.map((incident) => [incident.id, incident]));
  const isRecent = ({ resolvedAt }: Incident): boolean =>
    resolvedAt === undefined || resolvedAt > at - RECENT_MS;
  const missing = kept.filter((one) => isRecent(one) && !known.some(({ id }) => id === one.id));
  const isMisplaced = ({ id, serial }: Incident): boolean => {
    if (serial === undefined) return false;
    const there = incidentFrom(documents[incidentKey(serial)]);
    return there !== undefined && there.id !== id;
  };
  if (missing.length === 0 && !known.some(isMisplaced)) return known;
  const placed = known.map((one): Incident => {
    if (!isMisplaced(one)) return one;
    const { serial: _serial, ...rest } = one;
    const serial = byId.get(one.id)?.serial;
    return { ...rest, ...(serial !== undefined && { serial }) };
  });
  return [...placed, ...missing].sort((a, b) => a.believedAt - b.believedAt);
}

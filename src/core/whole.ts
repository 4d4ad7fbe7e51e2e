/** The state with all that lies open beside it: what its writer needs, and no page. */
import { dayKey, guarded, incidentKey, latencyKey, rawKey, testimonyKey } from './documents.ts';
import { HOUR_MS, hourStart } from './calendar.ts';
import { CHUNK_MS, chunkStart } from './raw.ts';
import type { Incident, State } from './state.ts';
import { readIncident } from './stored-incidents.ts';
import { readLatency } from './stored-latency.ts';
import { readChunk } from './stored-looks.ts';
import type { StoredState } from './stored-state.ts';
import { isHeld } from './testimony.ts';

const latencyFrom = guarded(readLatency);
const chunkFrom = guarded(readChunk);

/** Keys of what the state's writer needs beside the state's own document. */
export function openKeys({
  openDays,
  steppedAt,
  incidents,
}: Pick<StoredState, 'openDays' | 'steppedAt'> & {
  incidents: readonly Incident[];
}): string[] {
  const firstAt = hourStart(steppedAt) - HOUR_MS;
  const count = Math.floor((chunkStart(steppedAt) - firstAt) / CHUNK_MS) + 1;
  const held = incidents.flatMap((incident) =>
    incident.serial !== undefined && isHeld(incident, steppedAt) ? incident.serial : [],
  );
  return [
    ...openDays.flatMap((day) => [dayKey(day), latencyKey(day)]),
    ...Array.from({ length: count }, (_, index) => rawKey(firstAt + index * CHUNK_MS)),
    ...held.flatMap((serial) => [incidentKey(serial), testimonyKey(serial)]),
  ];
}

/** The same state with all that lies beside it, as its writer needs it. `found` is by key. */
export function withHistory(state: State, found: Readonly<Record<string, unknown>>): State {
  const firstAt = hourStart(state.steppedAt) - HOUR_MS;
  const days = state.days.map((day) => {
    const latency = latencyFrom(found[latencyKey(day.day)]);
    return latency ? { ...day, latency } : day;
  });
  const raw = Object.entries(found)
    .flatMap(([key, stored]) => (key.startsWith('raw:') ? (chunkFrom(stored) ?? []) : []))
    .filter(({ at }) => at >= firstAt && at <= state.steppedAt)
    .sort((a, b) => a.at - b.at);
  const testimonies = state.incidents.flatMap((incident) => {
    if (incident.serial === undefined || !isHeld(incident, state.steppedAt)) return [];
    const [stored, looks] = [found[incidentKey(incident.serial)], found[testimonyKey(incident.serial)]];
    const known = guarded((document) => readIncident(document, looks))(stored);
    return known?.incident.id === incident.id && known.testimony ? [known.testimony] : [];
  });
  return { ...state, days, raw, testimonies };
}

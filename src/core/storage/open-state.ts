/** The state with all that lies open beside it: what its writer needs, and no page. */
import { guarded, incidentKey, notesKey, heldKeys, testimonyKey } from './keys.ts';
import { heldSince } from '../history/raw.ts';
import type { Incident, State } from '../model/state.ts';
import { readIncident } from './incidents.ts';
import { readNotes } from './notes.ts';
import { readChunk } from './observations.ts';
import type { StoredState } from './state.ts';
import { caughtUp, isHeld } from '../history/testimony.ts';

const notesFrom = guarded(readNotes);
const chunkFrom = guarded(readChunk);

/** Keys of what the state's writer needs beside the state's own document and the open days (`dayKey`), which every page reads. */
export function openKeys({
  openDays,
  steppedAt,
  incidents,
}: Pick<StoredState, 'openDays' | 'steppedAt'> & {
  incidents: readonly Incident[];
}): string[] {
  const held = incidents.flatMap((incident) =>
    incident.serial !== undefined && isHeld(incident, steppedAt) ? incident.serial : [],
  );
  return [
    ...openDays.map(notesKey),
    ...heldKeys(steppedAt),
    ...held.flatMap((serial) => [incidentKey(serial), testimonyKey(serial)]),
  ];
}

/** The same state with all that lies beside it, as its writer needs it. `found` is by key. */
export function withHistory(state: State, found: Readonly<Record<string, unknown>>): State {
  const firstAt = heldSince(state.steppedAt);
  const days = state.days.map((day) => ({ ...day, ...notesFrom(found[notesKey(day.day)]) }));
  const raw = Object.entries(found)
    .flatMap(([key, stored]) => (key.startsWith('raw:') ? (chunkFrom(stored) ?? []) : []))
    .filter(({ at }) => at >= firstAt && at <= state.steppedAt)
    .sort((a, b) => a.at - b.at);
  const cases = new Map(
    state.incidents.flatMap((incident) => {
      if (incident.serial === undefined || !isHeld(incident, state.steppedAt)) return [];
      const looks = found[testimonyKey(incident.serial)];
      const known = guarded((stored) => readIncident(stored, looks))(found[incidentKey(incident.serial)]);
      return known?.incident.id === incident.id ? [[incident.id, known] as const] : [];
    }),
  );
  const incidents = state.incidents.map((incident) => {
    const timeline = cases.get(incident.id)?.incident.timeline;
    return timeline ? { ...incident, timeline } : incident;
  });
  const testimonies = [...cases.values()].flatMap(({ incident, testimony, heardAt = 0 }) =>
    testimony ? caughtUp(testimony, heardAt, incident, raw) : [],
  );
  return { ...state, days, raw, incidents, testimonies };
}

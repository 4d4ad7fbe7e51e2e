/** The state with all that lies open beside it: what its writer needs, and no page. */
import { incidentKey, notesKey, heldKeys, testimonyKey } from './keys.ts';
import { heldSince } from '../history/raw.ts';
import { copyOfBelief, stateWith } from '../model/copies.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { Incident } from '../model/incident.ts';
import { readIncident } from './incidents.ts';
import { readNotes } from './notes.ts';
import { chunkFrom } from './observations.ts';
import type { StoredState } from './state.ts';
import { caughtUp, isHeld } from '../history/testimony.ts';
import { guarded } from './codec.ts';
import { kept } from './write-belief-lines.ts';
import { close } from '../history/days.ts';

/** A belief as it comes back from storage: otherwise a script that was killed would decide otherwise than one that lives on. */
function asKept(belief: EndpointBelief): EndpointBelief {
  const { fullNats, partialNats, rate, normal } = belief;
  const read = copyOfBelief(belief);
  read.fullNats = kept(fullNats);
  read.partialNats = kept(partialNats);
  if (rate !== undefined) read.rate = kept(rate);
  if (normal)
    read.normal = { medianMs: kept(normal.medianMs), spreadMs: kept(normal.spreadMs), count: normal.count };
  return read;
}

/** The state as it goes on after a write: closed days are in storage only. What it has from `before`, which was written or read, is as it is kept. */
export function afterWrite(state: State, before?: State): State {
  const endpoints: Record<string, EndpointBelief> = {};
  for (const id in state.endpoints) {
    const belief = state.endpoints[id]!;
    endpoints[id] = belief === before?.endpoints[id] ? belief : asKept(belief);
  }
  return stateWith(state, { endpoints, days: close(state.days).open });
}

const notesFrom = guarded(readNotes);
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

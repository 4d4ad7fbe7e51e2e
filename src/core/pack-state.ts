/** Packs the state's own document. */
import { ENDPOINT, SERVICE } from './lines.ts';
import type { State } from './state.ts';
import { STATE_VERSION, type StoredState } from './stored-state.ts';
import { fits, writeLine } from './write-lines.ts';

/** Lines of text; a value with a field that no line knows stays as it is. */
function packed<T extends object>(
  record: Readonly<Record<string, T>>,
  fields: string,
  at: number,
): Record<string, string | T> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      fits(fields, value) ? writeLine(fields, value, at) : value,
    ]),
  );
}

export function packState(state: State, openDays: readonly string[]): StoredState {
  const { days: _days, raw: _raw, testimonies: _testimonies, ...beliefs } = state;
  return {
    ...beliefs,
    version: STATE_VERSION,
    openDays,
    endpoints: packed(state.endpoints, ENDPOINT, state.steppedAt),
    services: packed(state.services, SERVICE, state.steppedAt),
    incidents: state.incidents.map(({ timeline, ...incident }) =>
      incident.serial === undefined ? { ...incident, timeline } : incident,
    ),
  };
}

/**
 * A state as it would come back from storage: a script that lives on need not ask storage for what it wrote itself, and
 * decides as one that was killed and reads it.
 */
import type { State } from '../model/state.ts';

/** As a line keeps it: moments in whole milliseconds from its base. Other numbers are as they are kept since `afterWrite`. */
function asLine<T>(value: T, baseAt: number, isMoment = false): T {
  if (typeof value === 'number')
    return (isMoment ? baseAt + Math.round(value - baseAt) : value) as T & number;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item: unknown) => asLine(item, baseAt, isMoment)) as T & unknown[];
  const read = { ...value };
  for (const name in read) read[name] = asLine(read[name], baseAt, name.endsWith('At'));
  return read;
}

function allAsLines<T>(values: Readonly<Record<string, T>>, baseAt: number): Record<string, T> {
  const read: Record<string, T> = {};
  for (const id in values) read[id] = asLine(values[id]!, baseAt);
  return read;
}

/** What reading its documents would give, as far as anything is decided by it. `state` is what `afterWrite` left. */
export function asRead(state: State): State {
  const { steppedAt: baseAt } = state;
  return {
    ...state,
    endpoints: allAsLines(state.endpoints, baseAt),
    services: allAsLines(state.services, baseAt),
  };
}

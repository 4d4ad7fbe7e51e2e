/**
 * A state as it would come back from storage: a script that lives on need not ask storage for what it wrote itself, and
 * decides as one that was killed and reads it.
 */
import type { State } from '../model/state.ts';
import { ENDPOINT, fieldsOf, SERVICE, type Field } from './belief-lines.ts';

/** Moments as a line keeps them: whole milliseconds from its base. Other numbers are as they are kept since `afterWrite`. */
function asLine<T extends object>(fields: string, value: T, baseAt: number): T {
  const read = { ...value } as Record<string, unknown>;
  for (const { outer, inner } of momentsOf(fields)) {
    const found = read[outer];
    if (found === undefined) continue;
    if (inner === undefined) read[outer] = near(found, baseAt);
    else {
      const nested = found as Record<string, unknown>;
      if (nested[inner] === undefined) continue;
      // Its own copy, once for all moments in it.
      const copy = nested === (value as Record<string, unknown>)[outer] ? { ...nested } : nested;
      copy[inner] = near(copy[inner], baseAt);
      read[outer] = copy;
    }
  }
  return read as T;
}

const near = (moment: unknown, baseAt: number): unknown =>
  Array.isArray(moment)
    ? moment.map((one: number) => baseAt + Math.round(one - baseAt))
    : baseAt + Math.round((moment as number) - baseAt);

const moments: Record<string, readonly Field[]> = {};

const momentsOf = (fields: string): readonly Field[] =>
  (moments[fields] ??= fieldsOf(fields).filter(({ isMoment }) => isMoment));

function allAsLines<T extends object>(
  fields: string,
  values: Readonly<Record<string, T>>,
  baseAt: number,
): Record<string, T> {
  const read: Record<string, T> = {};
  for (const id in values) read[id] = asLine(fields, values[id]!, baseAt);
  return read;
}

/** What reading its documents would give, as far as anything is decided by it. `state` is what `afterWrite` left. */
export function asRead(state: State): State {
  const { steppedAt: baseAt } = state;
  return {
    ...state,
    endpoints: allAsLines(ENDPOINT, state.endpoints, baseAt),
    services: allAsLines(SERVICE, state.services, baseAt),
  };
}

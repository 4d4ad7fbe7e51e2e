/** Reads what lies in storage of one service's past, in the days of where the user is. */
import { DAYS_IN, edgesOf, rangeStrip, rolledKeys, stretchesOf } from '../core/history/range.ts';
import type { Range } from '../core/history/range.ts';
import { guarded } from '../core/stored/documents.ts';
import type { ServiceId } from '../core/model.ts';
import type { State } from '../core/state.ts';
import { readRolledDay } from '../core/stored/roll-ups.ts';
import type { Strip } from '../core/view.ts';

const rolledFrom = guarded(readRolledDay);

interface Wanted {
  load(key: string): Promise<unknown>;
  state: State;
  service: ServiceId;
  range: Range;
  now: number;
}

export async function readPast({ load, state, service, range, now }: Wanted): Promise<Strip> {
  const edges = edgesOf(range, now, dayStarts(now, DAYS_IN[range]));
  const keys = rolledKeys(edges[0] ?? now, now);
  const stored = await Promise.all(keys.map(load));
  const rolled = stored.flatMap((day) => rolledFrom(day) ?? []);
  return rangeStrip(stretchesOf(rolled, state, service, now), edges, now);
}

/** The first moments of the last `count` days where the user is, and of tomorrow. */
function dayStarts(now: number, count: number): number[] {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  return Array.from({ length: count + 1 }, (_, index) =>
    new Date(year, month, day - count + 1 + index).getTime(),
  );
}

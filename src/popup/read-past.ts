/** Reads what lies in storage of one service's past, in the days of where the user is. */
import { DAY_MS } from '../core/model/time.ts';
import { casesSince, type LoadAll } from '../core/report/find-incident.ts';
import { incidentLines } from '../core/view/details.ts';
import { DAYS_IN, edgesOf, rangeStrip, stretchesOf, type Range } from '../core/history/range.ts';
import { sinceStart } from '../core/history/strip.ts';
import type { State } from '../core/model/state.ts';
import { readStretchesOfDay } from '../core/storage/roll-ups.ts';
import type { Past } from './page.ts';
import type { ServiceId } from '../core/model/terms.ts';
import { guarded } from '../core/storage/codec.ts';
import { rolledKeys } from '../core/storage/keys.ts';

const rolledFrom = guarded(readStretchesOfDay);

interface Wanted {
  loadAll: LoadAll;
  state: State;
  service: ServiceId;
  range: Range;
  now: number;
  /** When Wasl was started. */
  startedAt?: number | undefined;
}

export async function readPast({
  loadAll,
  state,
  service,
  range,
  now,
  startedAt = 0,
}: Wanted): Promise<Past> {
  const edges = sinceStart(edgesOf(range, now, dayStarts(now, DAYS_IN[range])), startedAt, now);
  const from = edges[0] ?? now;
  const [stored, cases] = await Promise.all([
    loadAll(rolledKeys(from, now)),
    // What began before and lasted into it counts too.
    casesSince(state, loadAll, from - 7 * DAY_MS),
  ]);
  const rolled = Object.values(stored).flatMap((day) => rolledFrom(day) ?? []);
  const strip = rangeStrip(stretchesOf(rolled, state, service, now), edges, now);
  const incidents = cases.map(({ incident }) => incident);
  return { range, strip, incidents: incidentLines(incidents, service, now) };
}

/** The first moments of the last `count` days where the user is, and of tomorrow. */
function dayStarts(now: number, count: number): number[] {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  return Array.from({ length: count + 1 }, (_, index) =>
    new Date(year, month, day - count + 1 + index).getTime(),
  );
}

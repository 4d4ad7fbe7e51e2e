/** Bytes spent, and the cap that the user set. */
import { CHECK_UP, CONTROL, DOMESTIC } from '../model/capability.ts';
import { metered } from './meter.ts';
import { dayOf, startOfDay } from '../model/time.ts';
import { ownerOf } from '../model/service.ts';
import type { Spent, State } from '../model/state.ts';
import type { ServiceId } from '../model/terms.ts';
import type { Observation } from '../model/observation.ts';
import type { Watched } from '../model/watch.ts';

type Cost = Pick<Observation, 'endpoint' | 'sentBytes' | 'receivedBytes'> & { isWarm?: boolean };

/** Who is charged: a service, or one of these. */
export const LINE = 'line';

/** Hosts that the user typed, while it was found out what they are. */
export const FOUND = 'found';

/** Outside sources, all together. */
export const OTHERS = 'others';

function charged(cost: Cost): ServiceId {
  const owner = ownerOf(cost);
  return [CONTROL, DOMESTIC, CHECK_UP, 'resolver'].includes(owner) ? LINE : owner;
}

/** The account after these observations, as a meter counts. Days and months are UTC's. */
export function spend(spent: Spent, observations: readonly Cost[], at: number): Spent {
  const day = dayOf(at);
  const month = day.slice(0, 7);
  const isSame = { day: spent.day === day, month: spent.month === month };
  const owners: Record<ServiceId, [number, number]> = {};
  if (isSame.month)
    for (const owner in spent.owners) {
      const [today, inMonth] = spent.owners[owner]!;
      owners[owner] = [isSame.day ? today : 0, inMonth];
    }
  let bytes = 0;
  for (const seen of observations) {
    const moved = metered(seen);
    const owner = charged(seen);
    const [today, inMonth] = owners[owner] ?? [0, 0];
    if (moved > 0) owners[owner] = [today + moved, inMonth + moved];
    bytes += moved;
  }
  return {
    day,
    month,
    todayBytes: (isSame.day ? spent.todayBytes : 0) + bytes,
    monthBytes: (isSame.month ? spent.monthBytes : 0) + bytes,
    owners,
  };
}

/** Whether this month's cap is used up: then nothing is asked but what the user asks. */
export function isCapped(state: State, watch: Watched, now: number): boolean {
  const { capBytes } = watch.settings;
  const { month, monthBytes } = state.spent;
  return capBytes !== undefined && monthBytes >= capBytes && now < monthEndAt(month);
}

/** The first moment after a month named `YYYY-MM`. */
export function monthEndAt(month: string): number {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return startOfDay(`${year}-${number + 1}-1`);
}

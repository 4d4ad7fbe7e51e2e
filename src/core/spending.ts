/** Bytes spent, and the cap that the user set. */
import { dayOf, startOfDay } from './calendar.ts';
import type { Observation, Watch } from './model.ts';
import type { Spent, State } from './state.ts';

/** The account after these observations. Days and months are UTC's. */
export function spend(spent: Spent, observations: readonly Observation[], at: number): Spent {
  const day = dayOf(at);
  const month = day.slice(0, 7);
  const bytes = observations.reduce(
    (sum, { sentBytes, receivedBytes }) => sum + sentBytes + receivedBytes,
    0,
  );
  return {
    day,
    month,
    todayBytes: (spent.day === day ? spent.todayBytes : 0) + bytes,
    monthBytes: (spent.month === month ? spent.monthBytes : 0) + bytes,
  };
}

/** Whether this month's cap is used up: then nothing is asked but what the user asks. */
export function isCapped(state: State, watch: Watch, now: number): boolean {
  const { capBytes } = watch.settings;
  const { month, monthBytes } = state.spent;
  return capBytes !== undefined && monthBytes >= capBytes && now < monthEndAt(month);
}

/** The first moment after a month named `YYYY-MM`. */
export function monthEndAt(month: string): number {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return startOfDay(`${year}-${number + 1}-1`);
}

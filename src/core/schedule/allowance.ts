/** How the pace is bent so that the month's cap lasts as long as the month. */
import { dayOf, DAY_MS, HOUR_MS, MINUTE_MS } from '../model/time.ts';
import type { Circumstances, Watch } from '../model/service.ts';
import { AWAKE_HOURS, costOf } from './budget.ts';
import { monthEndAt } from '../traffic/ledger.ts';
import type { State } from '../model/state.ts';

/** Where hardly anything is left, at least so often. */
const SPARSE_MOST_MS = 12 * HOUR_MS;

/** What the month keeps back for doubts: as much as two days get. */
const RESERVE_DAYS = 2;

/** Bytes that may be spent in each hour from now on, if this day takes no more than its share of what the month has left. */
function allowedAnHour({ spent }: State, capBytes: number, now: number): number {
  const day = dayOf(now);
  const usedBytes = spent.month === day.slice(0, 7) ? spent.monthBytes : 0;
  const todayBytes = spent.day === day ? spent.todayBytes : 0;
  const daysLeft = Math.ceil((monthEndAt(day.slice(0, 7)) - now) / DAY_MS);
  const todaysBytes = (capBytes - usedBytes + todayBytes) / (Math.max(1, daysLeft) + RESERVE_DAYS);
  const hoursLeft = Math.min(AWAKE_HOURS, (DAY_MS - (now % DAY_MS)) / HOUR_MS);
  return Math.max(0, todaysBytes - todayBytes) / Math.max(hoursLeft, 1 / 60);
}

/**
 * What is watched, at the pace that the cap allows: as chosen; with dear looks as rare as if data were saved; or everything so
 * rarely that it fits. A day begins with its share of the month, so one that cost more makes the next ones sparser.
 */
export function withinCap(state: State, watch: Watch, now: number): Watch {
  const { capBytes } = watch.settings;
  if (capBytes === undefined) return watch;
  const allowed = allowedAnHour(state, capBytes, now);
  const bent = (more: Circumstances): Watch => ({
    ...watch,
    circumstances: { ...watch.circumstances, ...more },
  });
  const bytesAnHour = (at: Watch): number => costOf(at, state.endpoints).bytesAMonth / (30 * AWAKE_HOURS);
  const saving = bent({ savesData: true });
  const fitting = [watch, saving].find((at) => bytesAnHour(at) <= allowed);
  if (fitting) return fitting;
  // Every look opens a connection at this pace, so that it costs as much as it would in an hour.
  const hourly = bent({ savesData: true, sparseMs: HOUR_MS });
  const sparseMs = Math.ceil((HOUR_MS * bytesAnHour(hourly)) / Math.max(1, allowed) / MINUTE_MS) * MINUTE_MS;
  return bent({ savesData: true, sparseMs: Math.min(SPARSE_MOST_MS, sparseMs) });
}

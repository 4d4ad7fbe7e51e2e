/** A month of every chosen service at a glance, from what lies in storage. */
import { DAY_MS, dayOf } from '../core/model/time.ts';
import type { LoadAll } from '../core/report/find-incident.ts';
import { notesKey, ROLLED_DAYS, sumKey, rolledKeys } from '../core/storage/keys.ts';
import { glance, stretchesOfSums, type Glance } from '../core/history/month.ts';
import { lineLosses, type LineLosses } from '../core/history/line-losses.ts';
import { stretchesOf } from '../core/history/range.ts';
import { rollUp, sumUp, type DaySum } from '../core/history/roll-up.ts';
import type { State } from '../core/model/state.ts';
import type { Case } from '../core/storage/incidents.ts';
import { readNotes } from '../core/storage/notes.ts';
import { readDaySum, readStretchesOfDay } from '../core/storage/roll-ups.ts';
import { guarded } from '../core/storage/codec.ts';

/** The days of the latest stretch, which is no month of the calendar. */
export const LAST_DAYS = 30;

/** One service in one month. */
export interface MonthRow {
  id: string;
  name: string;
  glance: Glance;
}

export interface Month {
  /** Its first moment where the user is, and that of what follows. */
  from: number;
  to: number;
  rows: readonly MonthRow[];
  /** When the user's own line was lost; left out where no more than sums of days are kept. */
  line?: LineLosses;
}

/** Its first moment where the user is, and that of what follows: `back` 0 are the last thirty days, 1 is the present month, 2 the one before. */
export function monthAt(now: number, back: number): { from: number; to: number } {
  const today = new Date(now);
  if (back === 0) {
    const midnightAt = (days: number) =>
      new Date(today.getFullYear(), today.getMonth(), today.getDate() + days).getTime();
    return { from: midnightAt(1 - LAST_DAYS), to: midnightAt(1) };
  }
  const startOf = (month: number) => new Date(today.getFullYear(), month, 1).getTime();
  const first = today.getMonth() + 1 - back;
  return { from: startOf(first), to: startOf(first + 1) };
}

export interface MonthSource {
  state: State;
  loadAll: LoadAll;
  services: readonly { id: string; name: string }[];
  /** The incidents that are kept. */
  cases: readonly Case[];
  now: number;
}

async function sumsBetween({ state, loadAll }: MonthSource, from: number, to: number): Promise<DaySum[]> {
  const count = Math.ceil((to - from) / DAY_MS) + 1;
  const days = Array.from({ length: count }, (_, index) => dayOf(from + index * DAY_MS));
  const found = await loadAll([...days.map(sumKey), ...state.days.map(({ day }) => notesKey(day))]);
  const closed = days.flatMap((day) => {
    const sum = guarded(readDaySum)(found[sumKey(day)]);
    return sum?.day === day ? sum : [];
  });
  const open = state.days.map((day) => {
    const { latency } = { ...guarded(readNotes)(found[notesKey(day.day)]) };
    return sumUp(rollUp(day, state.steppedAt), latency);
  });
  const known = new Set(open.map(({ day }) => day));
  return [...closed.filter(({ day }) => !known.has(day)), ...open];
}

/** @throws only where storage does */
export async function readMonth(source: MonthSource, back: number): Promise<Month> {
  const { state, loadAll, services, cases, now } = source;
  const { from, to } = monthAt(now, back);
  const isByQuarter = from > now - (ROLLED_DAYS - 2) * DAY_MS;
  const [sums, found] = await Promise.all([
    sumsBetween(source, from, to),
    isByQuarter ? loadAll(rolledKeys(from, to)) : {},
  ]);
  const rolled = Object.values(found).flatMap((stored) => guarded(readStretchesOfDay)(stored) ?? []);
  const stretches = services.map(({ id }) =>
    isByQuarter ? stretchesOf(rolled, state, id, now) : stretchesOfSums(sums, id),
  );
  const rows = services.map(({ id, name }, index) => ({
    id,
    name,
    glance: glance(
      {
        service: id,
        stretches: stretches[index]!,
        sums,
        incidents: cases.map(({ incident }) => incident),
      },
      from,
      to,
      now,
    ),
  }));
  return { from, to, rows, ...(isByQuarter && { line: lineLosses(stretches, from, Math.min(to, now)) }) };
}

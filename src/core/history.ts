/**
 * The history of each service as spans: one begins when what was seen changes and lasts until the next begins.
 * A quiet day is one span; every view (cells of any length, percentages, any time zone) is computed from them.
 */
import type { Past, ServiceId } from './model.ts';
import type { Day, Span, State } from './state.ts';
import type { Cell, Strip } from './view.ts';

const DAY_MS = 86_400_000;
/** Days kept in the state; older ones are documents of their own. */
const OPEN_DAYS = 2;

/** The UTC day of a moment, `YYYY-MM-DD` (from days since 1970 by Howard Hinnant's "civil from days"). */
export function dayOf(at: number): string {
  const shifted = Math.floor(at / DAY_MS) + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function dayStart(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

/** Paints `past` from a moment on; of what was already there only `over` is repainted, the rest stays. */
export function paint(
  spans: readonly Span[],
  from: number,
  past: Past,
  over?: ReadonlySet<Past>,
): readonly Span[] {
  const kept = spans.filter(({ at }) => at < from);
  const later = spans.filter(({ at }) => at >= from);
  const atFrom = kept.at(-1);
  const painted: Span[] = [...kept];
  const push = (span: Span): void => {
    if (painted.at(-1)?.past === span.past) return;
    if (painted.at(-1)?.at === span.at) painted.pop();
    if (painted.at(-1)?.past !== span.past) painted.push(span);
  };
  const repaint = (was: Past): Past => (over && !over.has(was) ? was : past);
  push({ at: from, past: atFrom ? repaint(atFrom.past) : past });
  for (const span of later) push({ at: span.at, past: repaint(span.past) });
  return painted;
}

/** One stretch to be painted for one service. */
export interface Stroke {
  service: ServiceId;
  from: number;
  past: Past;
  /** Only these are repainted where something was painted already. */
  over?: ReadonlySet<Past>;
}

function atDay(days: readonly Day[], at: number): readonly Day[] {
  const day = dayOf(at);
  if (days.some((known) => known.day === day)) return days;
  const last = days.at(-1);
  // What was true at midnight goes on after it.
  const carried = Object.entries(last?.services ?? {}).flatMap(([id, spans]) => {
    const span = spans.at(-1);
    return span ? [[id, [{ at: dayStart(at), past: span.past }]] as const] : [];
  });
  return [...days, { day, services: Object.fromEntries(carried) }];
}

/** The days after these strokes, painted in order. A stroke into a day that is closed begins where the days begin. */
export function draw(days: readonly Day[], at: number, strokes: readonly Stroke[]): readonly Day[] {
  let drawn = atDay(days, at);
  for (const { service, from, past, over } of strokes) {
    drawn = drawn.map((day) => {
      const start = startOf(day);
      if (from >= start + DAY_MS) return day;
      const before = day.services[service] ?? [];
      const spans = paint(before, Math.max(from, start), past, over);
      return { ...day, services: { ...day.services, [service]: spans } };
    });
  }
  return drawn;
}

export function startOf(day: Day): number {
  const [year = 1970, month = 1, date = 1] = day.day.split('-').map(Number);
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY_MS;
}

/** The days that stay in the state, and those that are closed and now stand for themselves. */
export function close(days: readonly Day[]): { open: readonly Day[]; closed: readonly Day[] } {
  return { open: days.slice(-OPEN_DAYS), closed: days.slice(0, -OPEN_DAYS) };
}

/** Spans of one service in order over all given days. */
export function spansOf(days: readonly Day[], service: ServiceId): readonly Span[] {
  return days.flatMap((day) => day.services[service] ?? []);
}

const MEASURED: ReadonlySet<Past> = new Set<Past>(['up', 'degraded', 'down']);
/** Worst first. */
const ORDER: readonly Past[] = ['down', 'degraded', 'connection', 'up', 'paused', 'not-measured'];

function parts(
  spans: readonly Span[],
  from: number,
  to: number,
  measuredUntilAt: number,
): Partial<Record<Past, number>> {
  const lengths: Partial<Record<Past, number>> = {};
  const add = (past: Past, ms: number): void => {
    if (ms > 0) lengths[past] = (lengths[past] ?? 0) + ms;
  };
  let covered = from;
  spans.forEach((span, index) => {
    const next = spans[index + 1]?.at ?? measuredUntilAt;
    const begin = Math.max(span.at, from);
    const end = Math.min(next, to);
    if (end <= begin) return;
    add('not-measured', begin - covered);
    add(span.past, end - begin);
    covered = end;
  });
  add('not-measured', to - covered);
  return lengths;
}

/** The strip of one service: `count` cells of `ms` each, the last of them containing `now`. */
export function strip(state: State, service: ServiceId, now: number, ms: number, count: number): Strip {
  const spans = spansOf(state.days, service);
  const first = Math.floor(now / ms) * ms - (count - 1) * ms;
  const measuredUntilAt = Math.min(now, state.steppedAt);
  const cells = Array.from({ length: count }, (_, index): Cell => {
    const at = first + index * ms;
    const lengths = parts(spans, at, Math.min(at + ms, Math.max(now, at)), measuredUntilAt);
    return { at, ms, past: ORDER.find((past) => lengths[past]) ?? 'not-measured', parts: lengths };
  });
  const total = (pasts: readonly Past[]): number =>
    cells.reduce((sum, cell) => sum + pasts.reduce((part, past) => part + (cell.parts[past] ?? 0), 0), 0);
  const measured = total([...MEASURED]);
  return {
    cells,
    ...(measured > 0 && { upShare: total(['up']) / measured }),
    measuredShare: Math.min(1, measured / Math.max(1, now - first)),
  };
}

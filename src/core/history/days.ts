/**
 * The history of each service as spans: one begins when what was seen changes and lasts until the next begins.
 * A quiet day is one span; every view (cells of any length, percentages, any time zone) is computed from them.
 */
import { DAY_MS, dayOf, dayStart, startOfDay } from '../model/time.ts';
import type { State } from '../model/state.ts';
import { fromSpans, type Stretch } from './stretches.ts';
import { sinceStart, stripOf, type Strip } from './strip.ts';
import type { StretchKind, ServiceId } from '../model/terms.ts';
import type { Day, Span } from '../model/past.ts';

/** Days kept in the state; older ones are rolled up. */
const OPEN_DAYS = 2;

/** Paints `past` from a moment on; of what was already there only `onlyOver` is repainted, the rest stays. */
export function paint(
  spans: readonly Span[],
  from: number,
  past: StretchKind,
  onlyOver?: ReadonlySet<StretchKind>,
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
  const repaint = (was: StretchKind): StretchKind => (onlyOver && !onlyOver.has(was) ? was : past);
  push({ at: from, past: atFrom ? repaint(atFrom.past) : past });
  for (const span of later) push({ at: span.at, past: repaint(span.past) });
  return painted;
}

/** One stretch to be painted for one service. */
export interface Stroke {
  service: ServiceId;
  from: number;
  past: StretchKind;
  /** Only these are repainted where something was painted already. */
  onlyOver?: ReadonlySet<StretchKind>;
}

function atDay(days: readonly Day[], at: number): readonly Day[] {
  const day = dayOf(at);
  if (days.some((known) => known.day === day)) return days;
  const last = days.at(-1);
  // What was true at midnight goes on after it.
  const carried = Object.entries(last?.services ?? {}).flatMap(([id, spans]) => {
    const span = spans.at(-1);
    return span && span.past !== 'not-measured'
      ? [[id, [{ at: dayStart(at), past: span.past }]] as const]
      : [];
  });
  return [...days, { day, services: Object.fromEntries(carried) }];
}

/** The days after these strokes, painted in order. A stroke into a day that is closed begins where the days begin. */
export function draw(days: readonly Day[], at: number, strokes: readonly Stroke[]): readonly Day[] {
  let drawn = atDay(days, at);
  for (const { service, from, past, onlyOver } of strokes) {
    drawn = drawn.map((day) => {
      const start = startOf(day);
      if (from >= start + DAY_MS) return day;
      const before = day.services[service] ?? [];
      const spans = paint(before, Math.max(from, start), past, onlyOver);
      return { ...day, services: { ...day.services, [service]: spans } };
    });
  }
  return drawn;
}

/** The first moment of a day. */
export function startOf(day: Pick<Day, 'day'>): number {
  return startOfDay(day.day);
}

/** The days that stay in the state, and those that are closed and now stand for themselves. */
export function close(days: readonly Day[]): { open: readonly Day[]; closed: readonly Day[] } {
  if (days.length <= OPEN_DAYS) return { open: days, closed: [] };
  return { open: days.slice(-OPEN_DAYS), closed: days.slice(0, -OPEN_DAYS) };
}

/** Spans of one service in order over all given days. */
export function spansOf(days: readonly Day[], service: ServiceId): readonly Span[] {
  return days.flatMap((day) => day.services[service] ?? []);
}

/** What a service is drawn as at the end of the history. */
export function lastPast(days: readonly Day[], service: ServiceId): StretchKind | undefined {
  return days.at(-1)?.services[service]?.at(-1)?.past;
}

/** The exact history of one service, as far as it was measured. */
export function exactStretches(
  state: Pick<State, 'days' | 'steppedAt'>,
  service: ServiceId,
  now: number,
): Stretch[] {
  return fromSpans(spansOf(state.days, service), Math.min(now, state.steppedAt));
}

/**
 * The strip of one service: `count` cells of `ms` each, the last of them containing `now`. `startedAt`: before that Wasl
 * was not there, so that the strip of who is new begins then.
 */
export function strip(
  state: State,
  service: ServiceId,
  now: number,
  ms: number,
  count: number,
  startedAt = 0,
): Strip {
  const first = Math.floor(now / ms) * ms - (count - 1) * ms;
  const usual = Array.from({ length: count + 1 }, (_, index) => first + index * ms);
  const edges = sinceStart(usual, startedAt, now);
  const blips = state.days
    .flatMap((day) => day.blips ?? [])
    .filter((blip) => blip.service === service && blip.at >= edges[0]!);
  const whole = stripOf(exactStretches(state, service, now), edges, now);
  return blips.length > 0 ? { ...whole, blips } : whole;
}

/** The history without a time: what was drawn in it counts as not measured, and what was seen in it is gone. */
import type { Day, Span } from '../model/past.ts';
import { DAY_MS, startOfDay } from '../model/time.ts';
import { isTouched, rolledWithout, sumUp, type DaySum, type Forgotten } from '../history/roll-up.ts';
import type { Archive } from './archive.ts';

/** One service's spans of a day; none where nothing measured is left. */
export function spansWithout(spans: readonly Span[], day: string, { from, to }: Forgotten): Span[] {
  const left = spans.filter(({ at }) => at < from);
  const push = (span: Span): void => {
    const isSame = (left.at(-1)?.past ?? 'not-measured') === span.past;
    if (!isSame) left.push(span);
  };
  push({ at: from, past: 'not-measured' });
  const endAt = startOfDay(day) + DAY_MS;
  const atEnd = spans.findLast(({ at }) => at <= to);
  if (to < endAt && atEnd) push({ at: to, past: atEnd.past });
  for (const span of spans) if (span.at > to) push(span);
  return left.some(({ past }) => past !== 'not-measured') ? left : [];
}

function dayWithout(day: Day, time: Forgotten, measuredUntilAt: number): Day {
  const startAt = startOfDay(day.day);
  if (!isTouched(startAt, Math.min(startAt + DAY_MS, measuredUntilAt), time)) return day;
  const services = Object.entries(day.services)
    .map(([id, spans]) => [id, spansWithout(spans, day.day, time)] as const)
    .filter(([, spans]) => spans.length > 0);
  // Latencies are counted anew, from the single observations that are left.
  const { latency: _counted, blips: all, ...rest } = day;
  const blips = all?.filter(({ at, endedAt }) => !isTouched(at, endedAt + 1, time)) ?? [];
  return { ...rest, services: Object.fromEntries(services), ...(blips.length > 0 && { blips }) };
}

const isWithin = (day: string, { from, to }: Forgotten): boolean =>
  startOfDay(day) >= from && startOfDay(day) + DAY_MS <= to;

/** All but the incidents. Of a closed day of which only the sum is known nothing is left where a part of it is to go. */
export function withoutTime(archive: Archive, time: Forgotten): Archive {
  const isLeft = ({ at }: { at: number }): boolean => at < time.from || at >= time.to;
  const isDayTouched = ({ day }: { day: string }): boolean =>
    isTouched(startOfDay(day), startOfDay(day) + DAY_MS, time);
  const days = archive.days
    .map((day) => (isDayTouched(day) ? rolledWithout(day, time) : day))
    .filter(({ services }) => Object.keys(services).length > 0);
  const sums = archive.sums.flatMap((sum): DaySum[] => {
    if (!isDayTouched(sum)) return [sum];
    const left = days.find(({ day }) => day === sum.day);
    return left ? [sumUp(left, undefined)] : [];
  });
  return {
    ...archive,
    openDays: archive.openDays
      .filter(({ day }) => !isWithin(day, time))
      .map((day) => dayWithout(day, time, archive.measuredUntilAt)),
    days,
    sums,
    marks: archive.marks.filter(isLeft),
    observations: archive.observations.filter(isLeft),
  };
}

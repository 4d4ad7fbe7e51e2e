/** The open days by a clock that was set back. */
import { DAY_MS, dayOf } from '../model/time.ts';
import { draw, spansOf, startOf, type Stroke } from './days.ts';
import type { Blip } from './blips.ts';
import type { Day } from '../model/state.ts';

export interface Jump {
  /** What was drawn from here on moves by `jumpMs`; what is older stays. */
  sinceAt: number;
  jumpMs: number;
  /** What the clock shows now. */
  now: number;
}

/** The days as they were before this moment. */
function rewind(days: readonly Day[], at: number): readonly Day[] {
  return days
    .filter((day) => startOf(day) <= at)
    .map((day) => {
      if (startOf(day) + DAY_MS <= at) return day;
      const services = Object.entries(day.services).map(
        ([id, spans]) => [id, spans.filter((span) => span.at < at)] as const,
      );
      // It is not over: it will be counted again.
      const { latency: _latency, ...rest } = day;
      return { ...rest, services: Object.fromEntries(services) };
    });
}

/** Each day with its blips. */
function withBlips(days: readonly Day[], all: readonly Blip[]): readonly Day[] {
  return days.map(({ blips: _blips, ...day }) => {
    const blips = all.filter(({ endedAt }) => dayOf(endedAt) === day.day);
    return blips.length > 0 ? { ...day, blips } : day;
  });
}

/** The days with what was drawn last moved back, over what lay there. What would reach into a closed day begins where the days begin. */
export function moveBack(days: readonly Day[], { sinceAt, jumpMs, now }: Jump): readonly Day[] {
  const firstAt = days.length > 0 && startOf(days[0]!) <= now ? startOf(days[0]!) : -Infinity;
  const moved = (at: number): number => (at < sinceAt ? at : Math.max(firstAt, at - jumpMs));
  const ids = new Set(days.flatMap(({ services }) => Object.keys(services)));
  const strokes = [...ids].flatMap((service) =>
    spansOf(days, service)
      .filter(({ at }) => at >= sinceAt)
      .map(({ at, past }): Stroke => ({ service, from: moved(at), past })),
  );
  const drawn = strokes
    .sort((a, b) => a.from - b.from)
    .reduce((known, stroke) => draw(known, stroke.from, [stroke]), rewind(days, Math.min(sinceAt, now)));
  const blips = days
    .flatMap((day) => day.blips ?? [])
    .map((blip) => ({ ...blip, at: moved(blip.at), endedAt: moved(blip.endedAt) }));
  return withBlips(drawn, blips);
}

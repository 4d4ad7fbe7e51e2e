/** Latency over time: the median and the worst of each hour exactly, of longer times from a sketch of all answers. */
import { HOUR_MS, hourStart } from '../model/time.ts';
import { ownerOf } from '../model/service.ts';
import type { ServiceId } from '../model/terms.ts';
import type { Sketch, HourLatency, DayLatency, ServiceLatency, Seen } from '../model/past.ts';

const RATIO = 1.1;
const SCALE = Math.log(RATIO);

/** A sketch of these latencies, in ms; below 1 ms they count as 1. */
export function sketchOf(latencies: readonly number[]): Sketch {
  const sketch: Record<number, number> = {};
  for (const ms of latencies) {
    const bucket = Math.ceil(Math.log(Math.max(1, ms)) / SCALE);
    sketch[bucket] = (sketch[bucket] ?? 0) + 1;
  }
  return sketch;
}

/** The sketch of all that these were made from. */
export function addSketches(sketches: readonly Sketch[]): Sketch {
  const sum: Record<number, number> = {};
  for (const sketch of sketches)
    for (const [bucket, count] of Object.entries(sketch)) sum[+bucket] = (sum[+bucket] ?? 0) + count;
  return sum;
}

/** How many answers are in a sketch. */
export const countOf = (sketch: Sketch): number =>
  Object.values(sketch).reduce((sum, count) => sum + count, 0);

/** The median of all answers in a sketch, or `undefined` for an empty one. */
export function medianOf(sketch: Sketch): number | undefined {
  const half = countOf(sketch) / 2;
  let seen = 0;
  for (const bucket of Object.keys(sketch)
    .map(Number)
    .sort((a, b) => a - b)) {
    seen += sketch[bucket]!;
    if (seen >= half) return (2 * RATIO ** bucket) / (RATIO + 1);
  }
  return undefined;
}

/** The middle one, of two the lower. */
export function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1];
}

function hourLatency(latencies: readonly number[]): HourLatency {
  return { medianMs: median(latencies) ?? 0, worstMs: Math.max(0, ...latencies) };
}

/** All answers of a day, by service and hour. */
export function latencyOf(observations: readonly Seen[]): DayLatency {
  const answers = new Map<ServiceId, Map<number, number[]>>();
  for (const seen of observations) {
    if (!seen.answered) continue;
    const owner = ownerOf(seen);
    const hours = answers.get(owner) ?? new Map<number, number[]>();
    const hour = (hourStart(seen.at) / HOUR_MS) % 24;
    answers.set(owner, hours.set(hour, [...(hours.get(hour) ?? []), Math.round(seen.latencyMs)]));
  }
  const services = [...answers].map(([service, byHour]): [ServiceId, ServiceLatency] => {
    const all = [...byHour.values()].flat();
    const hours = [...byHour].map(([hour, latencies]) => [hour, hourLatency(latencies)]);
    return [
      service,
      {
        hours: Object.fromEntries(hours) as ServiceLatency['hours'],
        sketch: sketchOf(all),
        worstMs: Math.max(...all),
      },
    ];
  });
  return Object.fromEntries(services);
}

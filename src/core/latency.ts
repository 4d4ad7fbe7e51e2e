/** Latency over time: the median and the worst of each hour exactly, of longer times from a sketch of all answers. */
import type { ServiceId } from './model.ts';

/** Of the answers of one hour. */
export interface HourLatency {
  medianMs: number;
  worstMs: number;
  count: number;
}

/**
 * How many answers fell into each bucket of a geometric scale: DDSketch (Masson, Rim and Lee, "DDSketch", VLDB 2019).
 * Any quantile is right to within 5 %, and sketches add up.
 */
export type Sketch = Readonly<Record<number, number>>;

/** What one UTC day has so far. */
export interface DayLatency {
  /** Hours that ended by then are in here. */
  untilAt: number;
  services: Readonly<Record<ServiceId, ServiceLatency>>;
}

export interface ServiceLatency {
  /** By hour of the day, 0 to 23. */
  hours: Readonly<Record<number, HourLatency>>;
  sketch: Sketch;
  worstMs: number;
}

const RATIO = 1.1;
const SCALE = Math.log(RATIO);

export function sketchOf(latencies: readonly number[]): Sketch {
  const sketch: Record<number, number> = {};
  for (const ms of latencies) {
    const bucket = Math.ceil(Math.log(Math.max(1, ms)) / SCALE);
    sketch[bucket] = (sketch[bucket] ?? 0) + 1;
  }
  return sketch;
}

export function addSketches(sketches: readonly Sketch[]): Sketch {
  const sum: Record<number, number> = {};
  for (const sketch of sketches)
    for (const [bucket, count] of Object.entries(sketch)) sum[+bucket] = (sum[+bucket] ?? 0) + count;
  return sum;
}

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

export function hourLatency(latencies: readonly number[]): HourLatency | undefined {
  const medianMs = median(latencies);
  if (medianMs === undefined) return undefined;
  return { medianMs, worstMs: Math.max(...latencies), count: latencies.length };
}

/** A day's latency with one more hour of a service in it. */
export function withHour(
  known: ServiceLatency | undefined,
  hour: number,
  latencies: readonly number[],
): ServiceLatency {
  const seen = hourLatency(latencies);
  return {
    hours: { ...known?.hours, ...(seen && { [hour]: seen }) },
    sketch: addSketches([known?.sketch ?? {}, sketchOf(latencies)]),
    worstMs: Math.max(known?.worstMs ?? 0, ...latencies),
  };
}

/**
 * The bound that bursts set (`research/detection.md`, section 4): with K glitches a year of exponential length mu and a look every T,
 * whoever wants no more than alpha of them told must have seen a failure last s >= mu ln(K min(1, mu/T) / alpha). The first failed
 * look comes T/2 after the beginning in the median.
 */
import { MINUTE_MS, YEAR_AWAKE_MS, type Recurring, type World } from './world.ts';

/** How long a failure has to have lasted, in milliseconds, at `alarms` a year. */
export function leastSpanMs(glitch: Recurring | undefined, alarms: number, tickMs = MINUTE_MS): number {
  if (!glitch) return 0;
  const hits = (YEAR_AWAKE_MS / glitch.everyMs) * Math.min(1, glitch.meanMs / tickMs);
  return Math.max(0, glitch.meanMs * Math.log(hits / alarms));
}

export interface Bound {
  /** Median delay in seconds, of server errors and of silence, each class of glitch alone at this many alarms a year. */
  errors: number;
  silence: number;
}

export function bound(world: World, alarms: number, tickMs = MINUTE_MS): Bound {
  const seconds = (ms: number): number => (tickMs / 2 + ms) / 1000;
  return {
    errors: seconds(leastSpanMs(world.blip, alarms, tickMs)),
    silence: seconds(leastSpanMs(world.pathBurst, alarms, tickMs)),
  };
}

/** What is counted, as plain objects that add up, so that workers can send them. */

/** One rule in a world in which no service fails. */
export interface Quiet {
  /** Time that services were watched, of all services together, asleep or not judged excluded only by sleep. */
  serviceAwakeMs: number;
  /** False alarms by voice: a rival has only `alarms`, which it tells. */
  eager: number;
  red: number;
  /** Of the red ones, those that only said `degraded`. */
  degraded: number;
  alarms: number;
  probes: number;
  bytes: number;
  /** Spells of the user's own line that lasted long enough to be named, and those that were named rightly. */
  spells: number;
  named: number;
  /** Services held to be in trouble while the user's own line was. */
  blamed: number;
}

/** One rule and one fault. Delays are seconds since it began, of those that were noticed. */
export interface Troubled {
  incidents: number;
  /** Left out, because something was believed already when it began. */
  skipped: number;
  eager: number[];
  red: number[];
  alarms: number[];
  /** Notifications that replace none, in each incident. */
  notifications: number[];
  /** Incidents in which a cause was claimed, and in which a wrong one was. */
  claimed: number;
  wrong: number;
}

export const noQuiet = (): Quiet => ({
  serviceAwakeMs: 0,
  eager: 0,
  red: 0,
  degraded: 0,
  alarms: 0,
  probes: 0,
  bytes: 0,
  spells: 0,
  named: 0,
  blamed: 0,
});

export const noTroubled = (): Troubled => ({
  incidents: 0,
  skipped: 0,
  eager: [],
  red: [],
  alarms: [],
  notifications: [],
  claimed: 0,
  wrong: 0,
});

/** The sum of two, number by number, list by list. */
export function plus<T extends Quiet | Troubled>(one: T, other: T): T {
  const sum: Record<string, number | number[]> = {};
  for (const key of Object.keys(one) as (keyof T & string)[]) {
    const [a, b] = [one[key] as number | number[], other[key] as number | number[]];
    sum[key] = typeof a === 'number' ? a + (b as number) : [...a, ...(b as number[])];
  }
  return sum as unknown as T;
}

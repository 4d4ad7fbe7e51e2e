/**
 * The worlds of the benchmark: those of the study (`research/detection.md`, sections 3 and 5), and what it left open, said here.
 *
 * - An attempt meets the world as it is when it begins, also where the answer comes later. Real transports send again, and outlive
 *   a short burst; so this is the harder case.
 * - Lengths are exponential, beginnings come by chance (Poisson). Rates are per hour awake.
 * - A burst on the path and a service's own blip hit all hosts of that service at once: the worst case for a rule that asks siblings.
 * - A user year is 2920 hours awake (8 a day); every 8 hours awake end with a night of 14 hours.
 */

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const YEAR_AWAKE_MS = 365 * 8 * HOUR_MS;

/** Something that comes again and again: how far apart, and how long on average. */
export interface Recurring {
  everyMs: number;
  meanMs: number;
}

export interface World {
  name: string;
  /** Share of attempts that vanish, on any line. */
  loss: number;
  /** The user's own line swallows everything. */
  linkBurst?: Recurring;
  /** The path to one service swallows everything. */
  pathBurst?: Recurring;
  /** The user's own line is dead; half of the times names fail at once, half of the times packets vanish. */
  ownOutage?: Recurring;
  /** A sign-in page answers plain http; encrypted connections meet its certificate. */
  portal?: Recurring;
  /** After so much time awake the device sleeps, for 3 to 30 minutes. */
  sleepEveryMs?: number;
  /** After waking the link is not ready for so long on average: names fail at once. */
  unreadyMs?: number;
  /** One service answers with server errors. */
  blip?: Recurring;
  /** Share of single answers that are server errors. */
  hiccup: number;
  /** Share of answers that take a second, and 2.5 s more on average. */
  slowTail: number;
}

const every = (everyMs: number, meanMs: number): Recurring => ({ everyMs, meanMs });

export const realistic: World = {
  name: 'realistic',
  loss: 0.003,
  linkBurst: every(30 * MINUTE_MS, 6 * SECOND_MS),
  pathBurst: every(4 * HOUR_MS, 9 * SECOND_MS),
  ownOutage: every(20 * HOUR_MS, 5 * MINUTE_MS),
  portal: every(60 * HOUR_MS, 10 * MINUTE_MS),
  sleepEveryMs: 45 * MINUTE_MS,
  unreadyMs: 6 * SECOND_MS,
  blip: every(40 * HOUR_MS, 10 * SECOND_MS),
  hiccup: 0.0005,
  slowTail: 0.01,
};

/** Only the services' own blips and hiccups are left: the fair ground for rules that were made for servers. */
export const perfectLine: World = {
  name: 'perfect line',
  loss: 0,
  blip: realistic.blip!,
  hiccup: realistic.hiccup,
  slowTail: realistic.slowTail,
};

export const harsh: World = {
  ...realistic,
  name: 'harsh',
  loss: 0.02,
  pathBurst: every(HOUR_MS, 15 * SECOND_MS),
  blip: every(8 * HOUR_MS, 20 * SECOND_MS),
};

/** The same world without what happens to the device: incidents are played here, so that no delay measures a nap. */
export function awake(world: World): World {
  const { sleepEveryMs: _sleep, unreadyMs: _unready, ownOutage: _outage, portal: _portal, ...rest } = world;
  return { ...rest, name: `${world.name}, awake` };
}

export const worlds: readonly World[] = [realistic, perfectLine, harsh];

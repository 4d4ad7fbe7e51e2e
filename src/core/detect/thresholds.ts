/** After how much evidence, and how long a silence, an endpoint counts as failing: for the red badge, and for a notification. */
import type { GlitchClass } from './transients.ts';

export interface Needed {
  /** Evidence in nats, of all that fell silent together: where none of the service answers, and where one still does. */
  natsWhenAllSilent: number;
  natsWhenOneAnswers: number;
  /** Failures, of all of them together. */
  failures: number;
  /** Chance, at most, of so many failures in a row where only some requests fail. */
  chance: number;
  /** Glitches of each class that may be taken for an outage, a service and year; the span that this takes is learned. */
  glitchesAYear: Readonly<Record<GlitchClass, number>>;
  /** That span lies between these. */
  leastMs: number;
  mostMs: number;
}

/** Turns the badge red. */
export const FOR_THE_BADGE: Needed = {
  natsWhenAllSilent: 8,
  natsWhenOneAnswers: 12,
  failures: 3,
  chance: 0.01,
  glitchesAYear: { server: 0.31, silence: 0.24 },
  leastMs: 30_000,
  mostMs: 75_000,
};

/** Sends the notification: the look that it takes still fits into the same stretch of the worker. */
export const FOR_A_NOTICE: Needed = {
  natsWhenAllSilent: 10,
  natsWhenOneAnswers: 14,
  failures: 3,
  chance: 0.002,
  glitchesAYear: { server: 0.05, silence: 0.056 },
  leastMs: 48_000,
  mostMs: 94_000,
};

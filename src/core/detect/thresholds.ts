/**
 * After how much evidence, and how long a silence, an endpoint counts as failing: for the red badge, and for a notification; after what
 * one kind of outage is the other or over; after how long a silence nothing is concluded from it any more.
 */
import { WEEK_MS } from '../model/time.ts';

/** Glitches of a server, which answers wrongly or refuses, and of the way there, on which everything vanishes. */
export type GlitchClass = 'server' | 'silence';

export interface Needed {
  /** Evidence in nats, of all that fell silent together: where none of the service answers, and where one still does. */
  natsWhenAllSilent: number;
  natsWhenOneAnswers: number;
  /** Failures, of all of them together; and where one that proves as much still answers, as then half may fail by chance. */
  failures: number;
  failuresWhenAlikeAnswers: number;
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
  failuresWhenAlikeAnswers: 5,
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
  failuresWhenAlikeAnswers: 7,
  chance: 0.002,
  glitchesAYear: { server: 0.05, silence: 0.056 },
  leastMs: 48_000,
  mostMs: 94_000,
};

/**
 * A partial outage becomes a full one after so many failures in a row, over so long, and more of them than chance gives where only the
 * share fails that did before: where half do, ten. Where answers come so late that many come too late, it takes more of them.
 */
export const PARTIAL_TO_FULL = { failures: 6, failuresWhenLate: 12, spanMs: 150_000, chance: 0.001 };

/** A full outage is a partial one after all if it fails again so soon after an answer. */
export const FULL_TO_PARTIAL_MS = 90_000;

/** The first look after a gap, as after sleep, is for the line alone; nothing is told before this has passed. */
export const SETTLE_MS = 25_000;

/**
 * Answers in a row that end a full outage. Of a service that answers half of the time by then, one run of answers in 32 is so long; of
 * three, as it once was, one in four of those that begin with an answer, and its end was told in the middle of it.
 */
export const RECOVERED_AFTER = 6;

/** Answers in a row that end a partial one, and how long they span at least: fewer may come by chance. */
export const PARTLY_RECOVERED_AFTER = { answers: 12, spanMs: 120_000 };

/**
 * What last answered longer ago than this has lost its voice: the address has moved, or the control is gone. A shorter time would be
 * wrong after a weekend in which the browser was closed: behind a sign-in page that lets two controls through, only those two would
 * still count, and all would seem well.
 */
export const VOICE_LOST_AFTER_MS = WEEK_MS;

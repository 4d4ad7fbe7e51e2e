/** A rule of another program, as it is written there, moved into the same browser and onto the same deep endpoint. */

export interface Answer {
  isGood: boolean;
  /** When the answer was there, or the wait was over. */
  endAt: number;
}

/** What a rule may do and say. Moments are milliseconds since the beginning and must not go back. */
export interface Means {
  ask(at: number, limitMs: number): Answer;
  /** Asks a neutral address, the first, the second or the third. */
  askControl(which: number, at: number, limitMs: number): boolean;
  /** Says that the service is down, and that it is up again. Saying it twice changes nothing. */
  down(at: number): void;
  up(at: number): void;
  /** A uniform random number from [0, 1). */
  chance(): number;
}

/** One wake-up of a rule: does what is due and returns when it wants to wake again. `wantedAt` lies before `at` after a sleep. */
export type Beat = (at: number, wantedAt: number) => number;

export interface Peer {
  name: string;
  start(means: Means): Beat;
}

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;

/** Time that passes as fast as the program runs: a queue of things due, each begun when all before it have come to rest. */

import { unawaited } from '../../src/platform/unawaited.ts';

interface Due {
  at: number;
  turn: number;
  begin: () => void;
}

export interface VirtualClock {
  /** Milliseconds since the beginning; never goes back. */
  elapsed(): number;
  /** Runs `begin` after `ms`; returns a function that calls it off. */
  after(ms: number, begin: () => void): () => void;
  /** Lets time pass up to this moment. */
  runUntil(endAt: number): Promise<void>;
}

/** After so many things the real loop has its turn. */
const TURNS = 1_000;

/** All promises come to rest first: a tick that a promise asks Node for begins when no promise has anything left to do. */
const afterRest = (turn: number, then: () => void): void =>
  unawaited(
    Promise.resolve().then(() => void (turn % TURNS === 0 ? setImmediate(then) : process.nextTick(then))),
  );

export function virtualClock(): VirtualClock {
  let elapsed = 0;
  let turns = 0;
  const queue: Due[] = [];

  function take(): Due | undefined {
    let first = 0;
    for (let index = 1; index < queue.length; index += 1) {
      const [one, other] = [queue[index]!, queue[first]!];
      if (one.at < other.at || (one.at === other.at && one.turn < other.turn)) first = index;
    }
    return queue[first];
  }

  return {
    elapsed: () => elapsed,
    after(ms, begin) {
      const due: Due = { at: elapsed + Math.max(0, ms), turn: turns++, begin };
      queue.push(due);
      return () => {
        const index = queue.indexOf(due);
        if (index >= 0) queue.splice(index, 1);
      };
    },
    runUntil: (endAt) =>
      new Promise((ended, failed) => {
        const next = (): void => {
          const due = take();
          if (!due || due.at > endAt) {
            elapsed = endAt;
            return ended();
          }
          queue.splice(queue.indexOf(due), 1);
          elapsed = due.at;
          try {
            due.begin();
          } catch (error) {
            return failed(error);
          }
          afterRest(due.turn, next);
        };
        afterRest(0, next);
      }),
  };
}

/** Everything that is asked of the browser is asked here: what it refuses, or never answers, is noted, and nobody waits for long. */
import { reasonOf, SILENT } from '../core/view/trouble.ts';
import { unawaited } from '../platform/unawaited.ts';
import type { Surroundings } from './shell.ts';

/** Who has answered until now may take so long, even on a machine that has much to do. */
const PATIENCE_MS = 5_000;
/** Who kept us waiting the last time is asked again, but not waited for. */
const SHORT_PATIENCE_MS = 500;
/** What was asked last did not come about. */
export interface Failed {
  /** The browser's words, or `silent`. */
  reason: string;
  inARow: number;
}

export interface Attempts<Name extends string> {
  /**
   * What `ask` gives, or `undefined` where it throws, rejects or does not answer in time. Never rejects.
   * @param patienceMs how long to wait at most, where that is known better
   */
  try<T>(name: Name, ask: () => T | PromiseLike<T>, patienceMs?: number): Promise<{ value: T } | undefined>;
  /** Rejects where `ask` throws or rejects, or with `silent` where it does not answer in time. */
  within<T>(ms: number, ask: () => T | PromiseLike<T>): Promise<T>;
  /** Of what did not come about the last time; at most one for each name. */
  readonly failed: ReadonlyMap<Name, Failed>;
  /** How long nothing was done but to wait in vain, since the script began. In milliseconds. */
  readonly waitedMs: number;
}

const isPromise = <T>(asked: T | PromiseLike<T>): asked is PromiseLike<T> =>
  typeof (asked as Partial<PromiseLike<T>> | undefined)?.then === 'function';

export function attempts<Name extends string>({ after }: Pick<Surroundings, 'after'>): Attempts<Name> {
  const failed = new Map<Name, Failed>();
  let waitedMs = 0;

  const inTime = <T>(ms: number, asked: PromiseLike<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = after(ms, () => reject(new Error(SILENT)));
      const then =
        <V>(settle: (how: V) => void) =>
        (how: V): void => {
          stop();
          settle(how);
        };
      unawaited(asked.then(then(resolve), then(reject)));
    });

  return {
    failed,
    async within(ms, ask) {
      const asked = ask();
      return isPromise(asked) ? inTime(ms, asked) : asked;
    },
    get waitedMs() {
      return waitedMs;
    },
    async try(name, ask, patienceMs) {
      const known = failed.get(name);
      const ms = patienceMs ?? (known?.reason === SILENT ? SHORT_PATIENCE_MS : PATIENCE_MS);
      try {
        // A function of the browser that is not there throws here: that is refused as well. What is there at once is not waited for.
        const asked = ask();
        const value = isPromise(asked) ? await inTime(ms, asked) : asked;
        failed.delete(name);
        return { value };
      } catch (error) {
        const isSilent = error instanceof Error && error.message === SILENT;
        if (isSilent && patienceMs === undefined) waitedMs += ms;
        failed.set(name, { reason: isSilent ? SILENT : reasonOf(error), inARow: (known?.inARow ?? 0) + 1 });
        return undefined;
      }
    },
  };
}

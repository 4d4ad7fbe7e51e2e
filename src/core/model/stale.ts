/** When what is known is too old to be called "now". */

const STALE_MS = 10 * 60_000;

/** `seenAt` is the moment of the last look, `undefined` or 0 where there was none. */
export function isStale(seenAt: number | undefined, now: number): boolean {
  return !seenAt || now - seenAt > STALE_MS;
}

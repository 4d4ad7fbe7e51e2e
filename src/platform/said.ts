/** What the browser says of an address comes over another way than the answer, and may come later. */

/** Words by address; a later one replaces an earlier one. */
export interface Said<T> {
  say(url: string, word: T): void;
  /** The latest word about `url`; waits up to `withinMs` for the first. */
  of(url: string, withinMs: number): Promise<T | undefined>;
}

/** Nothing said yet. */
export function said<T>(): Said<T> {
  const words = new Map<string, T>();
  const waiting = new Map<string, () => void>();
  return {
    say(url, word) {
      words.set(url, word);
      waiting.get(url)?.();
    },
    async of(url, withinMs) {
      if (!words.has(url)) {
        await new Promise<void>((done) => {
          waiting.set(url, done);
          setTimeout(done, withinMs);
        });
      }
      return words.get(url);
    },
  };
}

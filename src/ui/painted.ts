/** What is in view is drawn first, and the rest once that is painted. */

/** Nothing is painted in a tab that nobody sees: nobody waits there for longer than that. */
const UNSEEN_MS = 100;

/** Resolves when what was drawn is painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, UNSEEN_MS);
    globalThis.requestAnimationFrame?.(() => {
      clearTimeout(timer);
      // The frame is painted when its callbacks have run.
      setTimeout(resolve);
    });
  });
}

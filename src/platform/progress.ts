/** How far a round is, from the background to the pages that are open. Nothing of it is stored. */
import type { Progress } from '../core/view/progress.ts';
import { browser } from './browser.ts';

interface Said {
  progress?: Progress;
}

/** Tells every open page. That nobody listens is no failure. */
export function sayProgress(progress: Progress): void {
  const said: Said = { progress };
  browser.runtime.sendMessage(said).catch(() => undefined);
}

/** Hears of it. Returns how to stop. */
export function onProgress(listener: (progress: Progress) => void): () => void {
  // Answers nothing, so that the background alone answers what pages ask.
  const hear = (message: unknown) => {
    const { progress } = (message ?? {}) as Said;
    if (progress) listener(progress);
    return undefined;
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}

/** What cannot be done, from the background to the pages that are open. Nothing of it is stored. */
import type { Trouble } from '../core/view/trouble.ts';
import { browser } from './browser.ts';

interface Said {
  troubles?: readonly Trouble[];
}

/** Tells every open page. That nobody listens is no failure. */
export function sayTroubles(troubles: readonly Trouble[]): void {
  const said: Said = { troubles };
  browser.runtime.sendMessage(said).catch(() => undefined);
}

/** Hears of it. Returns how to stop. */
export function onTroubles(listener: (troubles: readonly Trouble[]) => void): () => void {
  // Answers nothing, so that the background alone answers what pages ask.
  const hear = (message: unknown) => {
    const { troubles } = (message ?? {}) as Said;
    if (troubles) listener(troubles);
    return undefined;
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}

/**
 * The wire between the page of the check-up and the background: it is opened by the user's click, and cut when the page closes, which
 * calls the check-up off. Nothing of what goes over it is stored.
 */
import type { Measured } from '../core/check-up/measured.ts';
import { browser } from './browser.ts';

const NAME = 'check-up';

export type CheckUpSaid =
  | { progress: { count: number; total: number } }
  | { measured: Measured }
  /** It could not be done, or the background has been ended. */
  | 'failed';

/** Begins one. Returns how to call it off. */
export function startCheckUp(hear: (said: CheckUpSaid) => void): () => void {
  const port = browser.runtime.connect({ name: NAME });
  let isOver = false;
  port.onMessage.addListener((message: unknown) => {
    const said = message as CheckUpSaid;
    if (isOver) return;
    isOver = said === 'failed' || 'measured' in said;
    // What is heard over a port keeps Chromium's worker awake.
    if (isOver) port.disconnect();
    else port.postMessage('here');
    hear(said);
  });
  port.onDisconnect.addListener(() => {
    if (!isOver) hear('failed');
    isOver = true;
  });
  return () => {
    isOver = true;
    port.disconnect();
  };
}

/** Carries out what pages ask for. */
export function onCheckUp(
  run: (say: (progress: { count: number; total: number }) => void, signal: AbortSignal) => Promise<Measured>,
): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== NAME) return;
    const left = new AbortController();
    port.onDisconnect.addListener(() => left.abort());
    const say = (said: CheckUpSaid) => {
      if (!left.signal.aborted) port.postMessage(said);
    };
    run((progress) => say({ progress }), left.signal).then(
      (measured) => say({ measured }),
      () => say('failed'),
    );
  });
}

import { failureOfSignal, failureOfThrown } from './failure.ts';
import type { Outcome } from './net.ts';

/**
 * What `ask` reports, or `timeout` after `limitMs`, or `aborted` once `outer` is. Never rejects and waits for nobody: an `ask`
 * that ignores its signal is left behind. The signal's reason is a `TimeoutError` when it is the limit; it is aborted in the end
 * whatever happened, so that nothing stays open.
 */
export async function within(
  limitMs: number,
  outer: AbortSignal | undefined,
  ask: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  if (outer?.aborted) return { failure: 'aborted' };
  const inner = new AbortController();
  const callOff = () => inner.abort(new DOMException('called off', 'AbortError'));
  const limit = () => inner.abort(new DOMException('limit reached', 'TimeoutError'));
  const timer = setTimeout(limit, limitMs);
  outer?.addEventListener('abort', callOff);
  try {
    return await Promise.race([settled(() => ask(inner.signal), inner.signal), cut(inner.signal)]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', callOff);
    callOff();
  }
}

/** What `ask` reports; what it throws, as a failure. */
export async function settled(ask: () => Promise<Outcome>, signal: AbortSignal): Promise<Outcome> {
  try {
    return await ask();
  } catch (thrown) {
    if (signal.aborted) return afterAbort(signal);
    const failure = failureOfThrown(thrown);
    return failure === 'network' ? { failure } : { failure, detail: String(thrown) };
  }
}

/** One turn of the event loop after the signal, so that a kind can still say what it had seen until then. */
function cut(signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => setTimeout(resolve, 0, afterAbort(signal)), { once: true });
  });
}

function afterAbort(signal: AbortSignal): Outcome {
  return { failure: failureOfSignal(signal) };
}

/** The network as a probe sees it, on Node. */
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Net } from '../../src/probes/net.ts';

export function nodeNet(changes: Partial<Net> = {}): Net {
  return {
    fetch,
    // `ws` keeps to the browser's interface as far as probes use it; its types say so less strictly.
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    now: Date.now,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    signal: new AbortController().signal,
    ...changes,
  };
}

/** A signal that is aborted as `run` does when a probe's time is up. */
export function limitSignal(): { signal: AbortSignal; reach(): void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    reach: () => controller.abort(new DOMException('the limit is reached', 'TimeoutError')),
  };
}

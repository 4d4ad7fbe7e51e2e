/**
 * Where requests are made from. In Chromium a room that forgets, an offscreen document: what servers make the browser remember is
 * given up with it (docs/decisions/011-a-room-that-forgets.md), it has no cookies, and it outlives the script that asks. In Firefox and
 * Safari the background page itself; there a rule takes off what would be remembered, on granted hosts: see `own-headers.ts`.
 */
import { browserName } from './browser.ts';
import { distantFetch, type Asking } from './distant-fetch.ts';
import { distantSocket } from './distant-socket.ts';
import { enterRoom, type Errand } from './fresh-room.ts';
import { lookAhead } from './look-at-room.ts';
import { LED_WITHIN_MS, watchRedirects } from './redirects.ts';
import { TIMED_WITHIN_MS, watchTimings } from './timings.ts';
import { unawaited } from './unawaited.ts';

/** One visit; `stop` ends it. */
export interface Room extends Asking {
  WebSocket: typeof WebSocket;
}

/**
 * Rejects where the browser has no such place, some seconds later at the latest.
 * @param allowed the only origins that a redirect may lead to; empty: whatever the manifest allows
 * @param newSinceAt no connection that was opened before is used, where the browser can give those up
 */
export async function visitRoom(allowed: readonly string[], newSinceAt = 0): Promise<Room> {
  if (browserName() !== 'chromium') return here();
  const { room, leave } = await enterRoom(newSinceAt);
  const sources = [...new Set(allowed)].sort().join(' ');
  const place = {
    postMessage: (errand: Errand, ports: MessagePort[]) =>
      room.postMessage({ errand, allowed: sources }, ports),
  };
  const asking = distantFetch(place);
  return {
    ...asking,
    WebSocket: distantSocket(place),
    stop() {
      asking.stop();
      leave();
    },
  };
}

/** What a visit begins with is done meanwhile. */
export const expectVisit = (): void => (browserName() === 'chromium' ? unawaited(lookAhead()) : undefined);

function here(): Room {
  const timings = watchTimings();
  const redirects = watchRedirects();
  return {
    fetch: (url, init) => fetch(url, init),
    WebSocket,
    timingOf: (url) => timings.of(url, TIMED_WITHIN_MS),
    ledTo: (url) => redirects.ledTo(url, LED_WITHIN_MS),
    stop() {
      timings.stop();
      redirects.stop();
    },
  };
}

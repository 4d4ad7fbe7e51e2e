/**
 * WebSockets without cookies. A socket of Chromium's worker carries the cookies that the user's browser keeps for its host, and no
 * rule reaches it (measured, Chromium 156). One of a `credentialless` frame has a jar of its own, empty and soon forgotten. A worker
 * has no frames, so an offscreen document holds one for as long as sockets are wanted, `background/sockets.html`.
 * https://wicg.github.io/anonymous-iframe/ https://developer.chrome.com/docs/extensions/reference/api/offscreen
 *
 * In Firefox a rule takes the cookies off instead: see `origin.ts`.
 */
import { browser, browserName } from './browser.ts';
import { distantSocket, type Place } from './distant-socket.ts';

const PAGE = 'background/sockets.html';
const WHY = 'Opens sockets without cookies.';

interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

/** What the DOM's types do not tell of a worker's world. */
interface World {
  clients: { matchAll(wanted: object): Promise<readonly (Place & { url: string })[]> };
}

export interface Sockets {
  WebSocket: typeof WebSocket;
  release(): void;
}

let users = 0;
let place: Promise<Place> | undefined;
let isGone: Promise<unknown> = Promise.resolve();

/** To be released after use. Rejects where the browser has no place for such sockets. */
export async function cookielessSockets(): Promise<Sockets> {
  if (browserName() === 'firefox') return { WebSocket, release: () => {} };
  const { offscreen } = browser as unknown as { offscreen: Offscreen };
  users += 1;
  const release = () => {
    users -= 1;
    if (users > 0) return;
    place = undefined;
    isGone = offscreen.closeDocument().catch(() => undefined);
  };
  try {
    return { WebSocket: distantSocket(await (place ??= isGone.then(() => open(offscreen)))), release };
  } catch (reason) {
    release();
    throw reason;
  }
}

async function open(offscreen: Offscreen): Promise<Place> {
  // One that a killed worker has left behind.
  await offscreen.closeDocument().catch(() => undefined);
  await offscreen.createDocument({ url: PAGE, reasons: ['IFRAME_SCRIPTING'], justification: WHY });
  const { clients } = globalThis as unknown as World;
  const pages = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
  return pages.find(({ url }) => url.endsWith(PAGE))!;
}

/**
 * WebSockets without cookies. A socket of Chromium's worker carries the cookies that the user's browser keeps for its host, and no
 * rule reaches it (measured, Chromium 156). One of a `credentialless` frame has a jar of its own, empty and soon forgotten. A worker
 * has no frames, so an offscreen document holds one for as long as sockets are wanted, `background/sockets.html`.
 * https://wicg.github.io/anonymous-iframe/
 *
 * In Firefox a rule takes the cookies off instead: see `origin.ts`.
 */
import { browserName } from './browser.ts';
import { distantSocket, type Place } from './distant-socket.ts';
import { closeDocument, openDocument } from './offscreen.ts';

const PAGE = 'background/sockets.html';
const WHY = 'Opens sockets without cookies.';

export interface Sockets {
  WebSocket: typeof WebSocket;
  release(): void;
}

let users = 0;
let place: Promise<Place> | undefined;
let isGone: Promise<unknown> = Promise.resolve();

/** To be released after use. Rejects where the browser has no place for such sockets, after four seconds at the latest. */
export async function cookielessSockets(): Promise<Sockets> {
  if (browserName() === 'firefox') return { WebSocket, release: () => {} };
  users += 1;
  const release = () => {
    users -= 1;
    if (users > 0) return;
    place = undefined;
    isGone = closeDocument();
  };
  try {
    place ??= isGone.then(() => openDocument(PAGE, WHY));
    return { WebSocket: distantSocket(await place), release };
  } catch (reason) {
    release();
    throw reason;
  }
}

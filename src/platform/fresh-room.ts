/** The room of Chromium that requests are made from, `background/room.ts`: entered between two bursts of requests, and then only if it is fresh. */
import type { Question } from './distant-fetch.ts';
import type { Opening } from './distant-socket.ts';
import { lookAt, ROOM, seenAhead, type FreshQuestion } from './look-at-room.ts';
import { closeDocument, openDocument, type Client } from './offscreen.ts';

export type Errand = Question | Opening;
export type RoomMessage = FreshQuestion | { errand: Errand; allowed: string };

const WHY = 'Makes requests from a place that has no cookies and forgets.';

let visits = 0;
let entered: Promise<Client> | undefined;

/**
 * To be left after use. Rejects where the browser has no such place, some seconds later at the latest. One that others are in is shared,
 * however old it is.
 */
export async function enterRoom(openedSinceAt: number): Promise<{ room: Client; leave(): void }> {
  visits += 1;
  const leave = () => {
    visits -= 1;
    if (visits === 0) entered = undefined;
  };
  try {
    return { room: await (entered ??= enter(openedSinceAt)), leave };
  } catch (reason) {
    leave();
    throw reason;
  }
}

/** A room that knows too much, or has connections that are not to be used, is given up for a new one. */
async function enter(openedSinceAt: number): Promise<Client> {
  const { room, openedAt } = (await seenAhead()) ?? (await lookAt(await openDocument(ROOM, WHY)));
  if (openedAt > 0 && openedAt >= openedSinceAt) return room;
  await closeDocument();
  return openDocument(ROOM, WHY);
}

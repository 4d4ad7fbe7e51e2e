/** How it stands with the room of Chromium that requests are made from (`fresh-room.ts`), asked when it is entered or a moment before. */
import { findDocument, type Client } from './offscreen.ts';

export const ROOM = 'background/room.html';

/** How it stands with it. */
export interface FreshQuestion {
  wants: 'opened-at';
}
/** When it was opened, in milliseconds since 1970; 0: it may not be used any more. */
export type FreshAnswer = number;

/** Whoever does not say by then how it stands with it is on its way out. */
const SAYS_WITHIN_MS = 2_000;
/** What a room has said of itself so long ago does not hold any more. */
const HOLDS_MS = 500;

/** A room and what it said of itself. */
interface Looked {
  room: Client;
  openedAt: FreshAnswer;
}

let ahead: { looking: Promise<Looked | undefined>; at: number } | undefined;

/** Looks at a room that is there, while whoever will enter soon still reads what there is to ask. Never rejects, opens none. */
export function lookAhead(): Promise<unknown> {
  const looking = findDocument(ROOM)
    .then((room) => room && lookAt(room))
    .catch(() => undefined);
  ahead = { looking, at: performance.now() };
  return looking;
}

/** What was seen ahead a moment ago, for whoever enters first. */
export async function seenAhead(): Promise<Looked | undefined> {
  const seen = ahead && performance.now() - ahead.at < HOLDS_MS ? ahead.looking : undefined;
  ahead = undefined;
  return seen;
}

/** Never rejects: a room that stays silent for two seconds may not be used. */
export function lookAt(room: Client): Promise<Looked> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const say = (openedAt: FreshAnswer) => resolve({ room, openedAt });
    port1.onmessage = ({ data }) => say(data as FreshAnswer);
    room.postMessage({ wants: 'opened-at' } satisfies FreshQuestion, [port2]);
    setTimeout(say, SAYS_WITHIN_MS, 0);
  });
}

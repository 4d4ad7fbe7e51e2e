/** What a healthy host of the lab says: one table of answers for each group of services, searched in order. */
import { PAGE, type Reply } from '../scenario/reply.ts';
import type { World } from './world.ts';

/** One request as a table sees it. */
export interface Question {
  host: string;
  method: string;
  url: URL;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
  world: World;
}

/** A socket that was accepted. */
export interface Talk {
  say(message: string | Uint8Array): void;
  /** `code` 1000 when left out. */
  hangUp(code?: number): void;
  /** Text comes as text, binary as bytes. */
  onMessage(listener: (message: string | Buffer) => void): void;
}

/** What one host says. Hosts that no table names answer every path with a small page, and accept every socket in silence. */
export interface Answer {
  host: string;
  /** The paths it is for; left out: all. */
  path?: string;
  /** `undefined` leaves the question to the next row. */
  reply?(question: Question): Reply | undefined;
  talk?(talk: Talk, question: Question): void;
}

/** Leave to every page to read an answer. */
export const OPEN = { 'access-control-allow-origin': '*' };

/** JSON, readable from anywhere when `isOpen`. */
export function json(value: unknown, { status = 200, isOpen = false } = {}): Reply {
  const headers = { 'content-type': 'application/json', ...(isOpen && OPEN) };
  return { status, headers, body: JSON.stringify(value) };
}

export function text(body: string, status = 200, { isOpen = false } = {}): Reply {
  const headers = { 'content-type': 'text/plain; charset=utf-8', ...(isOpen && OPEN) };
  return { status, headers, body };
}

export function replyTo(answers: readonly Answer[], question: Question): Reply {
  for (const answer of matching(answers, question)) {
    const reply = answer.reply?.(question);
    if (reply) return reply;
  }
  return PAGE;
}

export function talkOf(answers: readonly Answer[], question: Question): Answer['talk'] {
  return matching(answers, question).find(({ talk }) => talk)?.talk;
}

function matching(answers: readonly Answer[], { host, url }: Question): Answer[] {
  return answers.filter((answer) => answer.host === host && (answer.path ?? url.pathname) === url.pathname);
}

/**
 * The DevTools protocol over a pipe: JSON messages, each ended by a NUL byte, on the file descriptors 3 and 4 of the browser
 * (Chromium `content/browser/devtools/devtools_pipe_handler.cc`). Unlike a port it lets extensions be loaded, and nobody else can join.
 */
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Untyped } from '../untyped.ts';

/** A conversation with the browser as a whole, or with one of its targets. */
export interface Session {
  /** Rejects with the browser's message, and when the browser has gone. */
  send<T = unknown>(method: string, params?: object): Promise<T>;
  on(event: string, listener: (params: Untyped) => void): void;
}

export interface Pipe extends Session {
  session(id: string): Session;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

export function openPipe(toBrowser: Writable, fromBrowser: Readable): Pipe {
  const waiting = new Map<number, (message: Message) => void>();
  const events = new EventEmitter();
  let lastId = 0;
  let isOver = false;
  let rest = Buffer.alloc(0);

  toBrowser.on('error', () => {});
  fromBrowser.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      take(JSON.parse(rest.toString('utf8', 0, end)) as Message);
      rest = rest.subarray(end + 1);
    }
  });
  fromBrowser.once('close', () => {
    isOver = true;
    for (const answer of waiting.values()) answer({ error: { message: 'the browser has gone' } });
  });

  function take(message: Message): void {
    if (message.id === undefined) events.emit(`${message.sessionId ?? ''} ${message.method}`, message.params);
    else waiting.get(message.id)?.(message);
  }

  function session(sessionId?: string): Session {
    return {
      send<T>(method: string, params: object = {}) {
        return new Promise<T>((resolve, reject) => {
          if (isOver) return reject(new Error(`${method}: the browser has gone`));
          const id = (lastId += 1);
          waiting.set(id, ({ result, error }) => {
            waiting.delete(id);
            if (error) reject(new Error(`${method}: ${error.message}`));
            else resolve(result as T);
          });
          toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
        });
      },
      on: (event, listener) => void events.on(`${sessionId ?? ''} ${event}`, listener),
    };
  }

  return { ...session(), session };
}

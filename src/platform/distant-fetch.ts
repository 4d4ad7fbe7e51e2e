/** Requests that are made elsewhere: by a worker that is spoken to over one message channel a request. */
import type { Place } from './distant-socket.ts';
import type { Led } from './redirects.ts';
import { said } from './said.ts';
import type { Timing } from './timings.ts';

export interface Question {
  url: string;
  init: Omit<RequestInit, 'signal'>;
}

type Head = Pick<Response, 'status' | 'ok' | 'type' | 'redirected' | 'url'> & { headers: [string, string][] };
/** What comes back: an answer or a failure, and then what the browser says of the request beside it. */
export type FromAsking =
  | { head: Head; body: ReadableStream<Uint8Array<ArrayBuffer>> | null }
  | { failed: string; isNetwork: boolean }
  | { timing: Timing | undefined }
  | { led: Led | undefined };

export interface Asking {
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** How our latest request for `url` travelled; waits for the browser to say it. */
  timingOf(url: string): Promise<Timing | undefined>;
  /** Where the answer to it would have led that was not followed. */
  ledTo(url: string): Promise<Led | undefined>;
  stop(): void;
}

/** The worker says both in any case, when it has heard or waited enough. One that is later has been ended. */
const SAYS_WITHIN_MS = 3_000;

export function distantFetch(place: Place<Question>): Asking {
  const timings = said<Timing | undefined>();
  const redirects = said<Led | undefined>();
  const ports: MessagePort[] = [];
  return {
    fetch: (url, { signal, ...init } = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error);
        const { port1: port, port2 } = new MessageChannel();
        ports.push(port);
        signal?.addEventListener('abort', () => {
          port.postMessage('abort');
          reject(signal.reason as Error);
        });
        port.onmessage = ({ data }: MessageEvent<FromAsking>) => {
          if ('head' in data)
            resolve({ ...data.head, headers: new Headers(data.head.headers), body: data.body } as Response);
          else if ('failed' in data)
            reject(data.isNetwork ? new TypeError(data.failed) : new Error(data.failed));
          else if ('led' in data) redirects.say(url, data.led);
          else timings.say(url, data.timing);
        };
        place.postMessage({ url, init }, [port2]);
      }),
    timingOf: (url) => timings.of(url, SAYS_WITHIN_MS),
    ledTo: (url) => redirects.of(url, SAYS_WITHIN_MS),
    stop: () => ports.forEach((port) => port.close()),
  };
}

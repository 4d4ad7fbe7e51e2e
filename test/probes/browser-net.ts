/** Node's network with the habits of a browser's, as far as probes depend on them. */
import { WebSocket, type ClientOptions } from 'ws';
import type { OuterNet } from '../../src/probes/run.ts';
import type { Browser } from '../../src/core/model/terms.ts';

export interface Habits {
  browser: Browser;
  /** The host permission is granted. */
  isGranted: boolean;
}

const ORIGIN = {
  chromium: 'chrome-extension://abcd',
  firefox: 'moz-extension://3f0c',
  safari: 'safari-web-extension://9a1e',
};

export const browserNet = (habits: Habits, signal?: AbortSignal): OuterNet => ({
  fetch: browserFetch(habits),
  WebSocket: browserSocket(habits),
  now: Date.now,
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  ...(signal && { signal }),
});

/**
 * Adds a cookie, a referrer and a cached validator unless told not to; adds an Origin where the browser was measured to;
 * hides what a page may not read. Like a window's own, it refuses to be called as a method of anything else. Loopback speaks no
 * TLS here, so `https:` is dialled as `http:`.
 */
function browserFetch({ browser, isGranted }: Habits): typeof fetch {
  const origin = ORIGIN[browser];
  return async function (this: unknown, input, init = {}) {
    if (this !== undefined) throw new TypeError('Illegal invocation');
    const { mode = 'cors', method = 'GET', redirect = 'follow' } = init;
    const headers = new Headers(init.headers);
    if (init.credentials !== 'omit') headers.set('cookie', 'session=1');
    if (init.referrerPolicy !== 'no-referrer') headers.set('referer', `${origin}/background`);
    if (init.cache !== 'no-store') headers.set('if-none-match', '"seen-before"');
    if (method === 'POST' || (mode === 'cors' && !isGranted)) headers.set('origin', origin);
    if (mode === 'no-cors' && redirect !== 'follow') throw new TypeError('no-cors follows redirects');

    const response = await fetch(String(input).replace(/^https:/, 'http:'), { ...init, headers });
    if (mode === 'no-cors' && !isGranted) return hidden(response, 'opaque');
    if (redirect === 'manual' && response.headers.has('location')) return hidden(response, 'opaqueredirect');
    if (!isGranted && response.headers.get('access-control-allow-origin') !== '*') {
      throw new TypeError('Failed to fetch');
    }
    return response;
  };
}

function hidden(response: Response, type: ResponseType): Response {
  response.body?.cancel().catch(() => {});
  return Object.defineProperty(Response.error(), 'type', { value: type });
}

/** Every socket carries the Origin. Loopback speaks no TLS here, so `wss:` is dialled as `ws:`. */
function browserSocket({ browser }: Habits): typeof globalThis.WebSocket {
  return class extends WebSocket {
    constructor(url: string, subprotocol?: string) {
      const options: ClientOptions = { origin: ORIGIN[browser] };
      super(url.replace(/^wss:/, 'ws:'), subprotocol ?? [], options);
    }
  } as unknown as typeof globalThis.WebSocket;
}

/** A client in Node that reaches the hosts of a lab by their real names, and says what it met in few words. */
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { WebSocket, type ClientOptions } from 'ws';
import type { Place } from './addresses.ts';
import type { Lab } from './lab.ts';

export interface Met {
  /** HTTP status, `open` or `silent` of a socket, or the code of the failure: `ECONNREFUSED`, `timeout`, … */
  what: number | string;
  body: string;
  location?: string | undefined;
}

/** Long enough for a busy machine. */
const LIMIT_MS = 30_000;

/** `isFresh` false lets requests share connections. */
export function createClient(lab: Lab, isFresh = true) {
  const agent = new https.Agent({ keepAlive: !isFresh });
  const placeOf = (host: string) => lab.places.find((place) => place.host === host)!;

  /**
   * One request for `https://…`, `http://…`; `wss://…` opens a socket and waits for its first message, and calls it `silent` after
   * `silenceMs` without one.
   */
  async function reach(
    address: string,
    { method = 'GET', limitMs = LIMIT_MS, silenceMs = LIMIT_MS } = {},
  ): Promise<Met> {
    const url = new URL(address);
    const place = placeOf(url.hostname);
    const common = { host: place.address, servername: url.hostname, ca: lab.authority.certificate };
    if (url.protocol === 'wss:') return socket(url, place, limitMs, silenceMs);
    const options = { ...common, method, path: url.pathname + url.search, headers: { host: url.hostname } };
    const request =
      url.protocol === 'http:'
        ? http.request({ ...options, port: place.httpPort, agent: false })
        : https.request({ ...options, port: place.httpsPort, agent: isFresh ? false : agent });
    return new Promise((resolve) => {
      request.setTimeout(limitMs, () => {
        resolve({ what: 'timeout', body: '' });
        request.destroy();
      });
      request.on('error', (error: NodeJS.ErrnoException) =>
        resolve({ what: error.code ?? 'error', body: '' }),
      );
      request.on('response', (response) => {
        const { statusCode, headers } = response;
        buffer(response).then(
          (body) => resolve({ what: statusCode!, body: body.toString('latin1'), location: headers.location }),
          (error: unknown) => resolve({ what: (error as NodeJS.ErrnoException).code ?? 'error', body: '' }),
        );
      });
      request.end();
    });
  }

  function socket(url: URL, { address, httpsPort }: Place, limitMs: number, silenceMs: number): Promise<Met> {
    url.port = String(httpsPort);
    const accepted = new WebSocket(url, 'binary', {
      ca: lab.authority.certificate,
      ALPNProtocols: ['http/1.1'],
      lookup: ((_host, _options, done) => done(null, [{ address, family: 4 }])) as LookupFunction,
    } as ClientOptions);
    return new Promise((resolve) => {
      let late = setTimeout(() => end('timeout'), limitMs);
      const end = (what: Met['what'], body = '') => {
        clearTimeout(late);
        resolve({ what, body });
        accepted.terminate();
      };
      accepted.on('open', () => {
        clearTimeout(late);
        late = setTimeout(() => end('silent'), silenceMs);
      });
      accepted.on('message', (data) => end('open', String(data)));
      accepted.on('unexpected-response', (_request, response) => end(response.statusCode!));
      accepted.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
    });
  }

  /** Opens one HTTP/2 connection; each call of what it returns is a request over it and gives its status or the code of its failure. */
  function connect(host: string): {
    get(path: string, limitMs?: number): Promise<number | string>;
    close(): void;
  } {
    const place = placeOf(host);
    const session = http2.connect(`https://${place.address}:${place.httpsPort}`, {
      ca: lab.authority.certificate,
      servername: host,
    });
    session.on('error', () => {});
    return {
      get: (path, limitMs = LIMIT_MS) =>
        new Promise((resolve) => {
          const stream = session.request({ ':path': path });
          stream.setTimeout(limitMs, () => stream.close());
          stream.on('response', (headers) => resolve(headers[':status']!));
          stream.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
          stream.on('close', () => resolve('timeout'));
          stream.resume();
        }),
      close: () => session.destroy(),
    };
  }

  return { reach, connect, close: () => agent.destroy() };
}

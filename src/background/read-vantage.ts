/** How outside sources are asked over the browser's network: bounded in time and bytes, without anything that could be told again. */
import { hostOf } from '../core/model/service.ts';
import type { Browser } from '../core/model/terms.ts';
import { cost } from '../core/traffic/cost.ts';
import { QUIET, readStart } from '../probes/request.ts';
import type { Read } from '../vantages/vantage.ts';

/** All of an answer, the body too, comes within this. */
const LIMIT_MS = 15_000;

/** A reader over a browser's `fetch`. Redirects are not followed: they lead to hosts that nobody was told of. */
export function readerOver(
  fetch: (url: string, init?: RequestInit) => Promise<Response>,
  limitMs = LIMIT_MS,
): Read {
  return async ({ url, headers, post, mostBytes }) => {
    const response = await fetch(url, {
      ...QUIET,
      mode: 'cors',
      redirect: 'error',
      signal: AbortSignal.timeout(limitMs),
      headers: { ...headers, ...(post !== undefined && { 'content-type': 'application/json' }) },
      ...(post !== undefined && { method: 'POST', body: JSON.stringify(post) }),
    });
    const body = await readStart(response, mostBytes + 1);
    const after = Number(response.headers.get('retry-after') ?? NaN);
    return {
      status: response.status,
      body: body.subarray(0, mostBytes),
      isCut: body.length > mostBytes,
      ...(Number.isFinite(after) && { retryAfter: after }),
    };
  };
}

/** Counts what requests move: the first to a host opens a connection, the others find it open. */
export function counted(read: Read, browser: Browser): { read: Read; bytes: () => number } {
  const opened = new Set<string>();
  let bytes = 0;
  return {
    bytes: () => bytes,
    async read(question) {
      const { url, post, mostBytes } = question;
      const isWarm = opened.has(hostOf(url));
      const { sentBytes, receivedBytes } = cost({ browser, kind: 'http', url, answered: true, isWarm });
      bytes +=
        sentBytes + receivedBytes + url.length + (post === undefined ? 0 : JSON.stringify(post).length);
      const heard = await read(question).catch((thrown: unknown) => {
        // Nobody says how much of it came.
        if (!isWarm) bytes += mostBytes / 10;
        throw thrown;
      });
      opened.add(hostOf(url));
      bytes += heard.body.length;
      return heard;
    },
  };
}

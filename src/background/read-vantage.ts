/** How outside sources are asked over the browser's network: bounded in time and bytes, without anything that could be told again. */
import { QUIET, readStart } from '../probes/request.ts';
import type { Read } from '../vantages/vantage.ts';

/** All of an answer, the body too, comes within this. */
const LIMIT_MS = 15_000;

/** A reader over a browser's `fetch`. Redirects are not followed: they lead to hosts that nobody was told of. */
export function readerOver(fetch: typeof globalThis.fetch, limitMs = LIMIT_MS): Read {
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

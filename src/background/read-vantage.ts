/**
 * How outside sources are asked over the browser's network: bounded in time and bytes, counted, and without anything that could be told
 * again: an `ETag` that is sent back names whoever sends it, in every network alike, so none is kept (docs/others.md).
 */
import { hostOf } from '../core/model/service.ts';
import type { Browser, Failure } from '../core/model/terms.ts';
import { AHEAD_BYTES, cost } from '../core/traffic/cost.ts';
import { QUIET } from '../probes/request.ts';
import type { Heard, Question, Read } from '../vantages/vantage.ts';

/** All of an answer, the body too, comes within this. */
const LIMIT_MS = 15_000;

export interface Bounds {
  browser: Browser;
  /** All requests together move no more, both ways. */
  mostBytes: number;
  /** Calls off what is under way, and all that would come after it. */
  signal: AbortSignal;
  /** Left out: some seconds. */
  limitMs?: number;
}

export interface Reader {
  read: Read;
  /** Moved so far, both ways. */
  bytes(): number;
}

/** A reader over a browser's `fetch`. Redirects are not followed: they lead to hosts that nobody was told of. */
export function readerOver(
  fetch: (url: string, init?: RequestInit) => Promise<Response>,
  { browser, mostBytes, signal, limitMs = LIMIT_MS }: Bounds,
): Reader {
  const opened = new Set<string>();
  let bytes = 0;

  /** What a request costs beside the body of its answer. The first to a host opens a connection, the others find it open. */
  function priceOf({ url, post }: Question, failure?: Failure): number {
    const isWarm = opened.has(hostOf(url));
    const how = { browser, kind: 'http', url, answered: !failure, failure, isWarm };
    const { sentBytes, receivedBytes } = cost(how);
    return sentBytes + receivedBytes + url.length + (post === undefined ? 0 : JSON.stringify(post).length);
  }

  async function ask(question: Question, within: AbortSignal): Promise<Response> {
    const { url, headers, post } = question;
    // Until it is known what became of it, it counts as if all that a browser tries had been tried.
    const dearest = Math.max(priceOf(question), priceOf(question, 'reset'));
    if (bytes + dearest > mostBytes) throw new RangeError(`too many bytes: ${url}`);
    bytes += dearest;
    try {
      const response = await fetch(url, {
        ...QUIET,
        mode: 'cors',
        redirect: 'error',
        signal: within,
        headers: { ...headers, ...(post !== undefined && { 'content-type': 'application/json' }) },
        ...(post !== undefined && { method: 'POST', body: JSON.stringify(post) }),
      });
      bytes += priceOf(question) - dearest;
      opened.add(hostOf(url));
      return response;
    } catch (thrown) {
      bytes += priceOf(question, within.aborted ? 'timeout' : 'network') - dearest;
      throw thrown;
    }
  }

  /** The body, as far as it may be read; the rest is cancelled. */
  async function bodyOf(response: Response, { mostBytes: most, mayBeCut }: Question) {
    const body = new Uint8Array(most);
    let [length, isCut] = [0, false];
    const reader = response.body?.getReader();
    try {
      while (reader && !isCut) {
        const { done, value } = await reader.read();
        if (done) break;
        const part = value.subarray(0, Math.min(most - length, Math.max(0, mostBytes - bytes)));
        body.set(part, length);
        [length, bytes, isCut] = [length + part.length, bytes + part.length, part.length < value.length];
      }
    } finally {
      reader?.cancel().catch(() => {});
    }
    if (isCut && length === most && !mayBeCut) bytes += aheadOf(response, length);
    return { body: body.subarray(0, length), isCut };
  }

  async function read(question: Question): Promise<Heard> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
    within.throwIfAborted();
    const response = await ask(question, within);
    const { body, isCut } = await bodyOf(response, question);
    const after = Number(response.headers.get('retry-after') ?? NaN);
    return { status: response.status, body, isCut, ...(Number.isFinite(after) && { retryAfter: after }) };
  }

  return { read, bytes: () => bytes };
}

/** Of an answer that is longer than any should be the network has brought more than was read; where nobody says how much, it is much. */
function aheadOf({ headers }: Response, length: number): number {
  const whole = Number(headers.get('content-length') ?? NaN);
  return Number.isFinite(whole) ? Math.min(AHEAD_BYTES, Math.max(0, whole - length)) : AHEAD_BYTES;
}

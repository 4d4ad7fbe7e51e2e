/** One HTTP request as every protocol probe makes it, and its whole answer, kept small. */
import type { Net } from './net.ts';
import { discard, isRedirect, QUIET, readStart } from './request.ts';

/** Far above any healthy answer of the protocols here (a Mastodon instance with long rules is the longest). */
export const MAX_BODY_BYTES = 128 * 1024;

export interface Answer {
  /** 0 where the browser hides the status of a redirect. */
  status: number;
  /** Redirects are not followed: a protocol address answers by itself, and where one leads is not ours to visit. */
  isRedirect: boolean;
  /** `too-long`: cut off above our limit; `cut-short`: the connection ended before the answer did. */
  body: Uint8Array | 'too-long' | 'cut-short';
}

/** Rejects as `fetch` does when there is no answer at all; an answer that ends badly is an answer. */
export async function ask(url: string, net: Net, request: RequestInit = {}): Promise<Answer> {
  const response = await net.fetch(url, {
    ...request,
    ...QUIET,
    mode: 'cors',
    redirect: 'manual',
    signal: net.signal,
  });
  const answer = { status: response.status, isRedirect: isRedirect(response) };
  if (!answer.isRedirect && answer.status < 500) return { ...answer, body: await readBody(response, net) };
  // A redirect and a server error are told by the status alone: their pages are not worth the bytes.
  discard(response);
  return { ...answer, body: new Uint8Array() };
}

async function readBody(response: Response, net: Net): Promise<Answer['body']> {
  try {
    const body = await readStart(response, MAX_BODY_BYTES + 1);
    return body.length > MAX_BODY_BYTES ? 'too-long' : body;
  } catch (reason) {
    if (net.signal.aborted) throw reason;
    return 'cut-short';
  }
}

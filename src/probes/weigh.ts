/** From an HTTP answer to an outcome: the same scale for every protocol that is spoken over HTTP. */
import { ask, MAX_BODY_BYTES, type Answer } from './ask.ts';
import { FLOOD, WEB_PAGE } from '../core/model/terms.ts';
import type { Net, Outcome } from './net.ts';
import { parseJson } from './json.ts';

/**
 * Weighs an answer. `read` says what the body proves, or `undefined` where it is not the protocol.
 * A status below 500 without the protocol is still the operator's edge, which may have changed its answer
 * (ooni/ooni.org#1317: a strict success rule reported a block worldwide); a 200 with something else is `no-protocol`.
 */
export function weigh(
  { status, isRedirect, body }: Answer,
  read: (body: Uint8Array) => Outcome | undefined,
): Outcome {
  const seen = status === 0 ? {} : { status };
  if (isRedirect) return { ...seen, grade: 1, detail: 'redirected' };
  if (status >= 500) return { ...seen, failure: 'http-error' };
  if (body === 'cut-short') return { ...seen, failure: 'closed' };
  if (body === 'too-long') {
    const cut = { ...seen, detail: FLOOD, heardBytes: MAX_BODY_BYTES };
    return status >= 400 ? { ...cut, grade: 1 } : { ...cut, failure: 'no-protocol' };
  }
  const outcome = read(body);
  if (outcome) return { ...seen, ...outcome };
  return status >= 400 ? { ...seen, grade: 1 } : { ...seen, failure: 'no-protocol' };
}

/** A document type or an element of HTML, behind white space and comments (WHATWG MIME Sniffing, section 7.1). */
const HTML = /^\uFEFF?(?:\s|<!--[\s\S]*?-->)*<(?:!doctype html|html|head|body|script|title|meta)\b/i;

/**
 * Asks for a JSON document; `read` sees whatever it was, or `undefined` where the body is no JSON. A web page from the asked host is an
 * answer of its web server: a check of browsers that stands before the service (TecharoHQ/anubis#31: status 200), or a page to sign in.
 */
export async function askJson(
  url: string,
  net: Net,
  read: (document: unknown) => Outcome | undefined,
  request: RequestInit = {},
): Promise<Outcome> {
  const answer = await ask(url, net, { headers: { accept: 'application/json' }, ...request });
  return weigh(answer, (body) => {
    const text = new TextDecoder().decode(body);
    // The page of an error is no check.
    const isPage = answer.status < 400 && HTML.test(text);
    return read(parseJson(text)) ?? (isPage ? { grade: 1, detail: WEB_PAGE } : undefined);
  });
}

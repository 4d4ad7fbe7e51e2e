import type { Probe } from '../core/model/service.ts';
import type { Net, Outcome } from './net.ts';
import { opaque } from './opaque.ts';
import { discard, isRedirect, QUIET, readStart, REDIRECTS } from './request.ts';
import type { Sight } from '../core/model/watch.ts';

/** A plain-http address whose answer is known to the byte. */
export interface CaptiveProbe extends Probe {
  kind: 'captive';
  /** `mayEndLine`: whether a newline follows the body is not known. */
  expects: { status: number; body: string; mayEndLine?: true };
}

/**
 * What an answer to the sign-in check means, whoever has met it. The rule is the browsers' own (Chromium's
 * `captive_portal_detector.cc`, Firefox's `CaptiveDetect.sys.mjs`): a redirect, 511 (RFC 6585 section 6) or another answer is
 * somebody in between; any other status from 400 is the server's own trouble. A redirect's status is never told, because
 * browsers hide it.
 *
 * @param isExact status and body are the expected ones, to the byte
 */
export function meaningOf(status: number, isExact: boolean): Outcome {
  if (REDIRECTS.includes(status)) return { failure: 'captive' };
  if (status === 511) return { failure: 'captive', status };
  if (status >= 400) return { failure: 'http-error', status };
  return isExact ? { grade: 1, status } : { failure: 'captive', status };
}

/**
 * Finds Wi-Fi that wants a sign-in, and tampering. Without permission for the controls the answer cannot be read: then it only
 * says whether something answered, and whether that leads elsewhere.
 *
 * A browser that keeps the host to https (HSTS, RFC 6797) asks nobody over plain http, so nothing is measured. Chromium shows that as
 * a redirect like any other: where it does not say whose it was, the redirect is no evidence, and the address is asked unreadably.
 */
export async function captive(probe: CaptiveProbe, net: Net, sight: Sight): Promise<Outcome> {
  const { url, expects, isCorsOpen } = probe;
  if (!isCorsOpen && !sight.granted.includes('control')) return unread(url, net);
  const response = await net.fetch(url, {
    ...QUIET,
    method: 'GET',
    mode: 'cors',
    redirect: 'manual',
    signal: net.signal,
  });
  if (isRedirect(response)) {
    discard(response);
    const isUpgraded = net.isUpgraded ? await net.isUpgraded(url) : false;
    if (isUpgraded === undefined) return unread(url, net);
    return isUpgraded ? UPGRADED : meaningOf(HIDDEN, false);
  }
  // Firefox follows its own upgrade, whatever is said of redirects.
  if (response.url.startsWith('https:') && url.startsWith('http:')) {
    discard(response);
    return UPGRADED;
  }
  const { status } = response;
  const isExact = status === expects.status && (await hasBody(response, expects));
  if (!isExact) discard(response);
  return meaningOf(status, isExact);
}

/** Stands for every redirect: which one it was, browsers do not say. */
const HIDDEN = 302;
const UPGRADED: Outcome = { failure: 'aborted', detail: 'upgraded to https' };

async function unread(url: string, net: Net): Promise<Outcome> {
  return { ...(await opaque({ kind: 'opaque', url }, net)), kind: 'opaque' };
}

/** Reads more bytes than are due, so that a longer body is told apart. */
async function hasBody(response: Response, { body, mayEndLine }: CaptiveProbe['expects']): Promise<boolean> {
  const due = new TextEncoder().encode(body);
  const came = new TextDecoder().decode(await readStart(response, due.length + 2));
  return came === body || (mayEndLine === true && came.replace(/\r?\n$/, '') === body);
}

/**
 * Who vouches for the certificate of an answer, where it is none of the authorities that came with the browser: somebody has put
 * one more on this computer, and whoever holds its key can stand in for any host. Firefox alone tells, and only to a listener that
 * could also hold the answer back, so it takes `webRequestBlocking`; ours changes nothing. Of a certificate that Firefox refuses it
 * tells nothing (measured, Firefox 153).
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/webRequest/getSecurityInfo
 */
import { withoutControls } from '../core/model/text.ts';
import { browser, browserName } from './browser.ts';
import { filterFor, isOwn, type Details } from './own-requests.ts';
import { said } from './said.ts';

/** A name longer than this is cut; in characters. */
const LONGEST = 80;

export interface Signers {
  /** The name of the foreign authority behind the latest answer from `url`, if there is one; waits up to `withinMs`. */
  of(url: string, withinMs: number): Promise<string | undefined>;
  stop(): void;
}

/** @param urls the addresses that are about to be asked */
export function watchSigners(urls: readonly string[]): Signers | undefined {
  const onHeadersReceived = browser.webRequest?.onHeadersReceived;
  if (browserName() !== 'firefox' || !onHeadersReceived) return undefined;
  const told = said<string | undefined>();
  const hear = async (details: Details) => {
    told.say(details.url, await foreignRoot(details.requestId).catch(() => undefined));
    return {};
  };
  // What is not ours is let go at once.
  const listener = (details: Details) => (isOwn(details) ? hear(details) : undefined);
  try {
    onHeadersReceived.addListener(listener, filterFor(urls), ['blocking']);
  } catch {
    // Not permitted.
    return undefined;
  }
  return { of: told.of, stop: () => onHeadersReceived.removeListener(listener) };
}

async function foreignRoot(requestId: string): Promise<string | undefined> {
  const seen = await browser.webRequest?.getSecurityInfo(requestId, { certificateChain: true });
  const root = seen?.certificates.at(-1);
  return root && !root.isBuiltInRoot ? withoutControls(root.subject).slice(0, LONGEST) : undefined;
}

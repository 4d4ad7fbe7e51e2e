/**
 * Which layer failed, in the browser's words, for requests of ours. Needs `webRequest` and the host; without them there
 * is nothing to hear. Listens only between `watchLayers` and `stop`, and drops at once whatever is not our own: a filter
 * on `tabId` alone was measured to let a normal tab's requests through.
 */
import { browser } from './browser.ts';

export interface Layer {
  /** `net::ERR_…`, `NS_ERROR_…`, or in Firefox a sentence about the certificate in the user's language. */
  code: string;
  /** The address that was reached, where the browser says it. */
  ip?: string;
}

export interface Layers {
  /** What is known about the latest failed request for `url`; waits up to `withinMs` for the browser to say it. */
  failed(url: string, withinMs: number): Promise<Layer | undefined>;
  stop(): void;
}

interface Details {
  url: string;
  tabId: number;
  error: string;
  ip?: string;
  /** Chromium's name for where a request comes from, and Firefox's. */
  initiator?: string;
  originUrl?: string;
}

/** @param urls the addresses that are about to be asked */
export function watchLayers(urls: readonly string[]): Layers {
  const seen = new Map<string, Layer>();
  const waiting = new Map<string, () => void>();
  const own = new URL(browser.runtime.getURL('')).href;
  const hear = ({ url, tabId, error, ip, initiator, originUrl }: Details) => {
    if (tabId !== -1 || !(originUrl ?? `${initiator}/`).startsWith(own)) return;
    seen.set(url, ip ? { code: error, ip } : { code: error });
    waiting.get(url)?.();
  };
  const patterns = [...new Set(urls.map((url) => `${new URL(url).protocol}//${new URL(url).hostname}/*`))];
  browser.webRequest?.onErrorOccurred.addListener(hear, { urls: patterns, tabId: -1 });
  return {
    async failed(url, withinMs) {
      if (!seen.has(url)) {
        await new Promise<void>((done) => {
          waiting.set(url, done);
          setTimeout(done, withinMs);
        });
      }
      return seen.get(url);
    },
    stop: () => browser.webRequest?.onErrorOccurred.removeListener(hear),
  };
}

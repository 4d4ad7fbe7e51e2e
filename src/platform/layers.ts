/**
 * What the browser says in `webRequest` about requests of ours: which layer failed and, in Firefox, over which version of
 * HTTP an answer came. Needs `webRequest` and the host; without them there is nothing to hear. Listens only between
 * `watchLayers` and `stop`, and drops at once whatever is not our own.
 */
import { browser, browserName } from './browser.ts';
import { type Details, filterFor, isOwn } from './own-requests.ts';
import { said } from './said.ts';

export interface Layers {
  /** The code of our latest request for `url` that failed; waits up to `withinMs` for the browser to say it. */
  failed(url: string, withinMs: number): Promise<string | undefined>;
  /** Whether the latest answer from `url` came over HTTP/1.1; `undefined` where the browser does not say. */
  isHttp1(url: string, withinMs: number): Promise<boolean | undefined>;
  stop(): void;
}

/** @param urls the addresses that are about to be asked */
export function watchLayers(urls: readonly string[]): Layers {
  const ended = said<Details>();
  const hear = (details: Details) => {
    if (isOwn(details)) ended.say(details.url, details);
  };
  const { onErrorOccurred, onCompleted } = browser.webRequest ?? {};
  // Chromium writes `HTTP/1.1` whatever it was (measured); there Resource Timing says it.
  const isFirefox = browserName() === 'firefox';
  const events = isFirefox ? [onErrorOccurred, onCompleted] : [onErrorOccurred];
  for (const event of events) event?.addListener(hear, filterFor(urls));
  return {
    failed: async (url, withinMs) => (await ended.of(url, withinMs))?.error,
    async isHttp1(url, withinMs) {
      const line = isFirefox ? (await ended.of(url, withinMs))?.statusLine : undefined;
      return line === undefined ? undefined : line.startsWith('HTTP/1');
    },
    stop() {
      for (const event of events) event?.removeListener(hear);
    },
  };
}

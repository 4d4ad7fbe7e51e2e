/**
 * What the browser says in `webRequest` about requests of ours: which layer failed and, in Firefox, over which version of
 * HTTP an answer came. Needs `webRequest` and the host; without them there is nothing to hear. Listens only between
 * `watchLayers` and `stop`, and drops at once whatever is not our own.
 */
import { browser, browserName } from './browser.ts';
import { filterFor, isOwn, type Details } from './own-requests.ts';
import { said } from './said.ts';

/** How Firefox writes codes of its TLS library for which it has no sentence (measured, Firefox 153). */
const WRAPPED = /^NS_ERROR_GENERATE_FAILURE\(\w+, (\w+)\)$/;

export interface Layers {
  /** The code of our latest request for `url` that failed; waits up to `withinMs` for the browser to say it. */
  failed(url: string, withinMs: number): Promise<string | undefined>;
  /** The status of the latest answer from `url`, also of a refused upgrade; `undefined` in Chromium, where that is `ERR_FAILED` (measured). */
  status(url: string, withinMs: number): Promise<number | undefined>;
  /** Whether the latest answer from `url` came over HTTP/1.1; `undefined` in Chromium, which writes so always (measured): see `timings.ts`. */
  isHttp1(url: string, withinMs: number): Promise<boolean | undefined>;
  /**
   * Whether the browser itself led our latest request for `url` to https (HSTS, RFC 6797), so that nobody was asked; `undefined` where
   * it says of no redirect at all.
   */
  isUpgraded(url: string, withinMs: number): Promise<boolean | undefined>;
  stop(): void;
}

/** @param urls the addresses that are about to be asked */
export function watchLayers(urls: readonly string[]): Layers {
  const ended = said<Details>();
  const hear = (details: Details) => {
    if (isOwn(details)) ended.say(details.url, details);
  };
  const led = said<string | undefined>();
  const follow = (details: Details) => {
    if (isOwn(details)) led.say(details.url, details.redirectUrl);
  };
  const onBeforeRedirect = browser.webRequest?.onBeforeRedirect;
  const isFirefox = browserName() === 'firefox';
  const onCompleted = isFirefox ? browser.webRequest?.onCompleted : undefined;
  const events = [browser.webRequest?.onErrorOccurred, onCompleted];
  for (const event of events) event?.addListener(hear, filterFor(urls));
  onBeforeRedirect?.addListener(follow, filterFor(urls));
  return {
    failed: async (url, withinMs) => (await ended.of(url, withinMs))?.error?.replace(WRAPPED, '$1'),
    status: async (url, withinMs) => (isFirefox ? (await ended.of(url, withinMs))?.statusCode : undefined),
    async isHttp1(url, withinMs) {
      const line = isFirefox ? (await ended.of(url, withinMs))?.statusLine : undefined;
      return line === undefined ? undefined : line.startsWith('HTTP/1');
    },
    async isUpgraded(url, withinMs) {
      const target = await led.of(url, withinMs);
      return target === undefined ? undefined : target === url.replace(/^http:/, 'https:');
    },
    stop() {
      onBeforeRedirect?.removeListener(follow);
      for (const event of events) event?.removeListener(hear);
    },
  };
}

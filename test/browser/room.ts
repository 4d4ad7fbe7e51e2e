/** The room that Chromium's requests are made from, as a test may use it. */
import type { Chromium } from '../drive/chromium.ts';
import type { Seen } from '../lab/serve.ts';

declare const chrome: { offscreen: { closeDocument(): Promise<void> } };

/** As the background script does when it knows too much; the next request opens a new one. */
export const giveUpRoom = ({ evaluate }: Chromium): Promise<void> =>
  evaluate(() => chrome.offscreen.closeDocument());

/**
 * Requests with a cookie that may not be there. In Chromium a socket to a host that is not granted carries the one that the same host gave
 * with an earlier socket, for as long as the room is kept.
 * @param seen in one room
 */
export const strangeCookies = (seen: readonly Seen[]): readonly Seen[] =>
  seen.filter(({ kind, host, headers: { cookie } }, index) => {
    const isGiven = (one: Seen) => one.host === host && one.gives === cookie;
    return cookie && (kind !== 'websocket' || !seen.slice(0, index).some(isGiven));
  });

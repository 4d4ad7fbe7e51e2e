/** Which of the requests that `webRequest` tells of are our own: the user's own browsing is none of our business. */
import { browser } from './browser.ts';

export interface Details {
  url: string;
  requestId: string;
  tabId: number;
  error?: string;
  statusLine?: string;
  statusCode?: number;
  redirectUrl?: string;
  /** Chromium's name for where a request comes from, and Firefox's. */
  initiator?: string;
  originUrl?: string;
}

/** What may be heard of the hosts behind `urls`. Chromium lets other tabs' requests through all the same (measured). */
export const filterFor = (urls: readonly string[]): { urls: string[]; tabId: number } => ({
  urls: [...new Set(urls.map((url) => `${new URL(url).protocol}//${new URL(url).hostname}/*`))],
  tabId: -1,
});

/** Whether a request comes from our background. */
export function isOwn({ tabId, initiator, originUrl }: Details): boolean {
  const own = new URL(browser.runtime.getURL('')).href;
  return tabId === -1 && (originUrl ?? `${initiator}/`).startsWith(own);
}

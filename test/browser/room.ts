/** The room that Chromium's requests are made from, as a test may use it. */
import type { Chromium } from '../drive/chromium.ts';

declare const chrome: { offscreen: { closeDocument(): Promise<void> } };

/** As the background script does when it knows too much; the next request opens a new one. */
export const giveUpRoom = ({ evaluate }: Chromium): Promise<void> =>
  evaluate(() => chrome.offscreen.closeDocument());

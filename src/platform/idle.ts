/** Whether somebody is there. */
import { browser } from './browser.ts';

/** Both browsers know no shorter span than 15 s; five minutes without a key or a move is away. */
const AWAY_SECONDS = 300;

/** Whether nobody has touched the computer for five minutes, or it is locked; where the browser does not say, somebody may be there. */
export const isAway = async (): Promise<boolean> =>
  ((await browser.idle?.queryState(AWAY_SECONDS)) ?? 'active') !== 'active';

/** Somebody is back. */
export function onReturn(listener: () => unknown): void {
  browser.idle?.setDetectionInterval(AWAY_SECONDS);
  browser.idle?.onStateChanged.addListener((state) => (state === 'active' ? listener() : undefined));
}

/** What the browser itself has found out about a sign-in page, where it says so: in Firefox, unless the user turned that off. */
import { browser } from './browser.ts';

/** Whether the browser has met a sign-in page that nobody has passed yet. */
export async function isBehindPortal(): Promise<boolean> {
  try {
    return (await browser.captivePortal?.getState()) === 'locked_portal';
  } catch {
    // "Captive Portal detection is not enabled"
    return false;
  }
}

/** What the computer's own resolver says, where the browser lets us ask it: in Firefox, without any host permission. */
import { browser } from './browser.ts';

interface Resolving {
  dns?: { resolve(host: string): Promise<unknown> };
}

/**
 * Firefox's code for a name that has no address, when that is so. Where a proxy resolves names it says something else, and
 * nothing is concluded.
 */
export async function lostName(url: string): Promise<string | undefined> {
  try {
    await (browser as Resolving).dns?.resolve(new URL(url).hostname);
  } catch (thrown) {
    if ((thrown as { message?: string }).message?.includes(UNKNOWN_HOST)) return UNKNOWN_HOST;
  }
  return undefined;
}

const UNKNOWN_HOST = 'NS_ERROR_UNKNOWN_HOST';

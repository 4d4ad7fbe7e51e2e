/** What this browser and the granted permissions let us see. */
import type { ServiceId, Sight } from '../core/model.ts';
import { browser, browserName } from './browser.ts';
import { socketsAreAnonymous } from './origin.ts';

/**
 * Asks the browser afresh: the user can take a permission back at any time.
 * @param origins the match patterns of each service's hosts, and under `control` those of the controls
 */
export async function sight(origins: Readonly<Record<ServiceId, readonly string[]>>): Promise<Sight> {
  // Asked about no host at all, the browser would say yes.
  const ids = Object.keys(origins).filter((id) => origins[id]!.length > 0);
  const grants = await Promise.all(
    ids.map((id) => browser.permissions.contains({ origins: [...origins[id]!] })),
  );
  return {
    browser: browserName(),
    granted: ids.filter((_, index) => grants[index]),
    seesLayers: await browser.permissions.contains({ permissions: ['webRequest'] }),
    socketsAreAnonymous: await socketsAreAnonymous(),
  };
}

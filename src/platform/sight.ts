/** What this browser and the granted permissions let us see. */
import { browser, browserName } from './browser.ts';
import { socketsAreAnonymous } from './own-headers.ts';
import type { Settings } from '../core/model/settings.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Sight } from '../core/model/watch.ts';

type Origins = Readonly<Record<ServiceId, readonly string[]>>;

/** What is granted, as the browser says it. */
export type Held = Awaited<ReturnType<typeof browser.permissions.getAll>>;

/**
 * Asks the browser afresh: the user can take a permission back at any time. One question, whatever is watched.
 * @param asked the match patterns of each service's hosts, under `control` those of the controls, and those of outside sources; they may
 * still be on their way, as the settings are
 * @param also what else follows from what is granted, where outside sources are asked: `maySend`
 */
export async function sight(
  asked: Origins | Promise<Origins>,
  also?: (held: Held) => Partial<Sight>,
): Promise<Sight> {
  const [held, isAnonymous, origins] = await Promise.all([
    browser.permissions.getAll(),
    socketsAreAnonymous(),
    asked,
  ]);
  const patterns = (held.origins ?? []).map(matcher);
  const isGranted = (host: string) => patterns.some((pattern) => pattern.test(host));
  return {
    browser: browserName(),
    // A service without a host has nothing to be granted.
    granted: Object.keys(origins).filter((id) => origins[id]![0] && origins[id]!.every(isGranted)),
    seesLayers: held.permissions?.includes('webRequest') ?? false,
    socketsAreAnonymous: isAnonymous,
    ...also?.(held),
  };
}

/** Where the browser does not say what is granted: what the user has asked for. Each probe looks again for itself. */
export const presumed = ({ services }: Pick<Settings, 'services'>): Sight => ({
  browser: browserName(),
  granted: services.filter(({ wantsDetailed }) => wantsDetailed).map(({ id }) => id),
  seesLayers: false,
  socketsAreAnonymous: browserName() === 'chromium',
});

/**
 * What a granted match pattern covers: `https://*.example.org/*` also `https://example.org/*`, and `*:` only web pages
 * (developer.chrome.com/docs/extensions/develop/concepts/match-patterns).
 */
function matcher(pattern: string): RegExp {
  const regex = pattern
    .replace(/[.?+^$(){}|[\]\\]/g, '\\$&')
    .replace(/^\*:/, 'https?:')
    .replace('//*\\.', '//([^/]+\\.)?')
    .replace(/\*/g, '.*');
  return new RegExp(`^${regex}$`);
}

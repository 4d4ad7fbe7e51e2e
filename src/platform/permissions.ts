/** The optional permissions. Asking works only while the browser handles the user's click or key. */
import { browser } from './browser.ts';
import { askableOf } from './may-ask.ts';
import { canNotify } from './notifications.ts';

/** What detailed checks take beside the hosts; none of it has words of its own in the browser's question. */
const detailed = () => askableOf(['webRequest', 'webRequestBlocking']);

/**
 * Asks for detailed checks of the hosts behind `origins` (match patterns). Returns whether they are granted now.
 * Must be called directly from a click, before anything is awaited.
 */
export const requestDetailed = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ permissions: detailed(), origins: [...origins] });

/** Whether the host of `url` is granted at this moment. */
export function isGranted(url: string): Promise<boolean> {
  const { protocol, hostname } = new URL(url);
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

/**
 * Gives the hosts back, but for those that outside sources need; with the last of them `webRequest` has nothing left to see, and goes too.
 * @param sources match patterns of the hosts of outside sources that are switched on
 */
export async function revokeDetailed(
  origins: readonly string[],
  sources: readonly string[] = [],
): Promise<void> {
  const isDetailed = (origin: string) => !sources.includes(origin);
  await browser.permissions.remove({ origins: origins.filter(isDetailed) });
  const { origins: left = [] } = await browser.permissions.getAll();
  if (!left.some(isDetailed)) await browser.permissions.remove({ permissions: detailed() });
}

/** Whether Wasl may show notifications; `never` where nobody can: the browser has none for extensions, or none in spite of the permission. */
export async function mayNotify(): Promise<boolean | 'never'> {
  if (askableOf(['notifications']).length === 0) return 'never';
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return false;
  return canNotify() || 'never';
}

/** Asks for notifications. Returns whether they may be shown now, as above. Must be called directly from a click. */
export async function requestNotifications(): Promise<boolean | 'never'> {
  return (await browser.permissions.request({ permissions: ['notifications'] })) && mayNotify();
}

export const revokeNotifications = (): Promise<unknown> =>
  browser.permissions.remove({ permissions: ['notifications'] });

/** Hears of every permission granted or taken back, here or in the browser's own pages. Returns how to stop. */
export function onPermissionsChanged(listener: () => unknown): () => void {
  const hear = () => listener();
  browser.permissions.onAdded.addListener(hear);
  browser.permissions.onRemoved.addListener(hear);
  return () => {
    browser.permissions.onAdded.removeListener(hear);
    browser.permissions.onRemoved.removeListener(hear);
  };
}

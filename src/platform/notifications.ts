/** The browser's notifications. Without the permission the API is not there, and nothing happens. */
import { browser } from './browser.ts';
import type { Silhouette } from '../core/view/types.ts';

export interface Notification {
  /** A later one of the same id takes the place of the earlier. */
  id: string;
  title: string;
  message: string;
  icon: Silhouette;
}

/** Whether the user has allowed them: the API appears with the permission, and goes with it. That the system swallows them no browser says. */
export function canNotify(): boolean {
  return browser.notifications !== undefined;
}

/** Shows only what both browsers take: Firefox throws on `buttons`, `requireInteraction` and `silent` (measured). */
export async function notify({ id, title, message, icon }: Notification): Promise<void> {
  const iconUrl = browser.runtime.getURL(`icons/${icon}-128.png`);
  await browser.notifications?.create(id, { type: 'basic', iconUrl, title, message });
}

export async function clearNotification(id: string): Promise<void> {
  await browser.notifications?.clear(id);
}

/** Takes away those of them that are still shown. */
export async function clearNotifications(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const shown = await browser.notifications?.getAll();
  await Promise.all(ids.filter((id) => shown && id in shown).map(clearNotification));
}

/** Takes away all that are still shown. */
export async function clearAllNotifications(): Promise<void> {
  await clearNotifications(Object.keys((await browser.notifications?.getAll()) ?? {}));
}

/** To be called again when the permission has been granted; a listener that is there already is not added twice. */
export function onNotificationClicked(listener: (id: string) => unknown): void {
  browser.notifications?.onClicked.addListener(listener);
}

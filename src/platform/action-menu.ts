/** The menu of the toolbar button. */
import { browser } from './browser.ts';

export interface MenuItem {
  id: string;
  title: string;
  /** Makes it an item that can be ticked. */
  isTicked?: boolean;
}

/** Replaces the whole menu. */
export async function showMenu(items: readonly MenuItem[]): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, title, isTicked } of items) {
    const tick = isTicked === undefined ? {} : { type: 'checkbox' as const, checked: isTicked };
    browser.contextMenus.create({ id, title, contexts: ['action'], ...tick });
  }
}

export function onMenuClicked(listener: (id: string) => unknown): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }) => listener(String(menuItemId)));
}

/** The menu of the toolbar button. */
import { browser } from './browser.ts';

export interface MenuItem {
  id: string;
  title: string;
  /** Makes it an item that can be ticked. */
  isTicked?: boolean;
}

/** Shows these items, in place of what they were before. The browser keeps them while the background sleeps. */
export async function showMenu(items: readonly MenuItem[]): Promise<void> {
  for (const { id, title, isTicked } of items) {
    const tick = isTicked === undefined ? {} : { type: 'checkbox' as const, checked: isTicked };
    try {
      await browser.contextMenus.update(id, { title, ...tick });
    } catch {
      // Not there yet. Reading the error keeps Chromium from complaining where two of us came first.
      const created = () => browser.runtime.lastError;
      browser.contextMenus.create({ id, title, contexts: ['action'], ...tick }, created);
    }
  }
}

export function onMenuClicked(listener: (id: string) => unknown): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }) => listener(String(menuItemId)));
}

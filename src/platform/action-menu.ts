/** The menu of the toolbar button. */
import { browser } from './browser.ts';

export interface MenuItem {
  id: string;
  title: string;
  /** Left out of sight. */
  isHidden?: boolean;
  /** What opens beside it. Chromium shows at most six items at the top (`ACTION_MENU_TOP_LEVEL_LIMIT`). */
  items?: readonly MenuItem[];
}

/** Shows these items, in place of what they were before. The browser keeps them while the background sleeps. On phones there is no such menu. */
export async function showMenu(items: readonly MenuItem[], parentId?: string): Promise<void> {
  if (!browser.contextMenus) return;
  for (const { id, title, isHidden = false, items: below = [] } of items) {
    const shown = { title, visible: !isHidden };
    try {
      await browser.contextMenus.update(id, shown);
    } catch {
      // Not there yet. Reading the error keeps Chromium from complaining where two of us came first.
      const created = () => browser.runtime.lastError;
      const inside = parentId === undefined ? {} : { parentId };
      browser.contextMenus.create({ id, contexts: ['action'], ...shown, ...inside }, created);
    }
    await showMenu(below, id);
  }
}

export function onMenuClicked(listener: (id: string) => unknown): void {
  browser.contextMenus?.onClicked.addListener(({ menuItemId }) => listener(String(menuItemId)));
}

/** Opens things for the user. Needs no permission. */
import { browser } from './browser.ts';
import { isPhone } from './phone.ts';

/** Opens an address in a new tab, in front of whatever is there; one without a scheme is a page of ours. */
export async function openTab(url: string): Promise<void> {
  try {
    const { windowId } = await browser.tabs.create({ url });
    // A notification may be clicked while the browser lies behind. Firefox for Android has no windows.
    if (windowId !== undefined) await browser.windows?.update(windowId, { focused: true });
  } catch {
    // The browser runs without a window.
    await browser.windows?.create({ url });
  }
}

/** Opens the report of an incident; left out: the list of all. */
export const openReport = (incident?: string): Promise<void> =>
  openTab(`/report/report.html${incident === undefined ? '' : `?incident=${encodeURIComponent(incident)}`}`);

export const openOptions = (): Promise<void> => browser.runtime.openOptionsPage();

/**
 * Opens the popup. Returns whether it could: without a click in the toolbar, Chrome before 127 and Firefox before 149 do
 * not allow it.
 */
export async function showPopup(): Promise<boolean> {
  try {
    await browser.action.openPopup();
    return true;
  } catch {
    return false;
  }
}

/** Opens the popup or, where that is not allowed, the same page in a tab. */
export async function openPopup(): Promise<void> {
  if (!(await showPopup())) await openTab('/popup/popup.html');
}

/** Whether this page is the small window below the button, and not a tab. */
const isInPopup = (): boolean => browser.extension.getViews({ type: 'popup' }).includes(window);

/** Closes this page, window or tab. */
export async function closePage(): Promise<void> {
  const tab = isInPopup() ? undefined : await browser.tabs.getCurrent();
  if (tab?.id === undefined) window.close();
  else await browser.tabs.remove(tab.id);
}

/** Whether the browser hides the button; `false` where it does not say, and on phones, where all of them stand in a menu. */
export async function isButtonHidden(): Promise<boolean> {
  if (await isPhone()) return false;
  const { isOnToolbar } = (await browser.action.getUserSettings?.()) ?? {};
  return isOnToolbar === false;
}

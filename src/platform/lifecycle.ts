/** When the extension and the browser start. */
import { browser } from './browser.ts';

/** Wasl has been installed (`isFirst`), or it or the browser has been updated. */
export function onInstalled(listener: (isFirst: boolean) => unknown): void {
  browser.runtime.onInstalled.addListener(({ reason }) => listener(reason === 'install'));
}

/** The browser has been started. */
export function onBrowserStart(listener: () => unknown): void {
  browser.runtime.onStartup.addListener(() => listener());
}

/** The user pressed the keys of one of the manifest's commands; phones have none. */
export function onCommand(listener: (name: string) => unknown): void {
  browser.commands?.onCommand.addListener((name) => listener(name));
}

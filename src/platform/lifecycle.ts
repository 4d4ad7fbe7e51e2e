/** When the extension and the browser start. */
import { browser } from './browser.ts';

/** Wasl has just been installed, not updated. */
export function onInstalled(listener: () => unknown): void {
  browser.runtime.onInstalled.addListener(({ reason }) => (reason === 'install' ? listener() : undefined));
}

/** The browser has been started. */
export function onBrowserStart(listener: () => unknown): void {
  browser.runtime.onStartup.addListener(() => listener());
}

/** The user pressed the keys of one of the manifest's commands. */
export function onCommand(listener: (name: string) => unknown): void {
  browser.commands.onCommand.addListener((name) => listener(name));
}

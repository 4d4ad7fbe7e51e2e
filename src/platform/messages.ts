/** The few messages that a page may send to the background. */
import { browser } from './browser.ts';

export type Message = 'check-now' | 'test-notification';

const ask = async (message: Message): Promise<void> => {
  await browser.runtime.sendMessage(message);
};

/** Runs a round of all chosen services, those that are only checked when asked included. Resolves when it is done. */
export const askCheckNow = (): Promise<void> => ask('check-now');

/** Shows a notification that says that notifications work. */
export const askTestNotification = (): Promise<void> => ask('test-notification');

/** The listener answers with a promise what it knows, and with `undefined` what it does not. */
export function onMessage(listener: (message: unknown) => Promise<void> | undefined): void {
  browser.runtime.onMessage.addListener((message: unknown) => listener(message));
}

/** The few messages that a page may send to the background. */
import type { Preview } from '../core/archive/changes.ts';
import type { ExportKind } from '../core/archive/export.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Keep, Last } from '../core/model/keeping.ts';
import type { Trouble } from '../core/view/trouble.ts';
import { browser } from './browser.ts';
import type { ServiceId } from '../core/model/terms.ts';

type Plain = 'opened' | 'check-now' | 'test-notification' | 'erase' | 'delete-set-aside';

export type Message =
  | Plain
  | { mark: ServiceId }
  | { askOthers: ServiceId }
  | { friendText: string }
  | { export: ExportKind }
  | { preview: string }
  | { import: string; withSettings: boolean }
  | { find: string }
  | { forget: ServiceId }
  | { forgetLast: Last }
  | { keepOnly: Keep }
  | { wouldGo: Last | Keep };

export const ask = async <T = void>(message: Message): Promise<T> =>
  (await browser.runtime.sendMessage(message)) as T;

/** Wakes the background, for a page that is open: what is due is asked. Returns what cannot be done now. */
export const askTroubles = (): Promise<readonly Trouble[]> => ask('opened');

/** Runs a round of all chosen services, those that are only checked when asked included. Resolves when it is done. */
export const askCheckNow = (): Promise<void> => ask('check-now');

/** Shows a notification that says that notifications work. */
export const askTestNotification = (): Promise<void> => ask('test-notification');

/** Notes that a service does not work for the user. */
export const askMark = (service: ServiceId): Promise<void> => ask({ mark: service });

/** Everything that is kept, as the text of a file. */
export const askExport = (kind: ExportKind): Promise<string> => ask({ export: kind });

/** What importing this text would change. */
export const askPreview = (text: string): Promise<Preview> => ask({ preview: text });

export const askImport = (text: string, withSettings: boolean): Promise<Preview> =>
  ask({ import: text, withSettings });

/** What the host is that was typed; it is asked for that. Rejects where nothing can be asked. */
export const askFind = (typed: string): Promise<Finding> => ask({ find: typed });

/** The listener answers with a promise what it knows, and with `undefined` what it does not. */
export function onMessage(listener: (message: unknown) => Promise<unknown> | undefined): void {
  browser.runtime.onMessage.addListener((message: unknown) => listener(message));
}

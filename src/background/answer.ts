/** What the background does when a page, a key or a notification asks for it. */
import * as v from 'valibot';
import { clearNotification, notify } from '../platform/notifications.ts';
import { openPopup } from '../platform/tabs.ts';
import type { RunRound } from './round.ts';
import { loadSettings } from './settings.ts';
import { wordsFor } from './speech.ts';

const messageSchema = v.picklist(['check-now', 'test-notification']);

/** A promise of its end, or `undefined` for a message that nobody here understands. */
export function answer(message: unknown, runRound: RunRound): Promise<void> | undefined {
  const { success, output } = v.safeParse(messageSchema, message);
  if (!success) return undefined;
  return output === 'check-now' ? runRound('check-now') : tellTest();
}

async function tellTest(): Promise<void> {
  const words = await wordsFor(await loadSettings());
  const [title, message] = [words.t('notice_test_title'), words.t('notice_test_message')];
  await notify({ id: 'test', title, message, icon: 'calm' });
}

/** A notification was clicked: the popup tells the rest. */
export async function openFrom(notification: string): Promise<void> {
  await clearNotification(notification);
  await openPopup();
}

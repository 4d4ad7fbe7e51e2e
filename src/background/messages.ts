/** What the background does when a page, a key or a notification asks for it. */
import * as v from 'valibot';
import { clearNotification, notify } from '../platform/notifications.ts';
import { holdBack, save, saveOrReject } from '../platform/save.ts';
import { erase, load, loadAll, loadEverything } from '../platform/storage.ts';
import { isNewer } from '../services/settings.ts';
import { openPopup, openReport } from '../platform/tabs.ts';
import { unawaited } from '../platform/unawaited.ts';
import { deleteCopies, exported, imported, marked, previewed, type Store } from './archive.ts';
import { charge, findHost } from './find-host.ts';
import { forget } from './forget.ts';
import type { Rounds } from './lock.ts';
import type { ScriptRounds } from './round.ts';
import { loadSettings } from './settings.ts';
import { wordsFor } from './words.ts';

const messageSchema = v.union([
  v.picklist(['opened', 'check-now', 'test-notification', 'erase', 'delete-set-aside']),
  v.object({ mark: v.pipe(v.string(), v.maxLength(100)) }),
  v.object({
    export: v.picklist(['json', 'json-without-settings', 'history-csv', 'incidents-csv', 'set-aside']),
  }),
  v.object({ preview: v.string() }),
  v.object({ import: v.string(), withSettings: v.boolean() }),
  v.object({ find: v.pipe(v.string(), v.maxLength(2000)) }),
  v.object({ forget: v.pipe(v.string(), v.maxLength(100)) }),
]);

const store: Store = { load, loadAll, loadEverything, save, holdBack, erase };

/** A promise of what was asked for, or `undefined` for a message that nobody here understands. */
export function onRequest(message: unknown, runRound: ScriptRounds): Promise<unknown> | undefined {
  const { success, output } = v.safeParse(messageSchema, message);
  if (!success) return undefined;
  if (output === 'opened') {
    unawaited(runRound('alarm'));
    return Promise.resolve(runRound.troubles());
  }
  if (output === 'check-now') return runRound('check-now');
  if (output === 'test-notification') return tellTest();
  return keep(output, runRound);
}

/** One mark after the other: each reads what the last has written. */
let marking: Promise<void> = Promise.resolve();

/** A round after what changed the history: the badge shows it, and the alarm is set again. */
async function andLook<T>(runRound: Rounds, work: () => Promise<T>): Promise<T> {
  try {
    return await runRound.between(work);
  } finally {
    unawaited(runRound('network'));
  }
}

async function keep(
  wanted: Exclude<v.InferOutput<typeof messageSchema>, 'opened' | 'check-now' | 'test-notification'>,
  runRound: Rounds,
): Promise<unknown> {
  const now = Date.now();
  if (wanted === 'delete-set-aside') return deleteCopies(store);
  if (wanted === 'erase') return andLook(runRound, () => store.erase());
  if ('mark' in wanted) {
    marking = marking.then(() => marked(store, wanted.mark, now)).catch(() => undefined);
    // Written first: killed from here on, the next wake-up still asks what the mark asks.
    return marking.then(() => runRound('user-report'));
  }
  if ('find' in wanted) {
    const finding = await findHost(wanted.find);
    unawaited(runRound.between(() => charge(store, finding, now)).catch(() => undefined));
    return finding;
  }
  if ('forget' in wanted) return andLook(runRound, () => forget(store, wanted.forget, now));
  const settings = await loadSettings();
  if ('export' in wanted) return exported(store, wanted.export, settings, now);
  if ('preview' in wanted) return previewed(store, wanted.preview, settings, now);
  const whole = { ...store, save: saveOrReject };
  return andLook(runRound, () =>
    imported(whole, wanted.import, wanted.withSettings && !isNewer(settings) ? settings : undefined, now),
  );
}

async function tellTest(): Promise<void> {
  const words = await wordsFor(await loadSettings());
  const [title, message] = [words.t('notice_test_title'), words.t('notice_test_message')];
  await notify({ id: 'test', title, message, icon: 'calm' });
}

/** Notifications that are about no incident. */
const OTHERS: ReadonlySet<string> = new Set(['test', 'connection']);

/** A notification was clicked: the report of its incident tells the rest, or the popup. */
export async function openFrom(notification: string): Promise<void> {
  await clearNotification(notification);
  await (OTHERS.has(notification) ? openPopup() : openReport(notification));
}

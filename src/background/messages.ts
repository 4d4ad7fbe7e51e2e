/** What the background does when a page, a key or a notification asks for it. */
import * as v from 'valibot';
import { clearAllNotifications, clearNotification, notify } from '../platform/notifications.ts';
import { holdBack, save, saveOrReject } from '../platform/save.ts';
import { erase, load, loadAll, loadEverything } from '../platform/storage.ts';
import { isNewer } from '../services/settings.ts';
import { FORGETTING } from '../core/storage/keys.ts';
import { KEEPS, keptSince, LASTS, type Last } from '../core/model/keeping.ts';
import { openPopup, openReport } from '../platform/tabs.ts';
import { friendOpinions } from '../core/view/friend.ts';
import { countryServices, services } from '../services/index.ts';
import { unawaited } from '../platform/unawaited.ts';
import { deleteCopies, exported, imported, marked, previewed, type Store } from './archive.ts';
import { charge, type Cost } from './charge.ts';
import { costOf, findHost } from './find-host.ts';
import { forget } from './forget.ts';
import { forgetSince, keepSince, wouldGo } from './forget-time.ts';
import type { ScriptRounds } from './round.ts';
import { loadSettings } from './settings.ts';
import { wordsFor } from './words.ts';

const last = v.picklist(Object.keys(LASTS) as Last[]);
const keepFor = v.picklist(KEEPS);

const messageSchema = v.union([
  v.picklist(['opened', 'check-now', 'test-notification', 'erase', 'delete-set-aside']),
  v.object({ mark: v.pipe(v.string(), v.maxLength(100)) }),
  v.object({ askOthers: v.pipe(v.string(), v.maxLength(100)) }),
  v.object({ friendText: v.pipe(v.string(), v.maxLength(4_000)) }),
  v.object({
    export: v.picklist(['json', 'json-without-settings', 'history-csv', 'incidents-csv', 'set-aside']),
  }),
  v.object({ preview: v.string() }),
  v.object({ import: v.string(), withSettings: v.boolean() }),
  v.object({ find: v.pipe(v.string(), v.maxLength(2000)) }),
  v.object({ forget: v.pipe(v.string(), v.maxLength(100)) }),
  v.object({ forgetLast: last }),
  v.object({ keepOnly: keepFor }),
  v.object({ wouldGo: v.union([last, keepFor]) }),
]);

/** Services that a friend's text may name: the user's own are nobody's business. */
const NAMED = [...services, ...countryServices].map(({ id }) => id);

const store: Store = { load, loadAll, loadEverything, save, holdBack, erase };
/** The same for what is done as a whole or not at all. */
const whole: Store = { ...store, save: saveOrReject };

/** Notifications name what was seen, and stay where the system lists them. */
async function erased(): Promise<void> {
  await store.erase();
  await clearAllNotifications();
}

async function forgotten(since: number): Promise<void> {
  await forgetSince(whole, since, Date.now());
  await clearAllNotifications();
}

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

/** Adds to the account what was moved outside of rounds. */
export const chargeBetween = (costs: readonly Cost[], runRound: ScriptRounds): Promise<void> =>
  runRound.between(() => charge(store, costs, Date.now()));

/** One mark after the other: each reads what the last has written. */
let marking: Promise<void> = Promise.resolve();

/** A round after what changed the history: the badge shows it, and the alarm is set again. */
async function andLook<T>(
  runRound: ScriptRounds,
  work: () => Promise<T>,
  how: 'between' | 'removing' = 'between',
): Promise<T> {
  try {
    return await runRound[how](work);
  } finally {
    unawaited(runRound('network'));
  }
}

/** Of what is noted down, so that rounds try again where it fails now. */
const isDone = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

async function keep(
  wanted: Exclude<v.InferOutput<typeof messageSchema>, 'opened' | 'check-now' | 'test-notification'>,
  runRound: ScriptRounds,
): Promise<unknown> {
  const now = Date.now();
  if (wanted === 'delete-set-aside') return deleteCopies(store);
  if (wanted === 'erase') return andLook(runRound, erased, 'removing');
  if ('mark' in wanted) {
    marking = marking.then(() => marked(store, wanted.mark, now)).catch(() => undefined);
    // Written first: killed from here on, the next wake-up still asks what the mark asks.
    return marking.then(() => runRound('user-report'));
  }
  if ('askOthers' in wanted) return runRound.askOthers(wanted.askOthers);
  if ('friendText' in wanted)
    return runRound.heardFriend(friendOpinions(wanted.friendText, NAMED, now).opinions);
  if ('find' in wanted) {
    const finding = await findHost(wanted.find);
    unawaited(chargeBetween([costOf(finding)], runRound).catch(() => undefined));
    return finding;
  }
  if ('forget' in wanted) return andLook(runRound, () => forget(store, wanted.forget, now));
  if ('wouldGo' in wanted) {
    const what = wanted.wouldGo;
    const isKeep = v.is(keepFor, what);
    return wouldGo(
      store,
      isKeep ? { before: keptSince({ keep: what }, now) } : { since: now - LASTS[what] },
      now,
    );
  }
  if ('forgetLast' in wanted) {
    const since = now - LASTS[wanted.forgetLast];
    // Written first: killed from here on, the next wake-up still forgets.
    await saveOrReject({ [FORGETTING]: since });
    return isDone(andLook(runRound, () => forgotten(since), 'removing'));
  }
  if ('keepOnly' in wanted) {
    const since = keptSince({ keep: wanted.keepOnly }, now);
    return isDone(runRound.removing(() => keepSince(whole, since, Date.now())));
  }
  const settings = await loadSettings();
  if ('export' in wanted) return exported(store, wanted.export, settings, now);
  if ('preview' in wanted) return previewed(store, wanted.preview, settings, now);
  return andLook(runRound, () =>
    imported(whole, wanted.import, wanted.withSettings && !isNewer(settings) ? settings : undefined, now),
  );
}

async function tellTest(): Promise<void> {
  const words = await wordsFor(await loadSettings());
  const [title, message] = [words.t('notice_test_title'), words.t('notice_test_message')];
  await notify({ id: 'test', title, message, icon: 'calm' });
}

/** Whether a notification is about no incident: a test, a drill, the own line, or what others report. */
const isBesideIncidents = (notification: string): boolean =>
  /^(?:test|drill|connection|reported\/.*)$/.test(notification);

/** A notification was clicked: the report of its incident tells the rest, or the popup. */
export async function openFrom(notification: string): Promise<void> {
  await clearNotification(notification);
  await (isBesideIncidents(notification) ? openPopup() : openReport(notification));
}

/** What pages have done with what is stored, and whom they have asked: a part of the background that is loaded when a page wants it. */
import * as v from 'valibot';
import { KEEPS, keptSince, LASTS, type Last } from '../core/model/keeping.ts';
import type { Settings } from '../core/model/settings.ts';
import { FORGETTING } from '../core/storage/keys.ts';
import { friendOpinions } from '../core/view/friend.ts';
import { clearAllNotifications } from '../platform/notifications.ts';
import { saveOrReject } from '../platform/save.ts';
import { unawaited } from '../platform/unawaited.ts';
import { countryServices, services } from '../services/index.ts';
import { isNewer } from '../services/settings.ts';
import { deleteCopies, exported, imported, marked, previewed } from './archive.ts';
import type { Cost } from './charge.ts';
import { costOf, findHost } from './find-host.ts';
import { forget } from './forget.ts';
import { forgetSince, keepSince, wouldGo } from './forget-time.ts';
import type { ScriptRounds } from './round.ts';
import type { Store } from './shell.ts';
import type { Ways } from './ways.ts';

/** What the script hands to this part of it. */
export interface Means {
  runRound: ScriptRounds;
  store: Store;
  loadSettings(): Promise<Settings>;
  ways: Ways;
  /** Adds to the account; rejects where it cannot. */
  charge(costs: readonly Cost[]): Promise<void>;
}

const last = v.picklist(Object.keys(LASTS) as Last[]);
const keepFor = v.picklist(KEEPS);

const requestSchema = v.union([
  v.picklist(['erase', 'delete-set-aside']),
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

/** What is done as a whole or not at all. */
const whole = (store: Store): Store => ({ ...store, save: saveOrReject });

/** Notifications name what was seen, and stay where the system lists them. */
async function erased(store: Store): Promise<void> {
  await store.erase();
  await clearAllNotifications();
}

async function forgotten(store: Store, since: number): Promise<void> {
  await forgetSince(whole(store), since, Date.now());
  await clearAllNotifications();
}

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

/** What was asked for, or `undefined` for what nobody here understands. */
export async function carryOut(message: unknown, means: Means): Promise<unknown> {
  const { success, output: wanted } = v.safeParse(requestSchema, message);
  if (!success) return undefined;
  const { runRound, store, loadSettings, ways, charge } = means;
  const now = Date.now();
  if (wanted === 'delete-set-aside') return deleteCopies(store);
  if (wanted === 'erase') return andLook(runRound, () => erased(store), 'removing');
  if ('mark' in wanted) {
    marking = marking.then(() => marked(store, wanted.mark, now)).catch(() => undefined);
    // Written first: killed from here on, the next wake-up still asks what the mark asks.
    return marking.then(() => runRound('user-report'));
  }
  if ('askOthers' in wanted) return runRound.askOthers(wanted.askOthers);
  if ('friendText' in wanted)
    return runRound.heardFriend(friendOpinions(wanted.friendText, NAMED, now).opinions);
  if ('find' in wanted) {
    const finding = await findHost(ways, wanted.find);
    unawaited(charge([costOf(finding)]).catch(() => undefined));
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
    return isDone(andLook(runRound, () => forgotten(store, since), 'removing'));
  }
  if ('keepOnly' in wanted) {
    const since = keptSince({ keep: wanted.keepOnly }, now);
    return isDone(runRound.removing(() => keepSince(whole(store), since, Date.now())));
  }
  const settings = await loadSettings();
  if ('export' in wanted) return exported(store, wanted.export, settings, now);
  if ('preview' in wanted) return previewed(store, wanted.preview, settings, now);
  const into = wanted.withSettings && !isNewer(settings) ? settings : undefined;
  return andLook(runRound, () => imported(whole(store), wanted.import, into, now));
}

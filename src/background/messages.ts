/** What the background does when a page, a key or a notification asks for it. What healthy rounds never need is in `requests.ts`. */
import { erase } from '../platform/erase.ts';
import type { Message } from '../platform/messages.ts';
import type { Measured } from '../core/check-up/measured.ts';
import { clearNotification, notify } from '../platform/notifications.ts';
import { holdBack, save } from '../platform/save.ts';
import { load, loadAll, loadEverything } from '../platform/storage.ts';
import { openPopup, openReport } from '../platform/tabs.ts';
import { unawaited } from '../platform/unawaited.ts';
import { charge, type Cost } from './charge.ts';
import type { CheckUpProgress } from './check-up.ts';
import type { ScriptRounds } from './round.ts';
import { loadSettings } from './settings.ts';
import type { Store } from './shell.ts';
import { ways } from './ways.ts';
import { wordsFor } from './words.ts';

const store: Store = { load, loadAll, loadEverything, save, holdBack, erase };

type NameOf<M> = M extends string ? M : keyof M;
type Elsewhere = Exclude<NameOf<Message>, 'opened' | 'check-now' | 'test-notification' | 'withSettings'>;

/** What `requests.ts` carries out, by the word or the name in it. */
const ELSEWHERE: Readonly<Record<Elsewhere, true>> = {
  erase: true,
  'delete-set-aside': true,
  mark: true,
  askOthers: true,
  friendText: true,
  export: true,
  preview: true,
  import: true,
  find: true,
  forget: true,
  forgetLast: true,
  keepOnly: true,
  wouldGo: true,
};

function isElsewhere(message: unknown): boolean {
  if (typeof message === 'string') return Object.hasOwn(ELSEWHERE, message);
  return (
    typeof message === 'object' && Object.keys(message ?? {}).some((name) => Object.hasOwn(ELSEWHERE, name))
  );
}

/** A promise of what was asked for, or `undefined` for a message that nobody here understands. */
export function onRequest(message: unknown, runRound: ScriptRounds): Promise<unknown> | undefined {
  if (message === 'opened') {
    unawaited(runRound('alarm'));
    return Promise.resolve(runRound.troubles());
  }
  if (message === 'check-now') return runRound('check-now');
  if (message === 'test-notification') return tellTest();
  return isElsewhere(message) ? carryOut(message, runRound) : undefined;
}

async function carryOut(message: unknown, runRound: ScriptRounds): Promise<unknown> {
  const { carryOut: carry } = await import('./requests.ts');
  const chargeAll = (costs: readonly Cost[]) => chargeBetween(costs, runRound);
  return carry(message, { runRound, store, loadSettings, ways, charge: chargeAll });
}

/** Adds to the account what was moved outside of rounds. */
export const chargeBetween = (costs: readonly Cost[], runRound: ScriptRounds): Promise<void> =>
  runRound.between(() => charge(store, costs, Date.now()));

/** Looks at the line from all sides. Rejects where nothing could be asked. */
export async function checkUpFor(
  runRound: ScriptRounds,
  say: (progress: CheckUpProgress) => void,
  signal: AbortSignal,
): Promise<Measured> {
  const { checkUpIn } = await import('./check-up-world.ts');
  return checkUpIn(ways, (costs) => chargeBetween(costs, runRound), say, signal);
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

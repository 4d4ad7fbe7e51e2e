/**
 * The background script: every listener, registered before anything is awaited, because the browser starts this script
 * for an event and throws the event away if nobody listens by then.
 */
import '../platform/polyfill.ts';
import { SETTINGS } from '../core/storage/keys.ts';
import { onMenuClicked } from '../platform/action-menu.ts';
import { ensureAlarm, onAlarm } from '../platform/alarms.ts';
import { onCheckUp } from '../platform/check-up.ts';
import { onLineChanged } from '../platform/connection.ts';
import { onReturn } from '../platform/idle.ts';
import { onBrowserStart, onCommand, onInstalled } from '../platform/lifecycle.ts';
import { onManaged } from '../platform/managed.ts';
import { onMessage } from '../platform/messages.ts';
import { onNotificationClicked } from '../platform/notifications.ts';
import { onPermissionsChanged } from '../platform/permissions.ts';
import { expectVisit } from '../platform/room.ts';
import { onStored } from '../platform/storage.ts';
import { showPopup } from '../platform/tabs.ts';
import { unawaited } from '../platform/unawaited.ts';
import { checkUpFor, onRequest, openFrom } from './messages.ts';
import { choose, refreshMenu } from './menu.ts';
import { rounds } from './round.ts';
import { greet } from './greet.ts';
import { forgetPolicy } from './policy.ts';
import { endPause, noteGrants } from './settings.ts';
import { shell } from './browser-shell.ts';

const runRound = rounds(shell);

// Most starts are for a round.
expectVisit();

/** A round with something beside it, which may fail: the round is begun and ends without it. */
const beside = (work: Promise<unknown>, round: Promise<void>) =>
  Promise.all([work.catch(() => undefined), round]);

onAlarm(() => beside(endPause(), runRound('alarm')));
// A pause may have ended while the browser was closed.
onBrowserStart(() => beside(Promise.all([endPause(), refreshMenu()]), runRound('start')));
onInstalled((isFirst) => beside(Promise.all([refreshMenu(), isFirst && greet()]), runRound('alarm')));

onMessage((message) => onRequest(message, runRound));
onCheckUp((say, signal) => checkUpFor(runRound, say, signal));
onCommand((name) => Promise.all([onRequest(name, runRound), showPopup()]));
onMenuClicked((item) => choose(item, runRound));
onNotificationClicked(openFrom);

/** What was known of settings and permissions does not hold any more. */
function lookAnew(work: Promise<unknown>) {
  runRound.watchAnew();
  return beside(work, runRound('network'));
}

onStored((changed) => SETTINGS in changed && lookAnew(refreshMenu()));
onManaged(() => {
  forgetPolicy();
  return lookAnew(refreshMenu());
});
onPermissionsChanged(() => {
  // The notifications' events appear with their permission.
  onNotificationClicked(openFrom);
  return lookAnew(noteGrants(async () => shell.watch()));
});
onLineChanged(() => runRound('network'));
onReturn(() => runRound('alarm'));

// Where it cannot be looked at, the round that this start is for sets it.
unawaited(ensureAlarm().catch(() => undefined));

// Before any round: some starts come with no event at all, as when the extension is switched on again (w3c/webextensions#249).
unawaited(runRound.showStored());

/**
 * The background script: every listener, registered before anything is awaited, because the browser starts this script
 * for an event and throws the event away if nobody listens by then.
 */
import '../platform/polyfill.ts';
import { SETTINGS } from '../core/storage/keys.ts';
import { onMenuClicked } from '../platform/action-menu.ts';
import { ensureAlarm, onAlarm } from '../platform/alarms.ts';
import { onLineChanged } from '../platform/connection.ts';
import { onReturn } from '../platform/idle.ts';
import { onBrowserStart, onCommand, onInstalled } from '../platform/lifecycle.ts';
import { onMessage } from '../platform/messages.ts';
import { onNotificationClicked } from '../platform/notifications.ts';
import { onPermissionsChanged } from '../platform/permissions.ts';
import { onStored } from '../platform/storage.ts';
import { openTab, showPopup } from '../platform/tabs.ts';
import { unawaited } from '../platform/unawaited.ts';
import { onRequest, openFrom } from './messages.ts';
import { choose, refreshMenu } from './menu.ts';
import { rounds } from './round.ts';
import { endPause, noteGrants } from './settings.ts';
import { shell } from './browser-shell.ts';

const runRound = rounds(shell);

onAlarm(() => Promise.all([endPause(), runRound('alarm')]));
onBrowserStart(() => Promise.all([refreshMenu(), runRound('start')]));
onInstalled((isFirst) =>
  Promise.all([refreshMenu(), runRound('alarm'), isFirst && openTab('/popup/popup.html')]),
);

onMessage((message) => onRequest(message, runRound));
onCommand((name) => Promise.all([onRequest(name, runRound), showPopup()]));
onMenuClicked((item) => choose(item, runRound));
onNotificationClicked(openFrom);

onStored((changed) => SETTINGS in changed && Promise.all([refreshMenu(), runRound('network')]));
onPermissionsChanged(() => {
  // The notifications' events appear with their permission.
  onNotificationClicked(openFrom);
  return Promise.all([noteGrants(shell.watch), runRound('network')]);
});
onLineChanged(() => runRound('network'));
onReturn(() => runRound('alarm'));

unawaited(ensureAlarm());

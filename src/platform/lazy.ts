/** What the popup needs of the browser once its answer is shown. Loaded then, so that the answer need not wait for it. */
import { askOthers, keepFriendText } from './ask-others.ts';
import { mayAskForHosts } from './may-ask.ts';
import { askMark, askTroubles } from './messages.ts';
import { mayNotify, onPermissionsChanged, requestDetailed, requestNotifications } from './permissions.ts';
import { isPhone } from './phone.ts';
import { onProgress } from './progress.ts';
import { save } from './save.ts';
import { load, loadAll, onStored } from './storage.ts';
import { closePage, isButtonHidden, openOptions, openTab } from './tabs.ts';
import { onTroubles } from './troubles.ts';
import { onUnsaved } from './unsaved.ts';

export { presumed } from './sight.ts';

/** In the shape that the popup asks for: `Browser` of `popup/page.ts`. */
export const browser = {
  load,
  loadAll,
  save,
  onStored,
  onUnsaved,
  askMark,
  askOthers,
  keepFriendText,
  askTroubles,
  onTroubles,
  onProgress,
  requestDetailed,
  requestNotifications,
  mayNotify,
  mayAskForHosts,
  isPhone,
  onPermissionsChanged,
  openOptions,
  openTab,
  closePage,
  isButtonHidden,
};

/** What the popup needs of the browser once its answer is shown. Loaded then, so that the answer need not wait for it. */
export { askMark, askTroubles } from './messages.ts';
export {
  hasNotifications,
  onPermissionsChanged,
  requestDetailed,
  requestNotifications,
} from './permissions.ts';
export { onProgress } from './progress.ts';
export { save } from './save.ts';
export { load, loadAll, onStored } from './storage.ts';
export { closePage, isButtonHidden, openOptions, openTab } from './tabs.ts';
export { presumed } from './sight.ts';
export { onTroubles } from './troubles.ts';
export { onUnsaved } from './unsaved.ts';

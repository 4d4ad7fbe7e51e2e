/** The page that opens once Wasl is installed. */
import { SETTINGS } from '../core/storage/keys.ts';
import { isPhone } from '../platform/phone.ts';
import { save } from '../platform/save.ts';
import { load } from '../platform/storage.ts';
import { openTab } from '../platform/tabs.ts';
import { firstSettings, whereabouts } from '../services/first-settings.ts';
import { settingsEntries } from '../services/settings.ts';
import { loadSettings } from './settings.ts';

/** Where an organisation has chosen the services, nothing is left to be asked. Nobody is greeted less because settings cannot be read. */
export async function greet(): Promise<void> {
  await beginSparingly().catch(() => undefined);
  const settings = await loadSettings().catch(() => undefined);
  if (!settings?.isStarted) await openTab('/popup/popup.html');
}

/** On a phone the first pace is the one that spares battery and data; the first run says so. Who has chosen before keeps that. */
async function beginSparingly(): Promise<void> {
  if (!(await isPhone()) || (await load(SETTINGS)) !== undefined) return;
  await save(settingsEntries({ ...firstSettings(whereabouts()), preset: 'saver' }));
}

/** The page that opens once Wasl is installed. */
import { openTab } from '../platform/tabs.ts';
import { loadSettings } from './settings.ts';

/** Where an organisation has chosen the services, nothing is left to be asked. Nobody is greeted less because settings cannot be read. */
export async function greet(): Promise<void> {
  const settings = await loadSettings().catch(() => undefined);
  if (!settings?.isStarted) await openTab('/popup/popup.html');
}

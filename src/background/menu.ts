/** The menu of the toolbar button, in the user's language. */
import type { RunRound } from './round.ts';
import { showMenu } from '../platform/action-menu.ts';
import { openOptions } from '../platform/tabs.ts';
import { isAllPaused, loadSettings, togglePause } from './settings.ts';
import { wordsFor } from './speech.ts';

export async function refreshMenu(): Promise<void> {
  const settings = await loadSettings();
  const words = await wordsFor(settings);
  await showMenu([
    { id: 'check-now', title: words.t('check_now') },
    { id: 'pause', title: words.t('pause'), isTicked: isAllPaused(settings) },
    { id: 'options', title: words.t('settings') },
  ]);
}

/** Does what the item says. */
export async function choose(item: string, runRound: RunRound): Promise<void> {
  if (item === 'check-now') await runRound('check-now');
  if (item === 'pause') await togglePause();
  if (item === 'options') await openOptions();
}

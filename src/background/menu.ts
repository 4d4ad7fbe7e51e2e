/** The menu of the toolbar button, in the user's language. */
import { HOUR_MS } from '../core/model/time.ts';
import { showMenu } from '../platform/action-menu.ts';
import { openOptions, openReport, showPopup } from '../platform/tabs.ts';
import type { RunRound } from './lock.ts';
import { loadSettings, pauseAll, resumeAll } from './settings.ts';
import { wordsFor } from './words.ts';
import { isAllPaused } from '../core/model/choices.ts';

const HOURS = [1, 4, 8];

/** `pause-4`: for four hours; `pause-0`: until the user resumes. */
const PAUSE = /^pause-(\d)$/;

export async function refreshMenu(): Promise<void> {
  const settings = await loadSettings();
  const words = await wordsFor(settings);
  const isPaused = isAllPaused(settings, Date.now());
  const hours = HOURS.map((count) => ({
    id: `pause-${count}`,
    title: words.t('pause_for', { durationMs: { durationMs: count * HOUR_MS } }),
  }));
  await showMenu([
    { id: 'check-now', title: words.t('check_now'), isHidden: isPaused },
    {
      id: 'pause',
      title: words.t('pause'),
      isHidden: isPaused,
      items: [...hours, { id: 'pause-0', title: words.t('pause_until_resumed') }],
    },
    { id: 'resume', title: words.t('resume'), isHidden: !isPaused },
    { id: 'report', title: words.t('report_list_title') },
    { id: 'options', title: words.t('settings') },
  ]);
}

/** Does what the item says. */
export async function choose(item: string, runRound: RunRound): Promise<void> {
  // The popup shows how far it is, and what came of it.
  if (item === 'check-now') await Promise.all([runRound('check-now'), showPopup()]);
  if (item === 'resume') await resumeAll();
  if (item === 'report') await openReport();
  if (item === 'options') await openOptions();
  const hours = PAUSE.exec(item)?.[1];
  if (hours === '0') await pauseAll();
  else if (hours) await pauseAll(Date.now() + Number(hours) * HOUR_MS);
}

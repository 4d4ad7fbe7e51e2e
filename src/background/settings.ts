/** The settings as the background reads them. The pages write them, but for pauses of the button's menu and grants. */
import type { ServiceChoice, Settings } from '../core/model/settings.ts';
import { holdBack, save } from '../platform/save.ts';
import { load, loadAll, loadEverything } from '../platform/storage.ts';
import { unawaited } from '../platform/unawaited.ts';
import { isNewer, settingsEntries } from '../services/settings.ts';
import { governed, policyNow } from './policy.ts';
import { readSettings } from './read-state.ts';
import type { Watch } from '../core/model/watch.ts';
import { ended, paused, resumed } from '../core/model/choices.ts';

export async function loadSettings(): Promise<Settings> {
  // Asked for beside them, for they are nothing without it.
  unawaited(policyNow());
  return governed(await readSettings({ load, loadAll, loadEverything, save, holdBack }));
}

/** Nothing is written over settings of a later version. */
async function write(settings: Settings): Promise<void> {
  if (!isNewer(settings)) await save(settingsEntries(settings));
}

/** Pauses every service until a moment; left out: until they are resumed. */
export async function pauseAll(untilAt?: number): Promise<void> {
  await write(paused(await loadSettings(), Date.now(), untilAt));
}

export async function resumeAll(): Promise<void> {
  await write(resumed(await loadSettings(), Date.now()));
}

/** A pause whose time is over is taken out of the settings, so that everybody hears of its end. */
export async function endPause(): Promise<void> {
  const settings = await loadSettings();
  const { pausedUntilAt = Infinity } = settings;
  if (pausedUntilAt <= Date.now()) await write(ended(settings));
}

/** Remembers for which services detailed checks were granted, so that it can be said where they were taken back. */
export async function noteGrants(watch: () => Promise<Watch>): Promise<void> {
  const [settings, { sight }] = await Promise.all([loadSettings(), watch()]);
  const { granted } = sight;
  const isNew = ({ id, wantsDetailed }: ServiceChoice) => granted.includes(id) && !wantsDetailed;
  if (!settings.services.some(isNew)) return;
  const services = settings.services.map((each) => (isNew(each) ? { ...each, wantsDetailed: true } : each));
  await write({ ...settings, services });
}

/** Stored documents come from outside: they are read here, once, whatever their age and their condition. */
import { SETTINGS, STATE } from '../core/storage/keys.ts';
import type { Settings } from '../core/model/settings.ts';
import { isNewer, settingsEntries, settingsFrom } from '../services/settings.ts';
import type { State } from '../core/model/state.ts';
import { laterVersion } from '../core/storage/read-state.ts';
import { keysBeside, salvage } from '../core/storage/salvage.ts';
import { SET_ASIDE_KEYS, setAside } from '../core/storage/set-aside.ts';
import type { Storage } from './shell.ts';

/**
 * The state with all that lies open beside it. Where anything of it cannot be read, that is set aside, what can be read stands in its
 * place, and what it knew of other documents is told from those. Of a later version's nothing is written over: then all is kept in memory.
 * Rejects where that cannot be written: what is not set aside must not be written over.
 * @param read the document of the state, where it was read just now
 */
export async function readState(storage: Storage, read?: unknown): Promise<State> {
  const stored = read ?? (await storage.load(STATE));
  if (stored !== undefined) {
    const found = { [STATE]: stored, ...(await storage.loadAll(keysBeside(stored))) };
    if (laterVersion(stored) !== undefined) {
      await storage.holdBack();
      return salvage(found).state;
    }
    const { state, entries } = salvage(found);
    if (Object.keys(entries).length === 0) return state;
  }
  const { state, entries } = salvage(await storage.loadEverything());
  if (Object.keys(entries).length > 0) await storage.save(entries);
  return state;
}

/**
 * The settings. Where something of them cannot be read, the whole is set aside and what can be read is written in its place; a write that
 * fails is tried again at the next reading.
 */
export async function readSettings(storage: Storage): Promise<Settings> {
  const stored = await storage.load(SETTINGS);
  const { settings, lost } = settingsFrom(stored);
  if (lost.length === 0 || isNewer(settings)) return settings;
  const found = await storage.loadAll(SET_ASIDE_KEYS);
  const aside = setAside(found, [{ key: SETTINGS, stored, lost }]);
  await storage.save({ ...aside, ...settingsEntries(settings) }).catch(() => undefined);
  return settings;
}

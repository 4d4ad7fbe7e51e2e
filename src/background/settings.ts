/** The settings as the background reads them. The pages write them, but for "pause" in the button's menu and grants. */
import { SETTINGS } from '../core/stored/documents.ts';
import type { ServiceChoice, Settings, Watch } from '../core/model.ts';
import { load, save } from '../platform/storage.ts';
import { defaultSettings } from '../services/index.ts';
import { readSettings } from './documents.ts';

export const loadSettings = (): Promise<Settings> => readSettings({ load, save }, defaultSettings);

export const isAllPaused = ({ services }: Settings): boolean =>
  services.length > 0 && services.every(({ isPaused }) => isPaused);

/** Pauses every service or, when all are paused, resumes every one. */
export async function togglePause(): Promise<void> {
  const settings = await loadSettings();
  const change = isAllPaused(settings) ? resumed : paused;
  await save({ [SETTINGS]: { ...settings, services: settings.services.map(change) } });
}

const paused = (choice: ServiceChoice): ServiceChoice => ({ ...choice, isPaused: true });

const resumed = ({ isPaused: _, ...choice }: ServiceChoice): ServiceChoice => choice;

/** Remembers for which services detailed checks were granted, so that it can be said where they were taken back. */
export async function noteGrants(watch: () => Promise<Watch>): Promise<void> {
  const { settings, sight } = await watch();
  const { granted } = sight;
  const isNew = ({ id, wantsDetailed }: ServiceChoice) => granted.includes(id) && !wantsDetailed;
  if (!settings.services.some(isNew)) return;
  const services = settings.services.map((each) => (isNew(each) ? { ...each, wantsDetailed: true } : each));
  await save({ [SETTINGS]: { ...settings, services } });
}

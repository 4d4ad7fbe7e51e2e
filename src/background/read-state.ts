/** Stored documents come from outside: they are checked here, once, whatever their age. */
import * as v from 'valibot';
import { dayKey, SETTINGS, STATE } from '../core/storage/keys.ts';
import { assemble, openState, type StoredState } from '../core/storage/state.ts';
import type { Settings } from '../core/model/settings.ts';
import { isNewer, settingsEntries, settingsFrom } from '../services/settings.ts';
import { emptyState, type State } from '../core/model/state.ts';
import { openDay, type StoredDay } from '../core/storage/days.ts';
import { openKeys, withHistory } from '../core/storage/open-state.ts';
import { daySchema, stateSchema } from './schema.ts';
import type { Storage } from './shell.ts';

/** Where a document that cannot be read is kept, so that nothing is lost. */
export const damagedKey = (key: string): string => `damaged:${key}`;

/** The document under `key`, opened, or `undefined` when there is none or it cannot be read; then it is set aside. */
async function read<T>(
  storage: Storage,
  [key, stored]: readonly [key: string, stored: unknown],
  open: (stored: unknown) => unknown,
  schema: v.GenericSchema<unknown, T>,
): Promise<{ value?: T; isDamaged: boolean }> {
  if (stored === undefined) return { isDamaged: false };
  try {
    return { value: v.parse(schema, open(stored)), isDamaged: false };
  } catch {
    await storage.save({ [damagedKey(key)]: stored, [key]: undefined });
    return { isDamaged: true };
  }
}

/** The state with all that lies open beside it. What of the history cannot be read is left out. */
export async function readState(storage: Storage): Promise<State> {
  const stored = [STATE, await storage.load(STATE)] as const;
  const opened = await read(storage, stored, (document) => openState(document as StoredState), stateSchema);
  if (opened.isDamaged) return { ...emptyState, wasDamaged: true };
  if (!opened.value) return emptyState;
  const dayKeys = opened.value.openDays.map(dayKey);
  const found = await storage.loadAll([...openKeys(opened.value), ...dayKeys]);
  const daysRead = await Promise.all(
    dayKeys.map((key) =>
      read(storage, [key, found[key]], (document) => openDay(document as StoredDay), daySchema),
    ),
  );
  const state = withHistory(
    assemble(
      opened.value,
      daysRead.map(({ value }) => value),
    ),
    found,
  );
  return daysRead.some(({ isDamaged }) => isDamaged) ? { ...state, wasDamaged: true } : state;
}

/**
 * The settings. Where something of them cannot be read, the whole is set aside and what can be read is written in its place; a write that
 * fails is tried again at the next reading.
 */
export async function readSettings(storage: Storage): Promise<Settings> {
  const stored = await storage.load(SETTINGS);
  const { settings, lost } = settingsFrom(stored);
  if (lost.length > 0 && !isNewer(settings))
    await storage
      .save({ [damagedKey(SETTINGS)]: stored, ...settingsEntries(settings) })
      .catch(() => undefined);
  return settings;
}

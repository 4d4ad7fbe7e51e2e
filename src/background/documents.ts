/** Stored documents come from outside: they are checked here, once, whatever their age. */
import * as v from 'valibot';
import { assemble, dayKey, SETTINGS, STATE, type StoredState } from '../core/documents.ts';
import type { Settings } from '../core/model.ts';
import { emptyState, type Day, type State } from '../core/state.ts';
import { daySchema, settingsSchema, stateSchema } from './schema.ts';

export interface Storage {
  load(key: string): Promise<unknown>;
  save(entries: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Where a document that cannot be read is kept, so that nothing is lost. */
export const damagedKey = (key: string): string => `damaged:${key}`;

/** The document under `key`, or `undefined` when there is none or it cannot be read; then it is set aside. */
async function read<T>(
  storage: Storage,
  key: string,
  schema: v.GenericSchema<unknown, unknown>,
): Promise<{ value?: T; isDamaged: boolean }> {
  const stored = await storage.load(key);
  if (stored === undefined) return { isDamaged: false };
  const parsed = v.safeParse(schema, stored);
  if (parsed.success) return { value: parsed.output as T, isDamaged: false };
  await storage.save({ [damagedKey(key)]: stored, [key]: undefined });
  return { isDamaged: true };
}

export async function readState(storage: Storage): Promise<State> {
  const stored = await read<StoredState>(storage, STATE, stateSchema);
  if (stored.isDamaged) return { ...emptyState, wasDamaged: true };
  const names = stored.value?.openDays ?? [];
  const days = await Promise.all(names.map((name) => read<Day>(storage, dayKey(name), daySchema)));
  const state = assemble(
    stored.value,
    days.map(({ value }) => value),
  );
  return days.some(({ isDamaged }) => isDamaged) ? { ...state, wasDamaged: true } : state;
}

/** The settings, or the given ones where there are none that can be read. */
export async function readSettings(storage: Storage, otherwise: Settings): Promise<Settings> {
  const { value } = await read<Settings>(storage, SETTINGS, settingsSchema);
  return value ?? otherwise;
}

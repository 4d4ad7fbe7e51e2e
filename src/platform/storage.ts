/** The stored documents, each under its key in `storage.local`. */
import { browser } from './browser.ts';

/** The document called `key` as it was stored, or `undefined`. */
export async function load(key: string): Promise<unknown> {
  const found = await browser.storage.local.get(key);
  return found[key] ?? undefined;
}

/** Several documents by their keys; those that are not there are left out. */
export async function loadAll(keys: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const found = await browser.storage.local.get([...keys]);
  return Object.fromEntries(Object.entries(found).filter(([, document]) => document !== null));
}

/** Every document there is. */
export async function loadEverything(): Promise<Readonly<Record<string, unknown>>> {
  const found = await browser.storage.local.get(null);
  return Object.fromEntries(Object.entries(found).filter(([, document]) => document !== null));
}

/**
 * Writes all entries at once; a value of `undefined` removes its key.
 *
 * One call of `set` is one transaction in both browsers (a LevelDB batch, an IndexedDB transaction), but it cannot
 * remove. So what is to go is first written as `null`, which `load` takes for absent, and then removed: whoever is
 * killed in between leaves an empty key behind, never half a write.
 */
export async function save(entries: Readonly<Record<string, unknown>>): Promise<void> {
  const gone = Object.keys(entries).filter((key) => entries[key] === undefined);
  await browser.storage.local.set({ ...entries, ...Object.fromEntries(gone.map((key) => [key, null])) });
  if (gone.length > 0) await browser.storage.local.remove(gone);
}

/** Hears of every write, by whomever: the keys that changed, each with what it holds now. Returns how to stop. */
export function onStored(listener: (changed: Readonly<Record<string, unknown>>) => unknown): () => void {
  const hear = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'local') return;
    const entries = Object.entries(changes).map(([key, { newValue }]) => [key, newValue ?? undefined]);
    return listener(Object.fromEntries(entries));
  };
  browser.storage.onChanged.addListener(hear);
  return () => browser.storage.onChanged.removeListener(hear);
}

/** Removes everything that Wasl has ever stored. */
export const erase = (): Promise<void> => browser.storage.local.clear();

/** How much lies in storage, as the browser counts it or, where it does not say, as the documents measure. */
import { storedParts, type StoredPart, type StoredParts } from '../core/storage/stored-parts.ts';
import { browser } from './browser.ts';

export interface StoredSizes extends Omit<StoredParts, 'keys'> {
  bytes: Readonly<Record<StoredPart, number>>;
}

/** Not every browser counts. */
interface Counting {
  getBytesInUse?(keys: readonly string[]): Promise<number>;
}

/** Rejects where the browser cannot read what is stored. What memory keeps because nothing can be saved is not stored. */
export async function readStoredSizes(): Promise<StoredSizes> {
  const { local } = browser.storage;
  const documents = await local.get(null);
  const { keys, ...found } = storedParts(documents);
  const counting = local as Counting;
  const letters = new TextEncoder();
  // A browser that counts adds the key to the text of its document: so do we.
  const measured = (key: string): number =>
    letters.encode(key).length + letters.encode(JSON.stringify(documents[key])).length;
  const sizeOf = async (part: StoredPart): Promise<number> =>
    counting.getBytesInUse
      ? counting.getBytesInUse(keys[part])
      : keys[part].reduce((sum, key) => sum + measured(key), 0);
  const [history, state, settings, aside] = await Promise.all(
    (['history', 'state', 'settings', 'aside'] as const).map(sizeOf),
  );
  return { ...found, bytes: { history: history!, state: state!, settings: settings!, aside: aside! } };
}

/** Writes documents into `storage.local`, so that none is lost where there is no room for them. */
import { browser } from './browser.ts';
import { HELD_BACK, isEmpty, isHeldBack, UNSAVED, unsaved, type Entries } from './unsaved.ts';

/**
 * One call of `set` is one transaction in both browsers (a LevelDB batch, an IndexedDB transaction), but it cannot
 * remove. So what is to go is first written as `null`, which readers take for absent, and then removed: whoever is
 * killed in between leaves an empty key behind, never half a write.
 */
async function write(entries: Entries): Promise<void> {
  await browser.storage.local.set(entries);
  const gone = Object.keys(entries).filter((key) => entries[key] === null);
  if (gone.length > 0) await browser.storage.local.remove(gone);
}

const withNulls = (entries: Entries): Entries =>
  Object.fromEntries(Object.entries(entries).map(([key, document]) => [key, document ?? null]));

/** Keeps the entries in memory, beside what could not be saved before, and tries to save all of it. */
async function catchUp(entries: Entries): Promise<void> {
  const all = { ...(await unsaved()), ...entries };
  // First: whoever is killed below leaves nothing older in front of what was written.
  await browser.storage.session.set({ [UNSAVED]: all });
  if (await isHeldBack()) return;
  const isWritten = await write(all).then(
    () => true,
    () => false,
  );
  if (isWritten) await browser.storage.session.remove(UNSAVED);
}

/**
 * Writes all entries at once; a value of `undefined` removes its key. Where there is no room memory keeps them, and
 * whatever is saved next takes them along.
 */
export async function save(entries: Entries): Promise<void> {
  const documents = withNulls(entries);
  if (isEmpty(await unsaved()) && !(await isHeldBack()))
    try {
      return await write(documents);
    } catch {
      // Kept below.
    }
  // One script at a time, so that none takes away what another has just kept.
  await navigator.locks.request(UNSAVED, () => catchUp(documents));
}

/**
 * The same for what may be too large for memory.
 * @throws where there is no room, now or before; then nothing has changed
 */
export async function saveOrReject(entries: Entries): Promise<void> {
  if (!isEmpty(await unsaved()) || (await isHeldBack())) throw new Error('There is no room to save in');
  await write(withNulls(entries));
}

/** From now on nothing is written over what is stored, until the browser closes or Wasl is another one. */
export const holdBack = (): Promise<void> => browser.storage.session.set({ [HELD_BACK]: true });

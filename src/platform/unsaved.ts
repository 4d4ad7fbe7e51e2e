/**
 * What could not be saved, because the disk or the browser's storage is full: `storage.session`, which lies in memory,
 * keeps it until there is room, through the ends of the worker, and at the longest until the browser closes.
 */
import { browser } from './browser.ts';

export type Entries = Readonly<Record<string, unknown>>;

/** One document, so that it changes as a whole. */
export const UNSAVED = 'unsaved';

/** Documents by their keys, `null` for one that is to be removed; empty where all is saved. */
export async function unsaved(): Promise<Entries> {
  const found = await browser.storage.session.get(UNSAVED);
  return (found[UNSAVED] ?? {}) as Entries;
}

export const isEmpty = (entries: Entries): boolean => Object.keys(entries).length === 0;

/** Hears whether anything is unsaved, at once and whenever that may have changed, as long as the page lives. */
export async function onUnsaved(listener: (isUnsaved: boolean) => unknown): Promise<void> {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session' && UNSAVED in changes) listener(changes[UNSAVED]?.newValue !== undefined);
  });
  listener(!isEmpty(await unsaved()));
}

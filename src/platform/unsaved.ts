/**
 * What could not be saved, because the disk or the browser's storage is full, or because nothing may be written over what lies there:
 * `storage.session`, which lies in memory, keeps it until there is room, through the ends of the worker, and at the longest until the
 * browser closes.
 */
import { browser } from './browser.ts';
import { unawaited } from './unawaited.ts';

export type Entries = Readonly<Record<string, unknown>>;

/** One document, so that it changes as a whole. */
export const UNSAVED = 'unsaved';

/** Says that nothing may be written. */
export const HELD_BACK = 'held-back';

/** Whether nothing may be written over what is stored. */
export async function isHeldBack(): Promise<boolean> {
  return (await browser.storage.session.get(HELD_BACK))[HELD_BACK] === true;
}

/** Documents by their keys, `null` for one that is to be removed; empty where all is saved. */
export async function unsaved(): Promise<Entries> {
  const found = await browser.storage.session.get(UNSAVED);
  return (found[UNSAVED] ?? {}) as Entries;
}

export const isEmpty = (entries: Entries): boolean => Object.keys(entries).length === 0;

/** Why what is seen now lies in memory alone. */
export type WhyUnsaved = 'no-room' | 'held-back';

async function whyUnsaved(): Promise<WhyUnsaved | undefined> {
  if (await isHeldBack()) return 'held-back';
  return isEmpty(await unsaved()) ? undefined : 'no-room';
}

/** Hears whether anything is unsaved, at once and whenever that may have changed, as long as the page lives. */
export async function onUnsaved(listener: (why: WhyUnsaved | undefined) => unknown): Promise<void> {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session' && (UNSAVED in changes || HELD_BACK in changes))
      unawaited(whyUnsaved().then(listener, () => undefined));
  });
  listener(await whyUnsaved());
}

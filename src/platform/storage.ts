/** The stored documents, each under its key in `storage.local`. */
import { browser } from './browser.ts';
import { UNSAVED, unsaved, type Entries } from './unsaved.ts';

/** What is kept in memory goes before what is written; it is asked for first, because it may be written in between. */
async function read(keys: string | string[] | null): Promise<Entries> {
  const late = await unsaved();
  return { ...(await browser.storage.local.get(keys)), ...late };
}

const present = (entries: [string, unknown][]): Entries =>
  Object.fromEntries(entries.filter(([, document]) => (document ?? undefined) !== undefined));

/** The document called `key` as it was stored, or `undefined`. */
export const load = async (key: string): Promise<unknown> => (await read(key))[key] ?? undefined;

/** Several documents by their keys; those that are not there are left out. */
export async function loadAll(keys: readonly string[]): Promise<Entries> {
  const found = await read([...keys]);
  return present(keys.map((key) => [key, found[key]]));
}

/** Every document there is. */
export async function loadEverything(): Promise<Entries> {
  return present(Object.entries(await read(null)));
}

type Changes = Readonly<Record<string, { oldValue?: unknown; newValue?: unknown }>>;

/** Of what memory keeps, that which it did not keep before: it is written anew as a whole. */
function kept({ [UNSAVED]: change }: Changes): Changes {
  const before = (change?.oldValue ?? {}) as Entries;
  const now = Object.entries((change?.newValue ?? {}) as Entries);
  const isNew = ([key, document]: [string, unknown]) =>
    JSON.stringify(document) !== JSON.stringify(before[key]);
  return Object.fromEntries(now.filter(isNew).map(([key, newValue]) => [key, { newValue }]));
}

/** Hears of every write, by whomever: the keys that changed, each with what it holds now. Returns how to stop. */
export function onStored(listener: (changed: Entries) => unknown): () => void {
  const hear = (found: Changes, area: string) => {
    const changes = area === 'local' ? found : kept(found);
    const entries = Object.entries(changes).map(
      ([key, { newValue }]) => [key, newValue ?? undefined] as const,
    );
    return entries.length > 0 ? listener(Object.fromEntries(entries)) : undefined;
  };
  browser.storage.onChanged.addListener(hear);
  return () => browser.storage.onChanged.removeListener(hear);
}

/** Storage in memory, for what the background asks of storage. */
import type { Store } from '../../src/background/shell.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { live } from './device.ts';
import { present } from './present.ts';

export interface MemoryStore extends Store {
  stored: Map<string, unknown>;
}

/** Storage that keeps its documents in this map: as a browser's, it keeps copies, as JSON. Held back, it writes them elsewhere. */
export function storeOver(stored: Map<string, unknown>): MemoryStore {
  let inMemory: Map<string, unknown> | undefined;
  const all = () => new Map([...stored, ...(inMemory ?? [])].filter(([, value]) => value !== undefined));
  return {
    stored,
    load: async (key) => all().get(key),
    loadAll: async (keys) => present(all(), keys),
    loadEverything: async () => Object.fromEntries(all()),
    async save(entries) {
      for (const [key, value] of Object.entries(entries)) {
        const copy: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
        if (inMemory) inMemory.set(key, copy);
        else if (value === undefined) stored.delete(key);
        else stored.set(key, copy);
      }
    },
    holdBack: async () => void (inMemory ??= new Map()),
    erase: async () => stored.clear(),
  };
}

/** Storage that begins with copies of these documents. */
export const memoryStore = (documents: ReadonlyMap<string, unknown> = new Map()): MemoryStore =>
  storeOver(new Map(structuredClone([...documents])));

/** Plays a scenario; gives what lies in storage at its end. */
export async function storeAfter(scenario: Scenario): Promise<MemoryStore> {
  const store = memoryStore();
  await live(scenario, {
    stored: (_, entries) => void store.save(entries),
  });
  return store;
}

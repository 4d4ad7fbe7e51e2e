/** Storage in memory, for what the background asks of storage. */
import type { Store } from '../../src/background/archive.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { live } from './device.ts';
import { present } from './present.ts';

export interface MemoryStore extends Store {
  stored: Map<string, unknown>;
}

/** Storage that keeps its documents in this map: as a browser's, it keeps copies, as JSON. */
export function storeOver(stored: Map<string, unknown>): MemoryStore {
  return {
    stored,
    load: async (key) => stored.get(key),
    loadAll: async (keys) => present(stored, keys),
    async save(entries) {
      for (const [key, value] of Object.entries(entries))
        if (value === undefined) stored.delete(key);
        else stored.set(key, JSON.parse(JSON.stringify(value)));
    },
    loadEverything: async () => Object.fromEntries(stored),
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

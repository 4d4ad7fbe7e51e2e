/** What lies in storage after a night. */
import { readState } from '../../src/background/read-state.ts';
import type { State } from '../../src/core/model/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { live } from '../simulate/device.ts';

/** Plays a scenario and reads back what it left. */
export async function storedAfter(scenario: Scenario): Promise<State> {
  const stored = new Map<string, unknown>();
  await live(scenario, {
    probed: () => undefined,
    told: () => undefined,
    stored: (_, entries) =>
      Object.entries(entries).forEach(([key, value]) => stored.set(key, structuredClone(value))),
  });
  return readState({ load: async (key) => stored.get(key), save: async () => undefined });
}

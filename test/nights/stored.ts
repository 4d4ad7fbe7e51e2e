/** What lies in storage after a night. */
import { readState } from '../../src/background/read-state.ts';
import type { State } from '../../src/core/model/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { storeAfter } from '../simulate/memory-store.ts';

/** Plays a scenario and reads back what it left. */
export async function storedAfter(scenario: Scenario): Promise<State> {
  return readState(await storeAfter(scenario));
}

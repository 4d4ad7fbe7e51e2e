/** What was moved outside of rounds is added to the account. */
import type { Observation } from '../core/model/observation.ts';
import { entries } from '../core/storage/entries.ts';
import { spend } from '../core/traffic/ledger.ts';
import { readState } from './read-state.ts';
import type { Storage } from './shell.ts';

export type Cost = Pick<Observation, 'endpoint' | 'sentBytes' | 'receivedBytes'>;

/** To be done between rounds. */
export async function charge(storage: Storage, costs: readonly Cost[], now: number): Promise<void> {
  const state = await readState(storage);
  await storage.save(entries(state, { ...state, spent: spend(state.spent, costs, now) }));
}

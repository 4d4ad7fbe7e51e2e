/** Forgets what is kept of one service. */
import { archiveWithout, stateWithout } from '../core/archive/forget.ts';
import { archiveOf } from '../core/archive/archive.ts';
import { layOut } from '../core/archive/lay-out.ts';
import { readState } from './read-state.ts';
import type { Store } from './archive.ts';
import type { ServiceId } from '../core/model/terms.ts';

/** To be done between rounds, when the service is no longer watched. */
export async function forget(store: Store, service: ServiceId, now: number): Promise<void> {
  const documents = await store.loadEverything();
  const archive = archiveWithout(archiveOf(documents), service);
  const state = stateWithout(await readState(store), service);
  const { entries } = layOut(archive, state, Object.keys(documents), now);
  await store.save(entries);
}

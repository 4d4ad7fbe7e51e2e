/** Forgets what is kept of one service. */
import { archiveWithout, stateWithout } from '../core/archive/forget.ts';
import { archiveOf } from '../core/archive/archive.ts';
import { layOut } from '../core/archive/lay-out.ts';
import { unreadIn } from '../core/storage/documents.ts';
import { LOST } from '../core/storage/keys.ts';
import { COPY_KEYS, setAside } from '../core/storage/set-aside.ts';
import { readState } from './read-state.ts';
import type { Store } from './shell.ts';
import type { ServiceId } from '../core/model/terms.ts';

/** To be done between rounds, when the service is no longer watched. */
export async function forget(store: Store, service: ServiceId, now: number): Promise<void> {
  // What it mends is there when everything is read.
  const state = stateWithout(await readState(store), service);
  const documents = await store.loadEverything();
  const archive = archiveWithout(archiveOf(documents), service);
  const { entries } = layOut(archive, state, Object.keys(documents), now);
  const names = (stored: unknown): boolean => JSON.stringify(stored).includes(service);
  // Of what cannot be read nobody can take one service away: what may be about it goes as a whole.
  const aside = setAside(
    documents,
    unreadIn(documents).filter(({ stored }) => !names(stored)),
  );
  const gone = [...COPY_KEYS, LOST].filter((key) => key in documents && names(documents[key]));
  await store.save({ ...aside, ...Object.fromEntries(gone.map((key) => [key, undefined])), ...entries });
}

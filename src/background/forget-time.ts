/** Forgets a time: the last hour or day, or all that is older than the user wants kept. What is left is one write, whole or not at all. */
import type { Archive } from '../core/archive/archive.ts';
import { archiveOf } from '../core/archive/archive.ts';
import { archiveUntil, stateUntil } from '../core/archive/forget-since.ts';
import { goesLines } from '../core/archive/goes.ts';
import { archiveSince, stateSince } from '../core/archive/keep-since.ts';
import { layOut } from '../core/archive/lay-out.ts';
import type { Sentence } from '../core/model/sentence.ts';
import type { State } from '../core/model/state.ts';
import { unreadIn } from '../core/storage/documents.ts';
import { CLOCK_AHEAD, FORGETTING, KEPT_SINCE, LOST, MORNING, OUTGOING, STATE } from '../core/storage/keys.ts';
import { laterVersion } from '../core/storage/read-state.ts';
import { agedCopies, COPY_KEYS, setAside } from '../core/storage/set-aside.ts';
import { waitingSince } from '../services/outgoing-document.ts';
import { readState } from './read-state.ts';
import type { Storage } from './shell.ts';

type Documents = Readonly<Record<string, unknown>>;

interface Held {
  state: State;
  documents: Documents;
  archive: Archive;
}

async function held(storage: Storage): Promise<Held> {
  // What it mends is there when everything is read.
  const state = await readState(storage);
  const documents = await storage.loadEverything();
  if (laterVersion(documents[STATE]) !== undefined) throw new Error('A later version has written this');
  return { state, documents, archive: archiveOf(documents) };
}

/** Of the entries those that are another than what is stored. */
const changedIn = (documents: Documents, entries: Documents): Documents =>
  Object.fromEntries(
    Object.entries(entries).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(documents[key]),
    ),
  );

/**
 * Forgets everything that was recorded from a moment on. To be done between rounds. Returns the incidents of which nothing is left.
 * Rejects where it cannot be written.
 */
export async function forgetSince(storage: Storage, from: number, now: number): Promise<readonly string[]> {
  const { state, documents, archive } = await held(storage);
  const left = archiveUntil(archive, from, now);
  const { entries } = layOut(left, stateUntil(state, left, from, now), Object.keys(documents), now);
  // When what cannot be read was recorded nobody knows: it goes as a whole. What waits to be sent is of late.
  const aside = Object.fromEntries([...COPY_KEYS, LOST, MORNING, OUTGOING].map((key) => [key, undefined]));
  await storage.save(changedIn(documents, { ...aside, ...entries, [FORGETTING]: undefined }));
  const ids = new Set(left.cases.map(({ incident }) => incident.id));
  return archive.cases.map(({ incident }) => incident.id).filter((id) => !ids.has(id));
}

/** Removes everything from before a moment. To be done between rounds. Rejects where it cannot be written. */
export async function keepSince(storage: Storage, since: number, now: number): Promise<void> {
  const { state, documents, archive } = await held(storage);
  const left = archiveSince(archive, since);
  const { entries } = layOut(left, stateSince(state, since), Object.keys(documents), now);
  const aside = setAside(documents, unreadIn(documents));
  const aged = agedCopies({ ...documents, ...aside }, since, now);
  const { [MORNING]: seenAt } = documents;
  // It tells when an outage ended.
  const isSeenLately = typeof seenAt === 'number' && seenAt >= since;
  const noted = {
    [KEPT_SINCE]: since,
    [CLOCK_AHEAD]: undefined,
    [MORNING]: isSeenLately ? seenAt : undefined,
    ...(documents[OUTGOING] !== undefined && { [OUTGOING]: waitingSince(documents[OUTGOING], since) }),
  };
  await storage.save(changedIn(documents, { ...aside, ...aged, ...entries, ...noted }));
}

/** What forgetting this time would take away, one line each. */
export async function wouldGo(storage: Storage, time: { since: number } | { before: number }, now: number) {
  const archive = archiveOf(await storage.loadEverything());
  const left = 'since' in time ? archiveUntil(archive, time.since, now) : archiveSince(archive, time.before);
  return goesLines(archive, left) satisfies Sentence[];
}

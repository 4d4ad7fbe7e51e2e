/** What the pages may have done with what is stored: export, import, erase, mark. */
import { archiveOf, type Archive } from '../core/archive/archive.ts';
import { changeLines, changesOf, isNothing, type Preview } from '../core/archive/changes.ts';
import { historyCsv, incidentsCsv } from '../core/archive/csv.ts';
import { DAMAGED, KEPT_SINCE, LOST, MARKS } from '../core/storage/keys.ts';
import { toExport, type ExportKind } from '../core/archive/export.ts';
import { layOut } from '../core/archive/lay-out.ts';
import { mark, readMarks } from '../core/history/marks.ts';
import { merge } from '../core/archive/merge.ts';
import type { Settings } from '../core/model/settings.ts';
import { changesIn, settingsWith } from '../services/imported-settings.ts';
import { settingsEntries } from '../services/settings.ts';
import { unreadIn } from '../core/storage/documents.ts';
import { SET_ASIDE_KEYS, setAside } from '../core/storage/set-aside.ts';
import { readImport } from './import.ts';
import { readState } from './read-state.ts';
import type { Storage, Store } from './shell.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Sentence } from '../core/model/sentence.ts';

type Documents = Readonly<Record<string, unknown>>;

/** What could not be read and was set aside, as it was. */
const copiesIn = (documents: Documents): Documents =>
  Object.fromEntries(Object.entries(documents).filter(([key]) => key.startsWith(DAMAGED)));

/** Deletes what was set aside. */
export async function deleteCopies(store: Store): Promise<void> {
  const keys = Object.keys(copiesIn(await store.loadEverything()));
  await store.save(Object.fromEntries([...keys, LOST].map((key) => [key, undefined])));
}

/** Everything that is kept, as the text of a file. */
export async function exported(
  store: Store,
  kind: ExportKind,
  settings: Settings,
  now: number,
): Promise<string> {
  const documents = await store.loadEverything();
  if (kind === 'set-aside') return `${JSON.stringify(copiesIn(documents), undefined, 1)}\n`;
  const archive = archiveOf(documents);
  if (kind === 'history-csv') return historyCsv(archive);
  if (kind === 'incidents-csv') return incidentsCsv(archive);
  const { [KEPT_SINCE]: since } = documents;
  const keptSinceAt = typeof since === 'number' ? since : undefined;
  return `${JSON.stringify(toExport(archive, kind === 'json' ? settings : undefined, now, keptSinceAt))}\n`;
}

interface Merged {
  ours: Archive;
  theirs: Archive;
  merged: Archive;
  settings?: Settings;
  documents: Documents;
}

/** Between two long stretches of work others have their turn: a whole history takes a second on a slow computer. */
const pause = (): Promise<void> => new Promise((go) => setTimeout(go));

async function mergedWith(
  store: Store,
  text: string,
  now: number,
): Promise<Merged | { refusals: readonly Sentence[] }> {
  const read = readImport(text);
  if ('refusals' in read) return read;
  const { archive: theirs, settings } = read;
  await pause();
  const documents = await store.loadEverything();
  const ours = archiveOf(documents);
  await pause();
  const merged = merge(ours, theirs, now);
  await pause();
  return { ours, theirs, merged, ...(settings && { settings }), documents };
}

export async function previewed(
  store: Store,
  text: string,
  settings: Settings,
  now: number,
): Promise<Preview> {
  const result = await mergedWith(store, text, now);
  if ('refusals' in result) return result;
  const changes = changesOf(result.ours, result.theirs, result.merged);
  return {
    changes: changeLines(changes),
    isNothing: isNothing(changes),
    settings: result.settings ? changesIn(settings, settingsWith(settings, result.settings)) : [],
  };
}

/** Takes a file in, whole or not at all. To be done between rounds. */
export async function imported(
  store: Store,
  text: string,
  /** Those of now, where the file's are to come into them. */
  settings: Settings | undefined,
  now: number,
): Promise<Preview> {
  // What it mends is there when everything is read.
  const state = await readState(store);
  const result = await mergedWith(store, text, now);
  if ('refusals' in result) return result;
  const { entries } = layOut(result.merged, state, Object.keys(result.documents), now);
  await pause();
  const aside = setAside(result.documents, unreadIn(result.documents));
  const chosen = settings && result.settings ? settingsEntries(settingsWith(settings, result.settings)) : {};
  // What came with it may be older than the user wants kept: the next round looks.
  await store.save({ ...aside, ...entries, ...chosen, [KEPT_SINCE]: undefined });
  await pause();
  const changes = changesOf(result.ours, result.theirs, result.merged);
  return { changes: changeLines(changes), isNothing: isNothing(changes), settings: [] };
}

/** Notes that a service does not work for the user. */
export async function marked(store: Storage, service: ServiceId, now: number): Promise<void> {
  const { [MARKS]: stored, ...found } = await store.loadAll([MARKS, ...SET_ASIDE_KEYS]);
  const aside = setAside(found, unreadIn({ [MARKS]: stored }));
  await store.save({ ...aside, [MARKS]: mark(readMarks(stored), service, now) });
}

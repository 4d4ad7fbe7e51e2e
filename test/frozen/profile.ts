/** Profiles that an older version left behind: what lay in its storage, and the file that its user saved. */
import { readdirSync, readFileSync } from 'node:fs';
import { readSettings, readState } from '../../src/background/read-state.ts';
import type { LoadAll } from '../../src/core/report/find-incident.ts';
import { archiveOf, type Archive } from '../../src/core/archive/archive.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import type { State } from '../../src/core/model/state.ts';
import { memoryStore, type MemoryStore } from '../simulate/memory-store.ts';
import type { Sight } from '../../src/core/model/watch.ts';

const FOLDER = new URL('./0.1.0/', import.meta.url).pathname;

export type ProfileName = 'a-month' | 'firefox-basic-paused' | 'first-hour';

export interface Profile {
  /** What `storage.local` held, by key. */
  documents: Readonly<Record<string, unknown>>;
  /** A storage that holds a copy of it. */
  store: MemoryStore;
  /** The exported history, as the text of the file. */
  saved: string;
  /** What the background reads of it. */
  settings: Settings;
  state: State;
  archive: Archive;
  loadAll: LoadAll;
}

export const profileNames: readonly ProfileName[] = ['a-month', 'firefox-basic-paused', 'first-hour'];

/** When the profile was frozen: in the middle of a round, after its last write. In ms. */
export const frozenAt: Readonly<Record<ProfileName, number>> = {
  'a-month': Date.parse('2026-11-22T20:27:04.225Z'),
  'firefox-basic-paused': Date.parse('2026-11-22T12:00:00Z'),
  'first-hour': Date.parse('2026-11-22T18:40:09.177Z'),
};

/** What was granted to the browser it came from. */
export const sights: Readonly<Record<ProfileName, Sight>> = {
  'a-month': {
    browser: 'chromium',
    granted: [
      'whatsapp',
      'signal',
      'slack',
      'own-www-clinic-example',
      'own-chat-family-example',
      'own-jabber-club-example',
      'own-team-work-example',
      'own-zulip-study-example',
      'own-rocket-union-example',
      'own-social-town-example',
      'control',
    ],
    seesLayers: true,
    socketsAreAnonymous: true,
  },
  'firefox-basic-paused': { browser: 'firefox', granted: [], seesLayers: false, socketsAreAnonymous: false },
  'first-hour': { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
};

export async function openProfile(name: ProfileName): Promise<Profile> {
  const read = (file: string): string => readFileSync(`${FOLDER}${name}/${file}`, 'utf8');
  const documents = JSON.parse(read('storage.json')) as Record<string, unknown>;
  const store = memoryStore(new Map(Object.entries(documents)));
  const saved = read(readdirSync(`${FOLDER}${name}`).find((file) => file.startsWith('wasl-'))!);
  return {
    documents,
    store,
    saved,
    settings: await readSettings(store),
    state: await readState(store),
    archive: archiveOf(documents),
    loadAll: async (keys) => Object.fromEntries(keys.map((key) => [key, documents[key]])),
  };
}

/** `2026-11-22 20:16:52` in UTC; moments of a profile as a person reads them. */
export const utc = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** All that the page of reports shows, read from storage. */
import { casesSince, findCase, type FoundIncident, type LoadAll } from '../core/report/find-incident.ts';
import { readMarks } from '../core/history/marks.ts';
import type { Case } from '../core/storage/incidents.ts';
import { countryServices, services, watch } from '../services/index.ts';
import { settingsFrom } from '../services/settings.ts';
import { readState, type Load } from '../ui/stored.ts';
import type { Words } from '../words/index.ts';
import { loadWords } from '../words/load.ts';
import { datesOf, type Dates } from './dated.ts';
import { readMarked, type Marked } from './read-marks.ts';
import { readMonth, type Month } from './read-month.ts';
import type { Sight } from '../core/model/watch.ts';
import type { Keep } from '../core/model/keeping.ts';
import type { Mark } from '../core/model/past.ts';
import { MARKS, SETTINGS } from '../core/storage/keys.ts';

/** What was asked for: one incident, or the list of all, or of those of one service. */
export interface Wanted {
  incident?: string | undefined;
  service?: string | undefined;
  /** How many months back the list begins. */
  back: number;
}

/** Where it is read from. */
export interface Source {
  load: Load;
  loadAll: LoadAll;
  /** The language of the browser's menus, as a tag. */
  browser: string;
}

/** Incidents, one month at a glance, and the marks of that month. */
export interface List {
  all: readonly Case[];
  month: Month;
  marked: readonly Marked[];
  /** What a service is called, those too that are no longer chosen; `undefined` of one that nobody remembers. */
  nameOf(id: string): string | undefined;
  /** The name of the one service that it is about. */
  about?: string;
  /** Only so much is kept. */
  keep?: Keep;
}

/** What the page knows. */
export interface Known {
  marks: readonly Mark[];
  words: Words;
  dates: Dates;
  /** Where one incident is wanted. */
  found?: FoundIncident;
  /** Where none is. */
  list?: List;
}

/** What can be seen now is of no account to what was. */
const NO_SIGHT: Sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: false };

/** Rejects only where storage or the extension's own words cannot be read. */
export async function readAll(wanted: Wanted, { load, loadAll, browser }: Source): Promise<Known> {
  // The words of the browser's language are on their way before it is known whether another was chosen.
  loadWords({ browser }, '/words/report/index').catch(() => undefined);
  const [{ settings }, state, marks] = await Promise.all([
    load(SETTINGS).then(settingsFrom),
    readState(load),
    load(MARKS).then(readMarks),
  ]);
  const words = await loadWords({ ...settings, browser }, '/words/report/index');
  const known = { marks, words, dates: datesOf(words) };
  if (wanted.incident !== undefined)
    return { ...known, found: await findCase(wanted.incident, state, loadAll) };
  const isAbout = (id: string): boolean => wanted.service === undefined || id === wanted.service;
  const shown = watch(settings, NO_SIGHT).services.filter(({ id }) => isAbout(id));
  const source = { state, loadAll, services: shown, now: Date.now() };
  const cases = await casesSince(state, loadAll, 0);
  const month = await readMonth(source, wanted.back);
  const isShown = ({ service, at }: Mark): boolean => isAbout(service) && at >= month.from && at < month.to;
  const names = new Map<string, string>();
  for (const { testimony } of cases.toReversed())
    for (const [id, name] of Object.entries(testimony?.names ?? {})) names.set(id, name);
  for (const { id, name } of [...services, ...countryServices, ...shown]) names.set(id, name);
  const about = wanted.service === undefined ? undefined : (names.get(wanted.service) ?? wanted.service);
  return {
    ...known,
    list: {
      all: cases.filter(({ incident }) => incident.services.some(isAbout)),
      month,
      nameOf: (id) => names.get(id),
      marked: await readMarked(marks.filter(isShown), { ...source, cases }),
      ...(about !== undefined && { about }),
      ...(settings.keep && { keep: settings.keep }),
    },
  };
}

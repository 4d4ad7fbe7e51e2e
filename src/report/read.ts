/** All that the page of reports shows, read from storage. */
import {
  allCases,
  casesSince,
  findCase,
  type FoundIncident,
  type LoadAll,
} from '../core/report/find-incident.ts';
import { readMarks } from '../core/history/marks.ts';
import type { Service } from '../core/model/service.ts';
import { DAY_MS } from '../core/model/time.ts';
import type { Case } from '../core/storage/incidents.ts';
import { countryServices, services, watch } from '../services/index.ts';
import { settingsFrom } from '../services/settings.ts';
import { readState } from '../ui/stored.ts';
import type { Words } from '../words/index.ts';
import { loadWords } from '../words/load.ts';
import { datesOf, type Dates } from './dated.ts';
import { readMarked, type Marked } from './read-marks.ts';
import { monthAt, readMonth, type Month } from './read-month.ts';
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
  load(key: string): Promise<unknown>;
  loadAll: LoadAll;
  /** The language of the browser's menus, as a tag. */
  browser: string;
}

/** One month at a glance, and how what stands below it is read. */
export interface List {
  month: Month;
  /** The name of the one service that it is about. */
  about?: string;
  /** Only so much is kept. */
  keep?: Keep;
  readBelow(): Promise<Below>;
}

/** All incidents, and the marks of the month. */
export interface Below {
  all: readonly Case[];
  marked: readonly Marked[];
  /** What a service is called, those too that are no longer chosen; `undefined` of one that nobody remembers. */
  nameOf(id: string): string | undefined;
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

/** What began so long before a month may have lasted into it. */
const LONG_MS = 30 * DAY_MS;

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
  const now = Date.now();
  const { from, to } = monthAt(now, wanted.back);
  // Only they know what a service was called that is gone.
  const cases = wanted.service === undefined ? undefined : await allCases(state, loadAll);
  const near = cases ?? (await casesSince(state, loadAll, from - LONG_MS));
  const source = { state, loadAll, services: shown, now };
  const nameOf = namesIn(cases ?? [], shown);
  return {
    ...known,
    list: {
      month: await readMonth({ ...source, cases: near }, wanted.back),
      ...(wanted.service !== undefined && { about: nameOf(wanted.service) ?? wanted.service }),
      ...(settings.keep && { keep: settings.keep }),
      async readBelow() {
        const all = cases ?? (await allCases(state, loadAll));
        const inMonth = marks.filter(({ service, at }) => isAbout(service) && at >= from && at < to);
        return {
          all: all.filter(({ incident }) => incident.services.some(isAbout)),
          marked: await readMarked(inMonth, { ...source, cases: all }),
          nameOf: namesIn(all, shown),
        };
      },
    },
  };
}

/** What services are called: as they are now, those that are gone as they were when they were last in trouble. */
function namesIn(cases: readonly Case[], shown: readonly Service[]): Below['nameOf'] {
  const names = new Map<string, string>();
  for (const { testimony } of cases.toReversed())
    for (const [id, name] of Object.entries(testimony?.names ?? {})) names.set(id, name);
  for (const { id, name } of [...services, ...countryServices, ...shown]) names.set(id, name);
  return (id) => names.get(id);
}

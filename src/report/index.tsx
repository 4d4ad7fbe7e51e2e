/** The page of reports: `report.html?incident=…`, or the list of all, or with `?service=…` of one service. Reads storage, asks the network nothing. */
import { render } from 'preact';
import { utc } from '../core/calendar.ts';
import { casesSince, findCase, type Found } from '../core/cases.ts';
import { incidentCsv } from '../core/exchange/csv.ts';
import { withoutAddresses, type Account } from '../core/discreet.ts';
import { exportedIncident, FORMAT } from '../core/exchange/export.ts';
import { MARKS, readMarks, type Mark } from '../core/history/marks.ts';
import type { Sight } from '../core/model.ts';
import { report } from '../core/report.ts';
import type { Case } from '../core/stored/incidents.ts';
import { browserLanguage } from '../platform/language.ts';
import { load, loadAll, onStored } from '../platform/storage.ts';
import { defaultSettings, services, watch } from '../services/index.ts';
import { readSettings, readState } from '../ui/stored.ts';
import type { Words } from '../words/index.ts';
import { loadWords } from '../words/load.ts';
import { datesOf, type Dates } from './dated.ts';
import { titleOf } from './facts.ts';
import { draw } from './geometry.ts';
import { IncidentList, listTitle, NoReport } from './other-pages.tsx';
import { paint } from './picture.ts';
import { readMarked, type Marked } from './read-marks.ts';
import { readMonth, type Month } from './read-month.ts';
import { Report, type Actions } from './report.tsx';
import { textOf } from './text.ts';

const asked = new URLSearchParams(location.search);
const wanted = asked.get('incident') ?? undefined;
const about = asked.get('service') ?? undefined;
const builtIn = new Set(services.map(({ id }) => id));

/** What the user did on this page; it is gone when the page closes. */
const here = { namesAddresses: false, said: undefined as string | undefined, back: 0 };

/** What can be seen now is of no account to what was. */
const NO_SIGHT: Sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: false };

interface Known {
  marks: readonly Mark[];
  words: Words;
  dates: Dates;
  /** Where one incident is wanted. */
  found?: Found;
  /** Where none is. */
  list?: { all: readonly Case[]; month: Month; marked: readonly Marked[]; about?: string };
}

async function readAll(): Promise<Known> {
  const [settings, state, marks] = await Promise.all([
    readSettings(load, defaultSettings),
    readState(load),
    load(MARKS).then(readMarks),
  ]);
  const words = await loadWords({ ...settings, browser: browserLanguage() });
  const dates = datesOf(words);
  if (wanted !== undefined) return { marks, words, dates, found: await findCase(wanted, state, loadAll) };
  const isAbout = (id: string): boolean => about === undefined || id === about;
  const shownOf = watch(settings, NO_SIGHT).services.filter(({ id }) => isAbout(id));
  const source = { state, loadAll, services: shownOf, now: Date.now() };
  const all = await casesSince(state, loadAll, 0);
  const month = await readMonth(source, here.back);
  const isShown = ({ service, at }: Mark): boolean => isAbout(service) && at >= month.from && at < month.to;
  const name = about === undefined ? undefined : (shownOf[0]?.name ?? about);
  return {
    ...{ marks, words, dates },
    list: {
      all: all.filter(({ incident }) => incident.services.some(isAbout)),
      month,
      marked: await readMarked(marks.filter(isShown), { ...source, cases: all }),
      ...(name !== undefined && { about: name }),
    },
  };
}

let known: Known;
let isRead = false;

async function refresh(): Promise<void> {
  known = await readAll();
  isRead = true;
  redraw();
}

const offsetMinutes = (at: number): number => -new Date(at).getTimezoneOffset();
const isOwn = (id: string): boolean => !builtIn.has(id);
const besideOf = ({ testimony }: Case): string[] => testimony?.bystanders.map(({ service }) => service) ?? [];

/** The case as it may be shown and given away. */
function shown(account: Account): Account {
  return here.namesAddresses ? account : withoutAddresses(account, isOwn);
}

function current() {
  const { found, words, dates } = known;
  if (found?.is !== 'found') return undefined;
  const now = Date.now();
  const { one, marks } = shown({ one: found.case, marks: known.marks });
  return { one, told: report(one, marks, now), words, dates, now };
}

function redraw(): void {
  const { words, dates, found, list } = known;
  Object.assign(document.documentElement, { lang: words.language.tag, dir: words.dir });
  const page = current();
  document.title = page ? titleOf(page.told, words) : listTitle(list?.about, words);
  if (page)
    render(
      <Report
        report={page.told}
        {...{ words, dates, offsetMinutes, actions }}
        {...here}
        now={page.now}
        width={Math.min(720, document.documentElement.clientWidth - 32)}
        hasOwn={[...page.told.services.map(({ id }) => id), ...besideOf(page.one)].some(isOwn)}
      />,
      document.body,
    );
  else if (found)
    render(<NoReport is={found.is === 'damaged' ? 'broken' : 'unknown'} words={words} />, document.body);
  else if (list) {
    const incidents = list.all.map(({ incident, testimony }) => ({
      incident,
      names: incident.services.map((id) => testimony?.names[id] ?? id),
    }));
    const onTurn = (back: number): void => {
      here.back = back;
      void refresh();
    };
    render(
      <IncidentList
        {...{ incidents, words, dates, onTurn }}
        month={list.month}
        marked={list.marked}
        back={here.back}
        about={list.about}
      />,
      document.body,
    );
  }
}

function save(content: Blob, ending: string): void {
  const page = current();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = `wasl-${page?.told.id ?? 'report'}.${ending}`;
  link.click();
  // The browser reads the blob after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const saveText = (text: string, type: string, ending: string): void =>
  save(new Blob([text], { type }), ending);

const actions: Actions = {
  async copy() {
    const page = current()!;
    const { words } = page;
    await navigator.clipboard.writeText(textOf(page.told, words, page.dates)).then(
      () => (here.said = words.t('report_copied')),
      () => (here.said = words.t('report_not_copied')),
    );
    redraw();
  },
  savePicture() {
    const { told, words, dates, now } = current()!;
    const canvas = document.createElement('canvas');
    const isMirrored = words.dir === 'rtl';
    paint(canvas, told, draw(told, { width: 760, isMirrored, now, offsetMinutes }), words, dates);
    canvas.toBlob((blob) => blob && save(blob, 'png'), 'image/png');
  },
  saveCsv() {
    const { one } = current()!;
    const localOf = (at: number): string =>
      utc(at + offsetMinutes(at) * 60_000)
        .replace('T', ' ')
        .replace('Z', '');
    // A spreadsheet takes a file without this mark for one of an older alphabet.
    saveText(`\uFEFF${incidentCsv(one, localOf)}`, 'text/csv', 'csv');
  },
  saveJson() {
    const { one } = current()!;
    const file = { format: `${FORMAT}-incident`, version: 1, incident: exportedIncident(one) };
    saveText(`${JSON.stringify(file, undefined, 2)}\n`, 'application/json', 'json');
  },
  print: () => print(),
  nameAddresses(isTicked) {
    here.namesAddresses = isTicked;
    redraw();
  },
};

onStored(refresh);
addEventListener('resize', () => isRead && redraw());
void refresh();

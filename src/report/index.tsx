/** The page of reports: `report.html?incident=…`, or the list of all, or with `?service=…` of one service. Reads storage, asks the network nothing. */
import { render } from 'preact';
import { hostOf } from '../core/model/service.ts';
import { namedIn, withoutAddresses } from '../core/report/redact.ts';
import { report } from '../core/report/report.ts';
import { browserLanguage } from '../platform/language.ts';
import { load, loadAll, onStored } from '../platform/storage.ts';
import { unawaited } from '../platform/unawaited.ts';
import { controls, countryServices, services } from '../services/index.ts';
import { painted } from '../ui/painted.ts';
import { saveFile } from '../ui/save-file.ts';
import { turns } from '../ui/turns.ts';
import { loadWords } from '../words/load.ts';
import { datesOf, type Spoken } from './dated.ts';
import { titleOf } from './facts.ts';
import { jsonOf, offsetMinutes, pictureOf, tableOf, textsOf, type Told } from './files.ts';
import type { LetterActions } from './line-section.tsx';
import { IncidentList, listTitle, NoReport } from './other-pages.tsx';
import { readAll, type Below, type Known, type List } from './read.ts';
import { Report, type Actions } from './report.tsx';
import { roomOn } from './page-width.ts';

const asked = new URLSearchParams(location.search);
const wanted = {
  incident: asked.get('incident') ?? undefined,
  service: asked.get('service') ?? undefined,
};
const builtIn = new Set([...services, ...countryServices].map(({ id }) => id));
const isOwn = (id: string): boolean => !builtIn.has(id);

/** What is asked of the line, each of another operator than the next. */
const hosts = controls.filter(({ probe }) => probe.kind === 'http').map(({ probe }) => hostOf(probe.url));

/** What the user did on this page; it is gone when the page closes. */
const here = {
  namesAddresses: false,
  said: undefined as string | undefined,
  back: 0,
  leftOut: [] as readonly number[],
  /** A second language, as its tag, and its words once they are here. */
  inTag: '',
  again: undefined as Spoken | undefined,
};

let known: Known | undefined;
/** What stands below the month: the first time it is drawn once that is painted. */
let below: Below | undefined;

const order = turns();

async function refresh(): Promise<void> {
  const isOfUse = order.begin();
  const read = await readAll({ ...wanted, back: here.back }, { load, loadAll, browser: browserLanguage() });
  if (!isOfUse()) return;
  const { list } = read;
  if (list && !below) {
    known = read;
    redraw();
    await painted();
  }
  const later = await list?.readBelow();
  if (!isOfUse()) return;
  known = read;
  below = later;
  redraw();
}

/** The incident that is shown, as it may be given away. */
function current(): Told | undefined {
  if (known?.found?.is !== 'found') return undefined;
  const { found, marks, words, dates } = known;
  const now = Date.now();
  const whole = { one: found.case, marks };
  const shown = here.namesAddresses ? whole : withoutAddresses(whole, isOwn);
  // What is told in a language already is not told in it again.
  const again = here.again?.words.language.tag === words.language.tag ? undefined : here.again;
  return { one: shown.one, told: report(shown.one, shown.marks, now), words, dates, again, now };
}

function redraw(): void {
  if (!known) return;
  const { words, found, list } = known;
  Object.assign(document.documentElement, { lang: words.language.tag, dir: words.dir });
  const page = current();
  document.title = page ? titleOf(page.told, words) : listTitle(list?.about, words);
  if (page) drawReport(page);
  else if (found)
    render(<NoReport is={found.is === 'damaged' ? 'broken' : 'unknown'} words={words} />, document.body);
  else if (list) drawList(list, known);
}

function drawReport({ one, told, words, dates, again, now }: Told): void {
  render(
    <Report
      report={told}
      {...{ words, dates, now, offsetMinutes, actions }}
      {...here}
      again={again}
      width={roomOn(document.documentElement)}
      hasOwn={namedIn(one).some(isOwn)}
    />,
    document.body,
  );
}

function drawList({ month, about, keep }: List, { words, dates }: Known): void {
  const nameOf = (id: string) => below?.nameOf(id);
  const incidents = below?.all.map(({ incident, testimony }) => ({
    incident,
    names: incident.services.map((id) => testimony?.names[id] ?? nameOf(id) ?? words.t('service_gone')),
  }));
  const onTurn = (back: number): void => {
    Object.assign(here, { back, said: undefined });
    unawaited(refresh());
  };
  const letter = about === undefined ? { hosts, ...here, ...letterActions } : undefined;
  render(
    <IncidentList
      {...{ incidents, month, nameOf, about, keep, words, dates, onTurn, letter }}
      marked={below?.marked}
      back={here.back}
    />,
    document.body,
  );
}

const save = ({ told }: Told, content: Blob, ending: string): void =>
  saveFile(content, `wasl-${told.id}.${ending}`);

async function copy(text: string): Promise<void> {
  const { words } = known!;
  await navigator.clipboard.writeText(text).then(
    () => (here.said = words.t('report_copied')),
    () => (here.said = words.t('report_not_copied')),
  );
  redraw();
}

const letterActions: LetterActions = {
  tell(at, isTold) {
    const others = here.leftOut.filter((one) => one !== at);
    Object.assign(here, { leftOut: isTold ? others : [...others, at], said: undefined });
    redraw();
  },
  copyLetter: (text) => unawaited(copy(text)),
};

async function savePicture(): Promise<void> {
  const page = current()!;
  const picture = await pictureOf(page);
  if (picture) save(page, picture, 'png');
}

async function tellIn(tag: string): Promise<void> {
  Object.assign(here, { inTag: tag, said: undefined });
  const words =
    tag === ''
      ? undefined
      : await loadWords({ language: tag, browser: browserLanguage() }, '/words/report/index');
  // Another may have been chosen meanwhile.
  if (here.inTag !== tag) return;
  here.again = words && { words, dates: datesOf(words) };
  redraw();
}

const actions: Actions = {
  copy: () => unawaited(copy(textsOf(current()!))),
  savePicture: () => unawaited(savePicture()),
  saveCsv() {
    const page = current()!;
    save(page, tableOf(page), 'csv');
  },
  saveJson() {
    const page = current()!;
    save(page, jsonOf(page), 'json');
  },
  print: () => print(),
  nameAddresses(isTicked) {
    here.namesAddresses = isTicked;
    redraw();
  },
  tellIn: (tag) => unawaited(tellIn(tag)),
};

onStored(refresh);
addEventListener('resize', redraw);
unawaited(refresh());

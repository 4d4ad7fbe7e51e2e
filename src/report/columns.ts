/**
 * The columns of a report's tables, each declared once: how the page shows it, where it stands in the text, what a
 * spreadsheet gets of it.
 */
import type { CsvCell } from '../core/archive/csv.ts';
import type { Seen } from '../core/model/past.ts';
import { utc } from '../core/model/time.ts';
import type { Asked, Moment, Report } from '../core/report/report.ts';
import type { ToldByOther } from '../core/report/said-by-others.ts';
import { sourceName } from '../ui/source-name.ts';
import type { Key, Words } from '../words/index.ts';
import {
  answeredOf,
  failuresOf,
  incidentsIn,
  latencyIn,
  longestQuiet,
  resultOf,
  functionOf,
  tookOf,
} from './cells.ts';
import { bare, sayDated, type Dates } from './dated.ts';
import type { Marked } from './read-marks.ts';
import type { MonthRow } from './read-month.ts';

export interface Column<Row> {
  /** The moment that a row is about: the page and the text say it in local time and in UTC. */
  at?(row: Row): number;
  /** The message that heads it on the page, and what it says there. A column without is for spreadsheets. */
  head?: Key;
  cell?(row: Row, words: Words, dates: Dates): string;
  /** `heading`: a name by which its row goes; `name`: another; `brief`: on one line; `whole`: with all the room there is. */
  style?: 'heading' | 'name' | 'brief' | 'whole';
  /** Where its text leads on the page; `undefined`: nowhere. */
  link?(row: Row): string | undefined;
  /** Marked as good news or bad. */
  tone?(row: Row): Moment['tone'];
  /** Its place in a line of the text, `name (beside): said, said`. A moment stands at the beginning, what is left out nowhere. */
  text?: 'name' | 'beside' | 'said';
  /** Its columns in a spreadsheet, by their names. `local` says a moment as the user's clock would. */
  csv?: Readonly<Record<string, (row: Row, local: (at: number) => string) => CsvCell>>;
}

export const STEP_COLUMNS: readonly Column<Moment>[] = [
  { at: ({ at }) => at },
  {
    ...{ head: 'report_seen', style: 'whole', text: 'said' },
    cell: ({ sentence }, words, dates) => sayDated(sentence, words, dates),
    tone: ({ tone }) => tone,
  },
];

/** Its page may have come from a stranger's answer, or out of a file. */
const pageOf = ({ url }: ToldByOther): string | undefined => (url?.startsWith('https://') ? url : undefined);

export const OTHERS_COLUMNS: readonly Column<ToldByOther>[] = [
  { at: ({ firstAt }) => firstAt },
  {
    ...{ head: 'report_heard_source', style: 'name', text: 'said' },
    cell: ({ vantage }, words) => (vantage === 'friend' ? words.t('friend_source') : sourceName(vantage)),
    link: pageOf,
  },
  {
    ...{ head: 'report_heard_said', style: 'whole', text: 'said' },
    cell: ({ sentence }, words, dates) => sayDated(sentence, words, dates),
    tone: ({ tone }) => tone,
  },
];

export const ASKED_COLUMNS: readonly Column<Asked>[] = [
  {
    ...{ head: 'report_asked_name', style: 'heading', text: 'name' },
    cell: ({ name }) => name,
    tone: ({ tone }) => tone,
  },
  { head: 'report_asked_function', cell: functionOf, style: 'brief', text: 'beside' },
  { head: 'report_asked_answered', cell: answeredOf, style: 'brief', text: 'said' },
  { head: 'report_asked_failures', cell: failuresOf, text: 'said' },
  { head: 'report_asked_took', cell: tookOf, style: 'brief' },
];

/** A single observation, with the host that was asked. */
export interface Look extends Seen {
  host?: string | undefined;
}

export function looksOf({ observations, asked }: Report): Look[] {
  const hosts = new Map(asked.map(({ endpoint, name }) => [endpoint, name]));
  return observations.map((seen) => ({ ...seen, host: hosts.get(seen.endpoint) }));
}

export const LOOK_COLUMNS: readonly Column<Look>[] = [
  { at: ({ at }) => at, csv: { at_utc: ({ at }) => utc(at), at_local: ({ at }, local) => local(at) } },
  {
    ...{ head: 'report_asked_name', style: 'name' },
    cell: ({ host, endpoint }) => host ?? endpoint,
    csv: { endpoint: ({ endpoint }) => endpoint, host: ({ host }) => host },
  },
  {
    csv: {
      kind: ({ kind }) => kind,
      checks: ({ tier }) => tier,
      connection: ({ isWarm }) => (isWarm ? 'kept' : 'fresh'),
    },
  },
  {
    ...{ head: 'report_result', style: 'whole' },
    cell: resultOf,
    csv: {
      result: ({ answered }) => (answered ? 'answered' : 'failed'),
      failure: ({ failure }) => failure,
      http_status: ({ status }) => status,
      latency_ms: ({ latencyMs }) => Math.round(latencyMs),
      browser_code: ({ detail }) => detail,
    },
  },
];

export const MONTH_COLUMNS: readonly Column<MonthRow>[] = [
  { head: 'glance_service', cell: ({ name }, words) => words.called(name), style: 'heading' },
  {
    ...{ head: 'glance_up', style: 'brief' },
    cell: ({ glance: { upShare } }, words) => (upShare === undefined ? '' : words.share(upShare)),
  },
  {
    ...{ head: 'glance_unmeasured', style: 'brief' },
    cell: ({ glance }, words) => words.share(glance.unmeasuredShare),
  },
  { head: 'glance_incidents', cell: ({ glance }, words) => incidentsIn(glance, words) },
  { head: 'glance_took', cell: ({ glance }, words) => latencyIn(glance, words), style: 'brief' },
  { head: 'glance_quiet', cell: ({ glance }, words, dates) => longestQuiet(glance, words, dates) },
];

/** What the user marked, with the name of its service. */
export interface MarkRow extends Marked {
  name: string;
}

export const MARK_COLUMNS: readonly Column<MarkRow>[] = [
  { head: 'report_asked_name', cell: ({ name }, words) => words.called(name), style: 'heading' },
  { head: 'marks_when', cell: ({ at }, words, dates) => bare(at, words, dates) },
  {
    head: 'report_seen',
    cell: ({ past }, words) =>
      past ? words.say({ key: `past_${past}`, values: {} }) : words.t('marks_gone'),
  },
  {
    head: 'glance_incidents',
    cell: ({ incident }, words) => (incident === undefined ? '' : words.t('incident_report')),
    link: ({ incident }) =>
      incident === undefined ? undefined : `report.html?incident=${encodeURIComponent(incident)}`,
  },
];

/** The history for a spreadsheet. Each table's columns are declared once, with their names. */
import type { Archive } from './archive.ts';
import { causeOfIncident } from '../model/incident.ts';
import { utc } from '../model/time.ts';
import { medianOf } from '../history/latency.ts';
import { rollUp, sumUp, type ServiceSum } from '../history/roll-up.ts';
import type { Case } from '../storage/incidents.ts';
import { lengthOf } from '../history/stretches.ts';
import { MEASURED } from '../model/terms.ts';

export type CsvCell = string | number | undefined;

/** Columns of a spreadsheet: each by its name, with what stands in it. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => CsvCell>>;

/**
 * Spaces and what is not seen: control and format characters (a zero-width space, marks of direction) and joiners. A
 * spreadsheet may leave them out before it looks for a formula.
 */
const UNSEEN = '(?:(?![\\t\\r\\n])[\\p{White_Space}\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}])*';

/**
 * A text that a spreadsheet would take for a formula is kept from being one (OWASP, "CSV Injection"): in any cell that it
 * could become part of, for where a comma is part of numbers spreadsheets take semicolons and tabs for the end of a cell.
 */
let formula: RegExp | undefined;

/** Made when a table is: such sets of letters take long, and the background begins every minute. */
const formulas = (): RegExp =>
  (formula ??= new RegExp(`(^|[,;\\t\\r\\n"])(${UNSEEN})(?=[=+\\-@＝＋－＠﹢﹣﹦﹫])`, 'gu'));

function cell(value: CsvCell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = value.replace(formulas(), "$1'$2");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as RFC 4180 says, the first naming the columns. */
export function csv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** One line for each row, below the names of the columns. */
function sheet<Row>(columns: CsvColumns<Row>, rows: readonly Row[]): string {
  const cells = Object.values(columns);
  return csv([Object.keys(columns), ...rows.map((row) => cells.map((of) => of(row)))]);
}

const seconds = (ms: number | undefined): number => Math.round((ms ?? 0) / 1000);

/** In percent, to the thousandth. */
function upPercent({ parts }: ServiceSum): number | undefined {
  const measured = lengthOf(parts, MEASURED);
  return measured > 0 ? Math.round(((parts.up ?? 0) / measured) * 100_000) / 1000 : undefined;
}

function medianMs({ sketch }: ServiceSum): number | undefined {
  const median = medianOf(sketch);
  return median === undefined ? undefined : Math.round(median);
}

const DAY_COLUMNS: CsvColumns<{ day: string; service: string; sum: ServiceSum }> = {
  day_utc: ({ day }) => day,
  service: ({ service }) => service,
  up_s: ({ sum }) => seconds(sum.parts.up),
  degraded_s: ({ sum }) => seconds(sum.parts.degraded),
  down_s: ({ sum }) => seconds(sum.parts.down),
  own_connection_s: ({ sum }) => seconds(sum.parts.connection),
  not_measured_s: ({ sum }) => seconds(sum.parts['not-measured']),
  paused_s: ({ sum }) => seconds(sum.parts.paused),
  up_percent_of_measured: ({ sum }) => upPercent(sum),
  blips: ({ sum }) => sum.blips,
  median_ms: ({ sum }) => medianMs(sum),
  worst_ms: ({ sum }) => sum.worstMs || undefined,
};

/** One line for each UTC day and service, the days that are still open included. */
export function historyCsv(archive: Archive): string {
  const open = archive.openDays.map((day) => sumUp(rollUp(day, archive.measuredUntilAt), day.latency));
  const rows = [...archive.sums, ...open].flatMap(({ day, services }) =>
    Object.entries(services).map(([service, sum]) => ({ day, service, sum })),
  );
  return sheet(DAY_COLUMNS, rows);
}

/** Of all that was asked, controls left out. */
function triesIn({ testimony }: Case, what: 'asked' | 'answered'): number {
  const tallies = (testimony?.tallies ?? []).filter(({ serves }) => serves !== 'control');
  return tallies.reduce((sum, tally) => sum + tally[what], 0);
}

const INCIDENT_COLUMNS: CsvColumns<Case> = {
  id: ({ incident }) => incident.id,
  operator: ({ incident }) => incident.operator,
  services: ({ incident }) => incident.services.join(' '),
  status: ({ incident }) => incident.status,
  cause: ({ incident }) => causeOfIncident(incident),
  opened_utc: ({ incident }) => utc(incident.openedAt),
  resolved_utc: ({ incident: { resolvedAt } }) => (resolvedAt === undefined ? undefined : utc(resolvedAt)),
  length_s: ({ incident: { openedAt, resolvedAt } }) =>
    resolvedAt === undefined ? undefined : seconds(resolvedAt - openedAt),
  relapses: ({ incident }) => incident.relapses,
  reasons: ({ incident }) => [...new Set(incident.timeline.map(({ rule }) => rule))].join(' '),
  tries: (one) => triesIn(one, 'asked'),
  answered: (one) => triesIn(one, 'answered'),
};

/** One line for each incident. */
export const incidentsCsv = (archive: Archive): string => sheet(INCIDENT_COLUMNS, archive.cases);

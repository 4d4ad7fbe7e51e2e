/** The history for a spreadsheet. */
import type { Archive } from './archive.ts';
import { utc } from '../model/time.ts';
import { medianOf } from '../history/latency.ts';
import { rollUp, sumUp, type ServiceSum } from '../history/roll-up.ts';
import type { Case } from '../storage/incidents.ts';
import { lengthOf } from '../history/stretches.ts';
import { MEASURED } from '../model/terms.ts';

type Cell = string | number | undefined;

/**
 * A text that a spreadsheet would take for a formula is kept from being one (OWASP, "CSV Injection"): in any cell that it
 * could become part of, for where a comma is part of numbers spreadsheets take semicolons and tabs for the end of a cell.
 */
const FORMULA = /(^|[,;\t\r\n"])( *)(?=[=+\-@＝＋－＠])/g;

function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = value.replace(FORMULA, "$1'$2");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as RFC 4180 says, the first naming the columns. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const seconds = (ms: number | undefined): number => Math.round((ms ?? 0) / 1000);

function dayRow(day: string, service: string, { parts, blips, sketch, worstMs }: ServiceSum): Cell[] {
  const measured = lengthOf(parts, MEASURED);
  const middle = medianOf(sketch);
  return [
    day,
    service,
    seconds(parts.up),
    seconds(parts.degraded),
    seconds(parts.down),
    seconds(parts.connection),
    seconds(parts['not-measured']),
    seconds(parts.paused),
    measured > 0 ? Math.round(((parts.up ?? 0) / measured) * 100_000) / 1000 : undefined,
    blips,
    middle === undefined ? undefined : Math.round(middle),
    worstMs || undefined,
  ];
}

/** One line for each UTC day and service, the days that are still open included. */
export function historyCsv(archive: Archive): string {
  const open = archive.openDays.map((day) => sumUp(rollUp(day, archive.measuredUntilAt), day.latency));
  const rows = [...archive.sums, ...open].flatMap(({ day, services }) =>
    Object.entries(services).map(([service, sum]) => dayRow(day, service, sum)),
  );
  const head =
    'day_utc service up_s degraded_s down_s own_connection_s not_measured_s paused_s up_percent_of_measured blips median_ms worst_ms';
  return csv([head.split(' '), ...rows]);
}

/** One line for each incident. */
export function incidentsCsv(archive: Archive): string {
  const rows = archive.cases.map(({ incident, testimony }): Cell[] => {
    const { id, operator, services, status, cause, openedAt, resolvedAt, relapses, timeline } = incident;
    const tallies = (testimony?.tallies ?? []).filter(({ role }) => role !== 'control');
    const sum = (count: (tally: (typeof tallies)[number]) => number): number =>
      tallies.reduce((total, tally) => total + count(tally), 0);
    return [
      id,
      operator,
      services.join(' '),
      status,
      cause,
      utc(openedAt),
      resolvedAt === undefined ? undefined : utc(resolvedAt),
      resolvedAt === undefined ? undefined : seconds(resolvedAt - openedAt),
      relapses,
      [...new Set(timeline.map(({ rule }) => rule))].join(' '),
      sum(({ asked }) => asked),
      sum(({ answered }) => answered),
    ];
  });
  const head =
    'id operator services status cause opened_utc resolved_utc length_s relapses reasons tries answered';
  return csv([head.split(' '), ...rows]);
}

/** One line for each observation of an incident that is kept. `localOf` says a moment as the user's clock would. */
export function incidentCsv({ testimony }: Case, localOf: (at: number) => string): string {
  const hosts = new Map(testimony?.tallies.map(({ endpoint, host }) => [endpoint, host]));
  const rows = (testimony?.observations ?? []).map((seen): Cell[] => [
    utc(seen.at),
    localOf(seen.at),
    seen.endpoint,
    hosts.get(seen.endpoint),
    seen.kind,
    seen.tier,
    seen.isWarm ? 'kept' : 'fresh',
    seen.answered ? 'answered' : 'failed',
    seen.failure,
    seen.status,
    Math.round(seen.latencyMs),
    seen.detail,
  ]);
  const head =
    'at_utc at_local endpoint host kind checks connection result failure http_status latency_ms browser_code';
  return csv([head.split(' '), ...rows]);
}

/** What a spreadsheet gets of a report's table. */
import { csv } from '../core/archive/csv.ts';
import type { Column } from './columns.ts';

/** `local` says a moment as the user's clock would. */
export function spreadsheetOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  local: (at: number) => string,
): string {
  const cells = columns.flatMap((column) => Object.entries(column.csv ?? {}));
  return csv([cells.map(([name]) => name), ...rows.map((row) => cells.map(([, of]) => of(row, local)))]);
}

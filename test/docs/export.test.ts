/** `docs/export.md` names the fields of the export and the columns of its tables, all of them and no others. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportSchema } from '../../src/background/export-schema.ts';
import { EXPORT_VERSION, FORMAT } from '../../src/core/archive/export.ts';
import { historyCsv, incidentsCsv } from '../../src/core/archive/csv.ts';
import { archiveOf } from '../../src/core/archive/archive.ts';
import { LOOK_COLUMNS } from '../../src/report/columns.ts';
import { spreadsheetOf } from '../../src/report/spreadsheet.ts';
import { pathsOf } from './schema-paths.ts';

const page = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((piece) => piece.trim()));
/** The names between the backticks of a cell. */
const names = (piece = ''): string[] => [...piece.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);

describe('docs/export.md', () => {
  it('says what each field of the export is', () => {
    const told = rows.flatMap(([, first, says]) =>
      first?.startsWith('`') && says ? names(first).slice(0, 1) : [],
    );
    const real = pathsOf(exportSchema).filter((path) => !path.startsWith('settings.'));
    expect(real.length).toBeGreaterThan(80);
    expect(told).toEqual(real);
  });

  it('names its version', () => {
    expect(page).toContain(`\`version\` is ${EXPORT_VERSION}.`);
    expect(page).toContain(FORMAT);
  });

  it('names the columns of the tables', () => {
    const columnsOf = (file: string): string[] => names(rows.find(([, first]) => first === file)?.[3]);
    const head = (text: string): string[] => text.split('\r\n')[0]!.split(',');
    const nothing = archiveOf({});
    expect(columnsOf('history')).toEqual(head(historyCsv(nothing)));
    expect(columnsOf('incidents')).toEqual(head(incidentsCsv(nothing)));
    expect(columnsOf('one incident')).toEqual(head(spreadsheetOf(LOOK_COLUMNS, [], String)));
  });
});

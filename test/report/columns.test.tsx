// @vitest-environment happy-dom
/** A column is declared once: the page, the text and the spreadsheet show it. */
import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/report/columns.ts';
import { datesOf } from '../../src/report/dated.ts';
import { spreadsheetOf } from '../../src/report/spreadsheet.ts';
import { Table } from '../../src/report/table.tsx';
import { lineOf } from '../../src/report/text.ts';
import { render } from '../ui/render.tsx';
import { wordsFor } from '../words/catalogues.ts';

interface Row {
  at: number;
  host: string;
  took: number;
}

const AT = Date.UTC(2026, 10, 22, 0, 12, 40);
const rows: Row[] = [
  { at: AT, host: 'a.example', took: 84 },
  { at: AT + 60_000, host: 'b.example', took: 90 },
];

const when: Column<Row> = {
  at: ({ at }) => at,
  csv: { at_utc: ({ at }) => new Date(at).toISOString(), at_local: ({ at }, local) => local(at) },
};
const host: Column<Row> = {
  ...{ head: 'report_asked_name', style: 'heading', text: 'said' },
  cell: (row) => row.host,
  tone: ({ took }) => (took > 85 ? 'bad' : 'good'),
  csv: { host: (row) => row.host },
};
const took: Column<Row> = {
  ...{ head: 'report_asked_took', style: 'brief', text: 'said' },
  cell: (row, words) => words.value({ latencyMs: row.took }),
  csv: { took_ms: (row) => row.took },
};
/** For spreadsheets alone. */
const kind: Column<Row> = { csv: { kind: () => 'http' } };

const columns = [when, host, kind, took];
const words = wordsFor('en');
const dates = datesOf(words, 'UTC');

describe('a column', () => {
  const drawn = () => render(<Table {...{ columns, rows, words, dates }} isLabelled />);

  it('has its heading and its cells on the page, a moment in local time and in UTC', () => {
    const page = drawn();
    expect(page.all('thead th').map(({ textContent }) => textContent)).toEqual([
      'Local time (UTC)',
      'UTC',
      words.t('report_asked_name'),
      words.t('report_asked_took'),
    ]);
    const cells = [...page.all('tbody tr')[0]!.children].map(({ textContent }) => textContent);
    expect(cells).toEqual(['22 Nov 2026, 00:12:40', '2026-11-22 00:12:40 UTC', 'a.example', '84 ms']);
  });

  it('is drawn as it says: a heading, on one line, with its label, as good news or bad', () => {
    const page = drawn();
    expect(page.all('tbody th[scope=row] bdi').map(({ textContent }) => textContent)).toEqual([
      'a.example',
      'b.example',
    ]);
    expect(page.all('td.brief').map(({ dataset }) => dataset['label'])).toEqual(
      Array(2).fill(words.t('report_asked_took')),
    );
    expect(page.all('.told').map(({ dataset }) => dataset['mark'])).toEqual(['up', 'down']);
  });

  it('leads somewhere where it says so', () => {
    const link = (row: Row) => (row.host === 'a.example' ? 'report.html?incident=a' : undefined);
    const page = render(<Table columns={[{ ...host, link }]} {...{ rows, words, dates }} />);
    expect(page.all('a').map((one) => [one.textContent, one.getAttribute('href')])).toEqual([
      ['a.example', 'report.html?incident=a'],
    ]);
  });

  it('has its place in a line of the text', () => {
    expect(lineOf(columns, rows[0]!, words, dates)).toBe(
      '22 Nov 2026, 00:12:40 (2026-11-22 00:12:40 UTC): a.example, 84 ms',
    );
    const named = [{ ...host, text: 'name' as const }, { ...took, text: 'beside' as const }, { ...host }];
    expect(lineOf(named, rows[1]!, words, dates)).toBe('b.example (90 ms): b.example');
  });

  it('has its names and values in a spreadsheet', () => {
    expect(spreadsheetOf(columns, rows, () => 'local')).toBe(
      [
        'at_utc,at_local,host,kind,took_ms',
        '2026-11-22T00:12:40.000Z,local,a.example,http,84',
        '2026-11-22T00:13:40.000Z,local,b.example,http,90',
        '',
      ].join('\r\n'),
    );
  });
});

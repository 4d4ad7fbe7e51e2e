/** The tables of a report: its steps, who was asked, every single observation. */
import type { Report } from '../core/report/report.ts';
import type { Words } from '../words/index.ts';
import { ASKED_COLUMNS, LOOK_COLUMNS, looksOf, OTHERS_COLUMNS, STEP_COLUMNS } from './columns.ts';
import type { Dates } from './dated.ts';
import { Table } from './table.tsx';

interface Props {
  report: Report;
  words: Words;
  dates: Dates;
}

export function Steps({ report, words, dates }: Props) {
  return (
    <section>
      <h2>{words.t('report_steps_title')}</h2>
      <Table columns={STEP_COLUMNS} rows={report.timeline} words={words} dates={dates} />
    </section>
  );
}

export function OthersTable({ report: { others }, words, dates }: Props) {
  if (others.length === 0) return <></>;
  return (
    <section>
      <h2>{words.t('report_heard_title')}</h2>
      <Table
        {...{ words, dates }}
        columns={OTHERS_COLUMNS}
        rows={others}
        data={({ vantage }) => ({ 'data-vantage': vantage })}
      />
    </section>
  );
}

export function AskedTable({ report: { asked }, words, dates }: Props) {
  if (asked.length === 0) return <></>;
  return (
    <section>
      <h2>{words.t('report_asked_title')}</h2>
      <p class="quiet">{words.t('report_asked_text')}</p>
      <Table
        {...{ words, dates }}
        columns={ASKED_COLUMNS}
        rows={asked}
        data={({ tone }) => ({ 'data-tone': tone })}
      />
    </section>
  );
}

export function Looks({ report, words, dates }: Props) {
  const looks = looksOf(report);
  const { leftOut } = report;
  if (looks.length === 0) return <p class="quiet">{words.t('report_looks_gone')}</p>;
  return (
    <details>
      <summary>{words.t('report_looks_title', { count: looks.length })}</summary>
      {leftOut > 0 && <p class="quiet">{words.t('report_looks_left', { count: leftOut })}</p>}
      <Table columns={LOOK_COLUMNS} rows={looks} words={words} dates={dates} />
    </details>
  );
}

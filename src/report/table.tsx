/** A table of the report, drawn from its columns. */
import type { Moment } from '../core/report/report.ts';
import { StatusMark, type Mark } from '../ui/status-mark.tsx';
import type { Words } from '../words/index.ts';
import type { Column } from './columns.ts';
import type { Dates } from './dated.ts';

interface Props<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  words: Words;
  dates: Dates;
  /** What a row is to be found by. */
  data?(row: Row): Readonly<Record<`data-${string}`, string>>;
  /** Where there is no room for headings each cell carries its own: its number would say nothing without. */
  isLabelled?: boolean;
}

const MARKS: Readonly<Record<Moment['tone'], Mark>> = { good: 'up', bad: 'down', neutral: 'unsure' };

export function Table<Row>({ columns, rows, words, dates, data, isLabelled = false }: Props<Row>) {
  return (
    <div class="wide">
      <table class="stack">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Head key={index} {...{ column, words, dates }} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} {...data?.(row)}>
              {columns.map((column, place) => (
                <Cell key={place} {...{ column, row, words, dates, isLabelled }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps<Row> {
  column: Column<Row>;
  words: Words;
  dates: Dates;
}

function Head<Row>({ column: { at, head }, words, dates }: HeadProps<Row>) {
  if (at)
    return (
      <>
        <th scope="col">{words.t('report_local', { zone: dates.zone })}</th>
        <th scope="col">{words.t('report_utc')}</th>
      </>
    );
  return head ? <th scope="col">{words.t(head)}</th> : <></>;
}

function Cell<Row>(props: HeadProps<Row> & { row: Row; isLabelled: boolean }) {
  const { column, row, words, dates, isLabelled } = props;
  const { at, head, cell, style, link, tone } = column;
  if (at) return <Moments at={at(row)} words={words} dates={dates} />;
  if (!head || !cell) return <></>;
  const text = cell(row, words, dates);
  const isName = style === 'heading' || style === 'name';
  const bare = isName ? <bdi>{text}</bdi> : tone ? <span>{text}</span> : text;
  const href = link?.(row);
  const said = href === undefined ? bare : <a href={href}>{bare}</a>;
  const mark = tone && MARKS[tone(row)];
  const content = mark ? (
    <span class="told" data-mark={mark}>
      <StatusMark mark={mark} />
      {said}
    </span>
  ) : (
    said
  );
  if (style === 'heading') return <th scope="row">{content}</th>;
  return (
    <td class={isName ? undefined : style} data-label={isLabelled ? words.t(head) : undefined}>
      {content}
    </td>
  );
}

/** Local time and UTC beside each other. */
function Moments({ at, dates, words }: { at: number; dates: Dates; words: Words }) {
  return (
    <>
      <td class="moment">
        <time dateTime={new Date(at).toISOString()}>{dates.exact(at)}</time>
      </td>
      <td class="moment" dir="ltr">
        {dates.utc(at)} <span class="narrow">{words.t('report_utc')}</span>
      </td>
    </>
  );
}

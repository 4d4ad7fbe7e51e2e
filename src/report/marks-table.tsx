/** What the user marked as not working, beside what was seen. */
import type { Words } from '../words/index.ts';
import { MARK_COLUMNS } from './columns.ts';
import type { Dates } from './dated.ts';
import type { Marked } from './read-marks.ts';
import { Table } from './table.tsx';

interface Props {
  marked: readonly Marked[];
  nameOf(service: string): string;
  words: Words;
  dates: Dates;
}

export function MarksTable({ marked, nameOf, words, dates }: Props) {
  if (marked.length === 0) return <></>;
  return (
    <section class="marked">
      <h2>{words.t('marks_title')}</h2>
      <Table
        columns={MARK_COLUMNS}
        rows={marked.map((one) => ({ ...one, name: nameOf(one.service) }))}
        {...{ words, dates }}
      />
    </section>
  );
}

/** A month at a glance: one line a service. */
import type { Words } from '../words/index.ts';
import { MONTH_COLUMNS } from './columns.ts';
import type { Dates } from './dated.ts';
import { LAST_DAYS, type Month } from './read-month.ts';
import { Table } from './table.tsx';

interface Props {
  month: Month;
  /** 0 for the last thirty days, 1 for the present month, and how many more lie between. */
  back: number;
  words: Words;
  dates: Dates;
  onTurn(back: number): void;
}

/** Two years are kept; the last days come first, then the present month. */
const MOST_BACK = 25;

export function MonthTable({ month, back, words, dates, onTurn }: Props) {
  const rows = month.rows.filter(({ glance }) => glance.upShare !== undefined || glance.incidents > 0);
  return (
    <section>
      <h2>{words.t('glance_title')}</h2>
      <p class="turn screen">
        <Turn isAtEnd={back >= MOST_BACK} onTurn={() => onTurn(back + 1)}>
          {words.t('glance_earlier')}
        </Turn>
        <b data-month={new Date(month.from).toISOString()}>
          {back === 0 ? words.t('glance_last', { count: LAST_DAYS }) : dates.month(month.from)}
        </b>
        <Turn isAtEnd={back === 0} onTurn={() => onTurn(back - 1)}>
          {words.t('glance_later')}
        </Turn>
      </p>
      {rows.length === 0 ? (
        <p>{words.t('glance_nothing')}</p>
      ) : (
        <>
          <p class="quiet">{words.t('glance_text')}</p>
          <Table
            {...{ rows, words, dates }}
            columns={MONTH_COLUMNS}
            data={({ id }) => ({ 'data-service': id })}
            isLabelled
          />
        </>
      )}
    </section>
  );
}

interface TurnProps {
  isAtEnd: boolean;
  onTurn(): void;
  children: string;
}

/** Stays in place at the end of the months, so that the keyboard does not lose it. */
function Turn({ isAtEnd, onTurn, children }: TurnProps) {
  return (
    <button type="button" aria-disabled={isAtEnd} onClick={() => !isAtEnd && onTurn()}>
      {children}
    </button>
  );
}

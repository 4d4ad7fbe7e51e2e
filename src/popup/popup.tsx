/** The popup: the answer first, then every service, each once; the rest waits inside the rows. */
import type { ComponentChildren } from 'preact';
import type { Words } from '../words/index.ts';
import { Answer } from './answer.tsx';
import { Bar } from './bar.tsx';
import { CheckNow } from './check-now.tsx';
import { offeredIn } from './offered.tsx';
import { ServiceRow } from './service-row.tsx';
import { Axis, startOf } from '../ui/strip.tsx';
import type { ServiceId } from '../core/model/terms.ts';
import type { Alternative, Row, View } from '../core/view/types.ts';

export interface Actions {
  checkNow(): void;
  toggle(id: ServiceId): void;
}

export interface Props {
  view: View;
  words: Words;
  now: number;
  /** Rows that are open. */
  open: readonly ServiceId[];
  /** What stands at the end of the bar. */
  ways?: ComponentChildren;
  /** What is told at rest. */
  below?: ComponentChildren;
  /** What stands at the bottom beside the check. */
  aside?: ComponentChildren;
  /** Draws what an open row shows, of one that can be turned to without what is said of that; left out while that is on its way. */
  inside?: ((row: Row, isOffered: boolean) => ComponentChildren) | undefined;
  /** Draws what is to be known of a service that can be turned to; left out while that is on its way. */
  proven?: ((alternative: Alternative) => ComponentChildren) | undefined;
  /** Draws what else is to be known of a service; left out while that is on its way. */
  notes?: ((row: Row) => ComponentChildren) | undefined;
  /** The answer to "only me?", and what is offered beside it. */
  onlyMe?: string | undefined;
  asking?: ComponentChildren;
  /** The next step, and what is told below it; left out while that is on its way. */
  next?: ComponentChildren;
  /** What is offered below the rows. */
  offers?: ComponentChildren;
  /** When the user asked for a check that still runs, and what to say beside it. */
  askedAt?: number | undefined;
  progress?: string | undefined;
  /** The answer says something else than before; its age alone is no news to be read out. */
  isNews: boolean;
  actions: Actions;
}

/** Of more services than that each has a low row, whatever comes: nothing moves when one fails, and ten of them fit a popup. */
export const FULL = 4;

/** Answers that say themselves that the user's own connection works. */
const SAY_IT_WORKS = /^answer_(unreachable|gateway|server-errors|blocked)/;

export function Popup(props: Props) {
  const { view, words, now, open, inside, offers, below, actions } = props;
  const areMany = view.rows.length > FULL;
  const offered = offeredIn(view, areMany);
  const [first] = view.rows;
  return (
    <>
      <Bar
        connection={view.connection}
        isSaid={view.answer.some(({ key }) => SAY_IT_WORKS.test(key))}
        reach={view.reach}
        words={words}
      >
        {props.ways}
      </Bar>
      <main>
        <Answer
          {...{ answer: view.answer, icon: view.badge.icon, words }}
          onlyMe={props.onlyMe}
          isNews={props.isNews}
        >
          {props.asking}
          {props.next}
          {below}
        </Answer>
        {!areMany && first && (
          <div class="strip-line scale">
            <Axis from={startOf(first.strip, words)} words={words} />
          </div>
        )}
        <ul class="rows">
          {view.rows.map((row) => {
            const isOpen = open.includes(row.id);
            const turnTo = offered.get(row.id);
            return (
              <ServiceRow
                key={row.id}
                row={row}
                words={words}
                isSlim={areMany}
                offered={turnTo}
                proven={turnTo && props.proven?.(turnTo.alternative)}
                notes={props.notes?.(row)}
                isOpen={isOpen}
                inside={isOpen ? inside?.(row, turnTo !== undefined) : undefined}
                onToggle={actions.toggle}
              />
            );
          })}
        </ul>
        {offers}
      </main>
      <CheckNow
        {...{ view, words, now }}
        isRunning={props.askedAt !== undefined}
        progress={props.progress}
        onCheck={actions.checkNow}
      >
        {props.aside}
      </CheckNow>
    </>
  );
}

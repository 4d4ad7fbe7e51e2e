/** The popup: the answer first, then every service, each once; the rest waits inside the rows. */
import type { ComponentChildren } from 'preact';
import type { Words } from '../words/index.ts';
import { Answer } from './answer.tsx';
import { Bar } from './bar.tsx';
import { CheckNow } from './check-now.tsx';
import { Next } from './next.tsx';
import { offeredIn } from './offered.tsx';
import { ServiceRow } from './service-row.tsx';
import type { ServiceId } from '../core/model/terms.ts';
import type { Row, View } from '../core/view/types.ts';

export interface Actions {
  checkNow(): void;
  tellMe(): void;
  openSettings(): void;
  openTab(): void;
  toggle(id: ServiceId): void;
}

export interface Props {
  view: View;
  words: Words;
  now: number;
  /** Rows that are open. */
  open: readonly ServiceId[];
  /** What is told right below the answer; left out while that is on its way. */
  below?: ComponentChildren;
  /** Draws what an open row shows; left out while that is on its way. */
  inside?: ((row: Row) => ComponentChildren) | undefined;
  /** The answer to "only me?", and what is offered beside it. */
  onlyMe?: string | undefined;
  asking?: ComponentChildren;
  /** What else can be tried where a service appears blocked. */
  tries?: ComponentChildren;
  /** What is offered below the rows. */
  offers?: ComponentChildren;
  /** When the user asked for a check that still runs, and what to say beside it. */
  askedAt?: number | undefined;
  progress?: string | undefined;
  /** Whether the browser lets Wasl show alerts; `refused` once it has said no. */
  alerts?: 'off' | 'on' | 'refused' | undefined;
  /** The answer says something else than before; its age alone is no news to be read out. */
  isNews: boolean;
  actions: Actions;
}

/** Answers that say themselves that the user's own connection works. */
const SAY_IT_WORKS = /^answer_(unreachable|gateway|server-errors|blocked)/;

export function Popup(props: Props) {
  const { view, words, now, open, inside, offers, below, actions } = props;
  const offered = offeredIn(view);
  return (
    <>
      <Bar
        connection={view.connection}
        isSaid={view.answer.some(({ key }) => SAY_IT_WORKS.test(key))}
        reach={view.reach}
        words={words}
        onSettings={actions.openSettings}
        onTab={actions.openTab}
      />
      <main>
        <Answer
          {...{ answer: view.answer, icon: view.badge.icon, words }}
          onlyMe={props.onlyMe}
          isNews={props.isNews}
        >
          {props.asking}
        </Answer>
        {below}
        <Next {...{ words, next: view.next, alerts: props.alerts }} onTellMe={actions.tellMe}>
          {props.tries}
        </Next>
        <ul class="rows">
          {view.rows.map((row, index) => {
            const isOpen = open.includes(row.id);
            return (
              <ServiceRow
                key={row.id}
                row={row}
                words={words}
                isFirst={index === 0}
                offered={offered.get(row.id)}
                isOpen={isOpen}
                inside={isOpen ? inside?.(row) : undefined}
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
      />
    </>
  );
}

/** One service: its name, its state in a word and its day. Everything else is inside. */
import type { ServiceChoice, ServiceId } from '../core/model.ts';
import type { Row } from '../core/view.ts';
import { Monogram } from '../ui/monogram.tsx';
import { StatusMark, markOf } from '../ui/status-mark.tsx';
import { Strip } from '../ui/strip.tsx';
import type { Words } from '../words/index.ts';
import { RowDetails } from './row-details.tsx';
import type { DetailActions } from './row-details.tsx';

export interface RowActions extends DetailActions {
  toggle(id: ServiceId): void;
  pick(id: ServiceId, index: number): void;
}

interface Props {
  row: Row;
  choice?: ServiceChoice | undefined;
  words: Words;
  now: number;
  isOpen: boolean;
  picked?: number | undefined;
  actions: RowActions;
}

export function ServiceRow({ row, choice, words, now, isOpen, picked, actions }: Props) {
  // Unreachable for days: told, but no longer as an alarm.
  const isUsual = row.summary.key === 'row_down-usual';
  const mark = isUsual ? 'usual' : markOf(row.status, row.cause, row.isChecking);
  return (
    <li
      class="row"
      data-service={row.id}
      data-status={row.status}
      data-cause={row.cause}
      data-checking={row.isChecking ? '' : undefined}
    >
      <button type="button" class="plain head" aria-expanded={isOpen} onClick={() => actions.toggle(row.id)}>
        <Monogram name={row.name} />
        <span class="title">
          <span class="name">{row.name}</span>
          <span class="state" data-mark={mark}>
            <StatusMark mark={mark} />
            {words.say(row.summary)}
          </span>
        </span>
      </button>
      <div class="body">
        <Strip
          strip={row.strip}
          service={row.name}
          words={words}
          isOpen={isOpen}
          picked={picked}
          onPick={(index) => actions.pick(row.id, index)}
        />
        {isOpen && <RowDetails row={row} choice={choice} words={words} now={now} actions={actions} />}
      </div>
    </li>
  );
}

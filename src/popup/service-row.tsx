/** One service: its name, its state in a word and its day. Everything else is inside. */
import type { ComponentChildren } from 'preact';
import { OpenLink } from '../ui/open-link.tsx';
import { Tile } from '../ui/tile.tsx';
import { StatusMark, markOf } from '../ui/status-mark.tsx';
import { Strip } from '../ui/strip.tsx';
import type { Words } from '../words/index.ts';
import type { ServiceId } from '../core/model/terms.ts';
import type { Row } from '../core/view/types.ts';
import type { Offered } from './offered.tsx';

interface Props {
  row: Row;
  words: Words;
  isOpen: boolean;
  /** It is low, one among many. */
  isSlim: boolean;
  /** It can be turned to meanwhile. */
  offered?: Offered | undefined;
  /** What is to be known of it then; left out while that is on its way. */
  proven?: ComponentChildren;
  /** What else is to be known of it; left out while that is on its way. */
  notes?: ComponentChildren;
  /** What an open row shows; left out while that is on its way. */
  inside?: ComponentChildren;
  onToggle(id: ServiceId): void;
}

export function ServiceRow({ row, words, isOpen, isSlim, offered, proven, notes, inside, onToggle }: Props) {
  // Unreachable for days: told, but no longer as an alarm.
  const isUsual = row.summary.key === 'row_down-usual';
  const name = words.called(row.name);
  const mark = isUsual ? 'usual' : markOf(row.status, row.cause, row.isChecking);
  const said = words.say(row.summary);
  const lasts = (row.summary.values['durationMs'] as { durationMs: number } | undefined)?.durationMs;
  return (
    <li
      class="row"
      data-service={row.id}
      data-status={row.status}
      data-cause={row.cause}
      data-checking={row.isChecking ? '' : undefined}
      data-waiting={row.isWaiting && ''}
      data-offered={offered && ''}
      data-slim={isSlim && !isOpen ? row.status : undefined}
    >
      <h2>
        <button type="button" class="plain head" aria-expanded={isOpen} onClick={() => onToggle(row.id)}>
          <Tile id={row.id} name={name} />
          <span class="title">
            <span class="name">{name}</span>
            <span class="state" data-mark={mark}>
              <StatusMark mark={mark} />
              <span key={said} class="word">
                {said}
              </span>
            </span>
            {proven}
            {notes}
          </span>
        </button>
      </h2>
      {offered && <OpenLink name={row.name} url={row.url} words={words} isMain={offered.isMain} />}
      <div class="body">
        {inside ?? (
          <div class="strip-line">
            <Strip strip={row.strip} service={row.name} words={words} lasts={lasts} />
          </div>
        )}
      </div>
    </li>
  );
}

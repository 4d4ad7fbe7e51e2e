/** The popup: the answer first, then what works meanwhile, then every service; the rest waits inside the rows. */
import type { ServiceId, Settings } from '../core/model.ts';
import type { View } from '../core/view.ts';
import { choiceOf } from '../ui/choose.ts';
import { Axis } from '../ui/strip.tsx';
import type { Words } from '../words/index.ts';
import { Alternatives } from './alternatives.tsx';
import { Answer } from './answer.tsx';
import { Bar } from './bar.tsx';
import { CheckNow } from './check-now.tsx';
import { ServiceRow } from './service-row.tsx';
import type { RowActions } from './service-row.tsx';

export interface Actions extends RowActions {
  checkNow(): void;
  openSettings(): void;
}

export interface Props {
  view: View;
  settings: Settings;
  words: Words;
  now: number;
  /** Rows that are open. */
  open: readonly ServiceId[];
  /** The cell of an open row's strip that is read out. */
  picked?: { id: ServiceId; index: number } | undefined;
  /** When the user asked for a check that still runs. */
  askedAt?: number | undefined;
  /** The answer says something else than before; its age alone is no news to be read out. */
  isNews: boolean;
  actions: Actions;
}

export function Popup({ view, settings, words, now, open, picked, askedAt, isNews, actions }: Props) {
  return (
    <>
      <Bar connection={view.connection} words={words} onSettings={actions.openSettings} />
      <main>
        {view.wasDamaged && <p class="note">{words.t('damaged_text')}</p>}
        <Answer answer={view.answer} icon={view.badge.icon} words={words} isNews={isNews} />
        <Alternatives alternatives={view.alternatives} words={words} />
        {view.rows.length === 0 ? (
          <p class="note">
            <button type="button" class="main" onClick={actions.openSettings}>
              {words.t('choose_services')}
            </button>
          </p>
        ) : (
          <>
            <Axis words={words} />
            <ul class="rows">
              {view.rows.map((row) => (
                <ServiceRow
                  key={row.id}
                  row={row}
                  choice={choiceOf(settings, row.id)}
                  words={words}
                  now={now}
                  isOpen={open.includes(row.id)}
                  picked={picked?.id === row.id ? picked.index : undefined}
                  actions={actions}
                />
              ))}
            </ul>
          </>
        )}
      </main>
      <CheckNow view={view} words={words} now={now} askedAt={askedAt} onCheck={actions.checkNow} />
    </>
  );
}

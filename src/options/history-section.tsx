/** What Wasl keeps: saved to a file, read back from one with a look beforehand, erased. */
import type { Preview } from '../core/archive/changes.ts';
import type { ExportKind } from '../core/archive/export.ts';
import type { Keep } from '../core/model/keeping.ts';
import type { Words } from '../words/index.ts';
import { leadTo, takeFocus } from './focus.ts';
import { StoredTable, type Stored } from './stored-table.tsx';

/** What the user is doing here; it is gone when the page closes. */
export interface Keeping {
  /** The chosen file and what importing it would change. */
  chosen?: { name: string; preview: Preview; withSettings: boolean };
  /** Erasing was asked for, and waits to be confirmed. */
  isErasing: boolean;
  isBusy: boolean;
  said?: 'import_done' | 'import_failed';
}

export interface KeepingActions {
  save(kind: ExportKind): void;
  choose(file: File): void;
  withSettings(isTicked: boolean): void;
  importChosen(): void;
  /** Deletes what was set aside. */
  deleteCopies(): void;
  cancel(): void;
  askErase(): void;
  erase(): void;
}

interface Props {
  keeping: Keeping;
  /** Something that could not be read was set aside. */
  hasCopies?: boolean;
  stored: Stored;
  /** Only so much is kept. */
  keep?: Keep | undefined;
  words: Words;
  actions: KeepingActions;
}

const FILES = [
  ['json', 'history_save'],
  ['json-without-settings', 'history_save_without'],
  ['history-csv', 'history_days_csv'],
  ['incidents-csv', 'history_incidents_csv'],
] as const;

export function HistorySection({ keeping, hasCopies, stored, keep, words, actions }: Props) {
  const { chosen, isErasing, isBusy, said } = keeping;
  const leave = (event: Event) => {
    leadTo(event, 'section', '[data-action="erase-ask"]');
    actions.cancel();
  };
  return (
    <section id="history" aria-busy={isBusy}>
      <h2>{words.t('options_history')}</h2>
      <p class="quiet">{words.t(keep ? `kept_${keep}` : 'history_text')}</p>
      <StoredTable {...{ stored, hasCopies, words }} />
      <p>
        <a href="../report/report.html">{words.t('report_back')}</a>
      </p>
      <p class="actions">
        {FILES.map(([kind, name]) => (
          <button type="button" key={kind} data-action={`save-${kind}`} onClick={() => actions.save(kind)}>
            {words.t(name)}
          </button>
        ))}
      </p>
      <p class="actions">
        <label class="button">
          {words.t('import_choose')}
          <input
            class="hidden"
            type="file"
            accept=".json,application/json"
            data-action="import-choose"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) actions.choose(file);
              // The same file can be chosen again.
              event.currentTarget.value = '';
            }}
          />
        </label>
        <button type="button" data-action="erase-ask" aria-expanded={isErasing} onClick={actions.askErase}>
          {words.t('erase_ask')}
        </button>
      </p>
      {chosen && <Chosen {...chosen} words={words} actions={actions} />}
      {isErasing && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere inside
        <div
          class="note"
          role="alertdialog"
          aria-label={words.t('erase_do')}
          aria-describedby="erase-text"
          onKeyDown={(event) => event.key === 'Escape' && leave(event)}
        >
          <p id="erase-text">{words.t('erase_text')}</p>
          <p class="actions">
            <button type="button" data-action="erase" onClick={actions.erase}>
              {words.t('erase_do')}
            </button>
            <button type="button" class="main" ref={takeFocus} onClick={leave}>
              {words.t('cancel')}
            </button>
          </p>
        </div>
      )}
      {hasCopies && <SetAside {...{ words, actions }} />}
      <p role="status">{said && words.t(said)}</p>
    </section>
  );
}

/** What could not be read, as it was. */
function SetAside({ words, actions }: Pick<Props, 'words' | 'actions'>) {
  return (
    <>
      <p class="quiet" data-aside="">
        {words.t('aside_text')}
      </p>
      <p class="actions">
        <button type="button" data-action="save-set-aside" onClick={() => actions.save('set-aside')}>
          {words.t('aside_save')}
        </button>
        <button type="button" data-action="aside-delete" onClick={actions.deleteCopies}>
          {words.t('aside_delete')}
        </button>
      </p>
    </>
  );
}

type ChosenProps = NonNullable<Keeping['chosen']> & Pick<Props, 'words' | 'actions'>;

function Chosen({ name, preview, withSettings, words, actions }: ChosenProps) {
  if ('refusals' in preview)
    return (
      <div class="note" role="alert" data-import="refused">
        <p>{words.t('import_refused', { name })}</p>
        <ul>
          {preview.refusals.map((refusal, index) => (
            <li key={index}>{words.say(refusal)}</li>
          ))}
        </ul>
      </div>
    );
  const { changes, isNothing, settings } = preview;
  return (
    <div class="note" role="group" data-import="preview">
      <p>{words.t('import_would', { name })}</p>
      <ul>
        {changes.map((change, index) => (
          <li key={index}>{words.say(change)}</li>
        ))}
      </ul>
      {settings.length > 0 && (
        <label class="choice">
          <input
            type="checkbox"
            checked={withSettings}
            onChange={(event) => actions.withSettings(event.currentTarget.checked)}
          />
          <span>{words.t('import_settings')}</span>
        </label>
      )}
      {settings.length > 0 && (
        <ul data-import="settings">
          {settings.map((change, index) => (
            <li key={index}>{words.say(change)}</li>
          ))}
        </ul>
      )}
      <p class="actions">
        {(!isNothing || settings.length > 0) && (
          <button type="button" class="main" data-action="import" onClick={actions.importChosen}>
            {words.t('import_do')}
          </button>
        )}
        <button type="button" onClick={actions.cancel}>
          {words.t('cancel')}
        </button>
      </p>
    </div>
  );
}

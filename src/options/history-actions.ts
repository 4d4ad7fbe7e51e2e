/** What the section of the history does when its buttons are pressed. The page gives it the background to ask. */
import { LARGEST, tooBig, type Preview } from '../core/archive/changes.ts';
import { dayOf } from '../core/model/time.ts';
import type { ExportKind } from '../core/archive/export.ts';
import { unawaited } from '../platform/unawaited.ts';
import { saveFile, textFile, type TextType } from '../ui/save-file.ts';
import type { Keeping, KeepingActions } from './history-section.tsx';

/** The background as this section asks it. */
export interface Keeper {
  askExport(kind: ExportKind): Promise<string>;
  askPreview(text: string): Promise<Preview>;
  askImport(text: string, withSettings: boolean): Promise<Preview>;
  askDeleteCopies(): Promise<void>;
  askErase(): Promise<void>;
}

const FILES: Readonly<Record<ExportKind, readonly [name: string, type: TextType]>> = {
  json: ['history.json', 'application/json'],
  'json-without-settings': ['history.json', 'application/json'],
  'history-csv': ['days.csv', 'text/csv'],
  'incidents-csv': ['incidents.csv', 'text/csv'],
  'set-aside': ['set-aside.json', 'application/json'],
};

function download(content: string, kind: ExportKind): void {
  const [name, type] = FILES[kind];
  saveFile(textFile(content, type), `wasl-${dayOf(Date.now())}-${name}`);
}

/** `draw` is called whenever `keeping()` has changed; `reload` after everything was erased. */
export function keepingOf(
  keeper: Keeper,
  draw: () => void,
  reload: () => void,
): { keeping: () => Keeping; actions: KeepingActions } {
  let state: Keeping = { isErasing: false, isBusy: false };
  let text = '';

  function become(next: Partial<Keeping>): void {
    state = { ...state, ...next };
    draw();
  }

  const calm = (): Keeping => ({ isErasing: false, isBusy: false });

  /** Work in the background; when it fails, that is said and nothing has changed. */
  async function busy(work: () => Promise<void>): Promise<void> {
    if (state.isBusy) return;
    become({ isBusy: true });
    try {
      await work();
    } catch {
      state = { ...calm(), said: 'import_failed' };
    }
    become({ isBusy: false });
  }

  const actions: KeepingActions = {
    save: (kind) => unawaited(busy(async () => download(await keeper.askExport(kind), kind))),
    choose: (file) =>
      unawaited(
        busy(async () => {
          // What so large a file would do to the page that reads it nobody knows.
          const isTooBig = file.size > LARGEST;
          text = isTooBig ? '' : await file.text();
          const preview = isTooBig ? { refusals: [tooBig(file.size)] } : await keeper.askPreview(text);
          state = { ...calm(), chosen: { name: file.name, preview, withSettings: false } };
        }),
      ),
    withSettings: (withSettings) => state.chosen && become({ chosen: { ...state.chosen, withSettings } }),
    importChosen: () =>
      unawaited(
        busy(async () => {
          const { chosen } = state;
          if (!chosen) return;
          const done = await keeper.askImport(text, chosen.withSettings);
          state =
            'refusals' in done
              ? { ...calm(), chosen: { ...chosen, preview: done } }
              : { ...calm(), said: 'import_done' };
        }),
      ),
    deleteCopies: () => unawaited(busy(keeper.askDeleteCopies)),
    cancel: () => {
      state = calm();
      draw();
    },
    askErase: () => {
      state = { ...calm(), isErasing: true };
      draw();
    },
    erase: () =>
      unawaited(
        busy(async () => {
          await keeper.askErase();
          reload();
        }),
      ),
  };
  return { keeping: () => state, actions };
}

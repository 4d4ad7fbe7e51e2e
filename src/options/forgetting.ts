/** How much of the past is kept, and what is forgotten of it: what happens when it is chosen. The page gives it the background to ask. */
import type { Keep, Last } from '../core/model/keeping.ts';
import type { Sentence } from '../core/model/sentence.ts';
import type { Settings } from '../core/model/settings.ts';
import { unawaited } from '../platform/unawaited.ts';

/** What the user is doing here; it is gone when the page closes. */
export interface Forgetting {
  /** What was chosen, and is not done yet. */
  picked?: Keep | Last;
  /** What would go, once that is known: it waits to be confirmed. */
  lines?: readonly Sentence[];
  isBusy: boolean;
  said?: 'goes_done' | 'goes_later' | 'import_failed';
}

export interface ForgettingActions {
  /** Left out: as far back as the history reaches. */
  keep(keep?: Keep): void;
  forget(last: Last): void;
  confirm(): void;
  cancel(): void;
}

/** The background, and the settings, as this section asks them. */
export interface Forgetter {
  settings(): Settings;
  change(settings: Settings): Promise<void>;
  askWouldGo(what: Keep | Last): Promise<readonly Sentence[]>;
  /** What it returns says whether it is done; where not, it is noted down, and rounds try again. */
  askKeepOnly(keep: Keep): Promise<boolean>;
  askForgetLast(last: Last): Promise<boolean>;
}

export const isLast = (what: Keep | Last | undefined): what is Last => what?.startsWith('last-') ?? false;

/** `draw` is called whenever `forgetting()` has changed. */
export function forgettingOf(
  forgetter: Forgetter,
  draw: () => void,
): { forgetting: () => Forgetting; actions: ForgettingActions } {
  let state: Forgetting = { isBusy: false };

  function become(next: Forgetting): void {
    state = next;
    draw();
  }

  /** Work in the background; when it fails, that is said. */
  async function busy(picked: Keep | Last | undefined, work: () => Promise<Forgetting>): Promise<void> {
    if (state.isBusy) return;
    become({ ...(picked && { picked }), isBusy: true });
    become(await work().catch((): Forgetting => ({ isBusy: false, said: 'import_failed' })));
  }

  async function choose(keep: Keep | undefined): Promise<void> {
    const { keep: _was, ...rest } = forgetter.settings();
    await forgetter.change(keep ? { ...rest, keep } : rest);
  }

  /** The wish is written first: whatever happens then, the next round fulfils it. */
  async function fulfil(what: Keep | Last): Promise<Forgetting> {
    if (!isLast(what)) await choose(what);
    const isDone = isLast(what)
      ? await forgetter.askForgetLast(what)
      : await forgetter.askKeepOnly(what).catch(() => false);
    return { isBusy: false, said: isDone ? 'goes_done' : 'goes_later' };
  }

  const actions: ForgettingActions = {
    keep: (keep) =>
      unawaited(
        busy(keep, async () => {
          const lines = keep ? await forgetter.askWouldGo(keep) : [];
          if (keep && lines.length > 0) return { picked: keep, lines, isBusy: false };
          await choose(keep);
          return { isBusy: false };
        }),
      ),
    forget: (last) =>
      unawaited(
        busy(last, async () => ({ picked: last, lines: await forgetter.askWouldGo(last), isBusy: false })),
      ),
    confirm() {
      const { picked, lines } = state;
      if (picked && lines) unawaited(busy(picked, () => fulfil(picked)));
    },
    cancel: () => become({ isBusy: false }),
  };
  return { forgetting: () => state, actions };
}

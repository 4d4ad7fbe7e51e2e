/** Check now, how far it is, and how old the data is. */
import type { Words } from '../words/index.ts';
import type { View } from '../core/view/types.ts';

interface Props {
  view: View;
  words: Words;
  now: number;
  /** A check runs that was asked for here. */
  isRunning: boolean;
  /** How far it is or, where none runs, what there is to say but the age of the data. */
  progress?: string | undefined;
  onCheck(): void;
}

export function CheckNow({ view, words, now, isRunning, progress, onCheck }: Props) {
  const { checkedAt } = view;
  const age = checkedAt
    ? words.t('checked', { agoMs: { durationMs: now - checkedAt } })
    : words.t('answer_not_checked');
  // Nothing is asked of what is paused.
  const isIdle = view.rows.every(({ status }) => status === 'paused');
  const mayNotAsk = isRunning || isIdle;
  const isMain = !isIdle && (view.next.kind === 'none' || view.next.kind === 'wait');
  return (
    <footer class="check">
      <button
        type="button"
        class={isMain ? 'main' : undefined}
        data-action="check-now"
        aria-disabled={mayNotAsk}
        onClick={() => !mayNotAsk && onCheck()}
      >
        {words.t(isRunning ? 'checking' : 'check_now')}
      </button>
      <span class="quiet">{progress ?? (isRunning || age)}</span>
      {isRunning && <span class="running" aria-hidden="true" />}
    </footer>
  );
}

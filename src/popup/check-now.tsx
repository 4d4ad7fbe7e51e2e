/** Check now, how far it is, and how old the data is. */
import type { Words } from '../words/index.ts';
import type { View } from '../core/view/types.ts';

interface Props {
  view: View;
  words: Words;
  now: number;
  /** A check runs that was asked for here, and how far it is. */
  isRunning: boolean;
  progress?: string | undefined;
  onCheck(): void;
}

export function CheckNow({ view, words, now, isRunning, progress, onCheck }: Props) {
  // Nothing is asked of what is paused.
  const mayNotAsk = isRunning || view.rows.every(({ status }) => status === 'paused');
  return (
    <footer class="check">
      <button
        type="button"
        class="main"
        data-action="check-now"
        aria-disabled={mayNotAsk}
        onClick={() => !mayNotAsk && onCheck()}
      >
        {words.t(isRunning ? 'checking' : 'check_now')}
      </button>
      <span class="quiet">{isRunning ? progress : age(view, now, words)}</span>
      {isRunning && <span class="running" aria-hidden="true" />}
    </footer>
  );
}

function age({ checkedAt }: View, now: number, words: Words): string {
  if (checkedAt === undefined) return words.say({ key: 'answer_not-checked', values: {} });
  return words.t('checked', { agoMs: { durationMs: now - checkedAt } });
}

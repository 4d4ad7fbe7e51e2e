/** The line at the bottom: what is worth knowing or saying now, how old the data is, and a check of it. */
import type { ComponentChildren } from 'preact';
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
  /** What stands at its beginning. */
  children?: ComponentChildren;
}

export function CheckNow({ view, words, now, isRunning, progress, onCheck, children }: Props) {
  const { checkedAt } = view;
  const age = checkedAt
    ? words.t('checked', { agoMs: { durationMs: now - checkedAt } })
    : words.t('answer_not_checked');
  // Nothing is asked of what is paused.
  const mayNotAsk = isRunning || view.rows.every(({ status }) => status === 'paused');
  const label = words.t(isRunning ? 'checking' : 'check_now');
  const said = progress ?? (isRunning ? label : age);
  return (
    <footer class="check">
      <div class="aside">{children}</div>
      <span key={said} class="quiet">
        {said}
      </span>
      <button
        type="button"
        class="icon"
        data-action="check-now"
        aria-label={label}
        title={label}
        aria-disabled={mayNotAsk}
        onClick={() => !mayNotAsk && onCheck()}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M13.5 8A5.5 5.5 0 1 1 11.7 4M12 1v3.5H8.5" />
        </svg>
      </button>
      {isRunning && <span class="running" aria-hidden="true" />}
    </footer>
  );
}

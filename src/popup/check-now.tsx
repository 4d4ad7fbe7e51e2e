/** Check now, how far it is, and how old the data is. */
import type { View } from '../core/view.ts';
import type { Words } from '../words/index.ts';

interface Props {
  view: View;
  words: Words;
  now: number;
  askedAt?: number | undefined;
  onCheck(): void;
}

export function CheckNow({ view, words, now, askedAt, onCheck }: Props) {
  const isRunning = askedAt !== undefined;
  return (
    <footer class="check">
      <button
        type="button"
        class="main"
        data-action="check-now"
        aria-disabled={isRunning}
        onClick={() => !isRunning && onCheck()}
      >
        {words.t(isRunning ? 'checking' : 'check_now')}
      </button>
      <span class="quiet">{isRunning ? progress(view, askedAt, words) : age(view, now, words)}</span>
      {isRunning && <span class="running" aria-hidden="true" />}
    </footer>
  );
}

/** A service counts as checked once it was asked after the question. */
function progress({ rows }: View, askedAt: number, words: Words): string {
  const asked = rows.filter(({ status }) => status !== 'paused');
  const seen = asked.filter(({ checkedAt = 0 }) => checkedAt >= askedAt);
  return words.t('checking_progress', { count: seen.length, total: asked.length });
}

function age({ checkedAt }: View, now: number, words: Words): string {
  if (checkedAt === undefined) return words.say({ key: 'answer_not-checked', values: {} });
  return words.t('checked', { agoMs: { durationMs: now - checkedAt } });
}

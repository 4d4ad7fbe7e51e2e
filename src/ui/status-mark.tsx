/** States told apart by shape; the colour only agrees. Always beside its word. */
import type { Cause, Status } from '../core/model/terms.ts';
import type { Silhouette } from '../core/view/types.ts';

export type Mark = Status | Silhouette | 'blocked' | 'checking' | 'usual';

/** Drawn on a square of 16. The silhouettes are those of the toolbar (`icons/`). */
const SHAPES: Readonly<Record<Mark, string>> = {
  up: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM6.9 11.6 3.6 8.3 5 6.9l1.9 1.9L11 4.7l1.4 1.4z',
  reached: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3zM5 7v2h6V7z',
  calm: 'M5 1a4 4 0 1 0 2 7.46V11a4 4 0 1 0 2-3.46V5a4 4 0 0 0-4-4zm0 2a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm6 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  degraded: 'M8 1l7.5 14H.5zM7 6v4h2V6zm0 5.4v2h2v-2z',
  warning: 'M8 1l7.5 14H.5zM7 6v4h2V6zm0 5.4v2h2v-2z',
  down: 'M4.6 0H8L5.6 6.8l2.6 2L5.8 14H4.6L0 9.4V4.6zM10.8 2h.6L16 6.6v4.8L11.4 16H8l2.6-6.6-2.7-2.1z',
  alarm: 'M4.6 0H8L5.6 6.8l2.6 2L5.8 14H4.6L0 9.4V4.6zM10.8 2h.6L16 6.6v4.8L11.4 16H8l2.6-6.6-2.7-2.1z',
  usual: 'M4.6 0H8L5.6 6.8l2.6 2L5.8 14H4.6L0 9.4V4.6zM10.8 2h.6L16 6.6v4.8L11.4 16H8l2.6-6.6-2.7-2.1z',
  blocked: 'M1 1h14v14H1zm3 5.8v2.4h8V6.8z',
  unknown:
    'M5.6 1.4a7 7 0 0 1 4.8 0l-.7 1.9a5 5 0 0 0-3.4 0zM1.4 5.6a7 7 0 0 0 0 4.8l1.9-.7a5 5 0 0 1 0-3.4zm13.2 0a7 7 0 0 1 0 4.8l-1.9-.7a5 5 0 0 0 0-3.4zm-9 9a7 7 0 0 0 4.8 0l-.7-1.9a5 5 0 0 1-3.4 0zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  unsure:
    'M5.6 1.4a7 7 0 0 1 4.8 0l-.7 1.9a5 5 0 0 0-3.4 0zM1.4 5.6a7 7 0 0 0 0 4.8l1.9-.7a5 5 0 0 1 0-3.4zm13.2 0a7 7 0 0 1 0 4.8l-1.9-.7a5 5 0 0 0 0-3.4zm-9 9a7 7 0 0 0 4.8 0l-.7-1.9a5 5 0 0 1-3.4 0zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  checking: 'M1 7h3v3H1zm5 0h3v3H6zm5 0h3v3h-3z',
  paused: 'M4 2h3v12H4zm5 0h3v12H9z',
  off: 'M4 2h3v12H4zm5 0h3v12H9z',
};

/** The mark for a service's state. */
export function markOf(status: Status, cause?: Cause, isChecking = false): Mark {
  if (isChecking) return 'checking';
  return status === 'down' && cause === 'blocked' ? 'blocked' : status;
}

export function StatusMark({ mark }: { mark: Mark }) {
  return (
    <svg class="mark" data-mark={mark} viewBox="0 0 16 16" aria-hidden="true">
      <path fill-rule="evenodd" d={SHAPES[mark]} />
    </svg>
  );
}

/** States told apart by shape; the colour only agrees. Always beside its word. */
import type { Cause, Status } from '../core/model/terms.ts';
import type { Silhouette } from '../core/view/types.ts';
import { STROKES, type Stroke } from './strokes.ts';

export type Mark = Status | Silhouette | 'blocked' | 'checking' | 'usual';

/** Drawn on a square of 16: the states of the toolbar's mark, and what only a page tells apart. */
const SHAPES: Readonly<Record<Mark, Stroke>> = {
  ...STROKES,
  up: STROKES.calm,
  degraded: STROKES.warning,
  down: STROKES.alarm,
  usual: STROKES.alarm,
  unknown: STROKES.unsure,
  paused: STROKES.off,
  // A ring that nothing is tied to, a wall, and three that wait.
  reached: { line: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM6 8h4' },
  blocked: { body: 'M1 1h14v14H1zm3 5.8v2.4h8V6.8z' },
  checking: { body: 'M1 7h3v3H1zm5 0h3v3H6zm5 0h3v3h-3z' },
};

/** The mark for a service's state. */
export function markOf(status: Status, cause?: Cause, isChecking = false): Mark {
  if (isChecking) return 'checking';
  return status === 'down' && cause === 'blocked' ? 'blocked' : status;
}

/**
 * Another mark is another element, so that what moves when it comes does not move when its words change. What is stored may be damaged
 * and name a state that there is not: that is unknown, and the rest of the page is drawn.
 */
export function StatusMark({ mark }: { mark: Mark }) {
  const { line, dash, body } = (SHAPES as Partial<typeof SHAPES>)[mark] ?? SHAPES.unknown;
  return (
    <svg key={mark} class="mark" data-mark={mark} viewBox="0 0 16 16" aria-hidden="true">
      {body && <path fill-rule="evenodd" stroke="none" d={body} />}
      {line && <path fill="none" stroke-dasharray={dash} d={line} />}
    </svg>
  );
}

/**
 * The mark of Wasl: one stroke that runs once around and is tied where it meets itself. Its states are what becomes of that loop: closed,
 * half full, cut, dotted where nothing is known, laid down as two bars while paused. On a square of 16; edges lie on whole pixels.
 * The pages draw it in the colours of their theme, `icons/render.mjs` draws the button in the toolbar from it.
 */
import type { Silhouette } from '../core/view/types.ts';

export interface Stroke {
  /** Drawn with a round pen two wide. */
  line?: string;
  /** Of the line: lengths of what is drawn and what is left out. */
  dash?: string;
  /** What is filled. */
  body?: string;
}

const AROUND = 'C11.54 13 14 10.54 14 7.5C14 4.46 11.54 2 8.5 2C5.46 2 3 4.46 3 7.5V';

const closed = { line: `M1.8 13H8.5${AROUND}14.2` };
const half = {
  ...closed,
  body: 'M4.6 3.6L12.4 11.4C11 12.6 10 13 8.5 13H3V7.5C3 6 3.6 4.6 4.6 3.6z',
};
const cut = {
  line: 'M1.8 13H3V14.2',
  body: 'M4.4 2.5A6.5 6.5 0 0 1 14.2 10.6L9.7 8.7L9.1 4.5zM2.8 4.4L7.3 6.3L7.9 10.5L12.6 12.5A6.5 6.5 0 0 1 8.5 14H2V7.5A6.5 6.5 0 0 1 2.8 4.4z',
};
const dotted = { line: `M3 13H8.5${AROUND}13`, dash: '.9 3.2' };
const paused = {
  body: 'M3 3.5a1.5 1.5 0 0 1 3 0v9a1.5 1.5 0 0 1-3 0zM10 3.5a1.5 1.5 0 0 1 3 0v9a1.5 1.5 0 0 1-3 0z',
};

export const STROKES: Readonly<Record<Silhouette, Stroke>> = {
  calm: closed,
  warning: half,
  alarm: cut,
  unsure: dotted,
  off: paused,
};

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

const closed = { line: 'M1.8 13H8.5A5.5 5.5 0 1 0 3 7.5V14.2' };
const half = { ...closed, body: 'M4.6 3.6L12.4 11.4A5.5 5.5 0 0 1 8.5 13H3V7.5A5.5 5.5 0 0 1 4.6 3.6z' };
const cut = {
  line: 'M1.8 13H3V14.2',
  body: 'M4.4 2.5A6.5 6.5 0 0 1 14.2 10.6L9.7 8.7L9.1 4.5zM2.8 4.4L7.3 6.3L7.9 10.5L12.6 12.5A6.5 6.5 0 0 1 8.5 14H2V7.5A6.5 6.5 0 0 1 2.8 4.4z',
};
const dotted = { line: 'M3 13H8.5A5.5 5.5 0 1 0 3 7.5V13', dash: '.9 3.2' };
const paused = { body: 'M3 2h3v12H3zm7 0h3v12h-3z' };

export const STROKES: Readonly<Record<Silhouette, Stroke>> = {
  calm: closed,
  warning: half,
  alarm: cut,
  unsure: dotted,
  off: paused,
};

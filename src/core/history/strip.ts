/** A strip: cells on one axis that is true to time, whatever the length of a cell. */
import { lengthOf, sumBetween, type Parts, type Stretch } from './stretches.ts';
import { MEASURED, STRETCH_KINDS, type StretchKind } from '../model/terms.ts';

/** One cell of the history strip. */
export interface Cell {
  at: number;
  ms: number;
  /** The worst of its measured parts; `not-measured` when nothing was. */
  past: StretchKind;
  /** Length of each part of the cell. The parts add up to `ms`, but for the cell that is still running. */
  parts: Readonly<Partial<Record<StretchKind, number>>>;
  /** When its worst part began; told of cells of an hour and more. */
  worstAt?: number;
  /** When the user first said in it that the service does not work. */
  markedAt?: number;
}

export interface Strip {
  cells: readonly Cell[];
  /** Share of the measured time it was up, 0 to 1; left out when nothing was measured. */
  upShare?: number;
  /** Share of the strip that was measured. */
  measuredShare: number;
}

/** The strip between these edges, as far as `now`. Stretches are in order. */
export function stripOf(stretches: readonly Stretch[], edges: readonly number[], now: number): Strip {
  const until = (edge: number): number => Math.min(edge, now);
  const between = (from: number, to: number): Parts => sumBetween(stretches, until(from), until(to));
  const cells = edges.slice(1).map((to, index) => {
    const at = edges[index]!;
    const parts = between(at, to);
    return { at, ms: to - at, past: STRETCH_KINDS.find((kind) => parts[kind]) ?? 'not-measured', parts };
  });
  const [first = now, last = now] = [edges[0], edges.at(-1)];
  const whole = between(first, last);
  const measured = lengthOf(whole, MEASURED);
  return {
    cells,
    ...(measured > 0 && { upShare: (whole.up ?? 0) / measured }),
    measuredShare: measured / Math.max(1, until(last) - first),
  };
}

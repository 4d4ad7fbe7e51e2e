/** A strip: cells on one axis that is true to time, whatever the length of a cell. */
import { lengthOf, MEASURED, PASTS, sumBetween, type Parts, type Stretch } from './stretches.ts';
import type { Strip } from '../view/view.ts';

/** The strip between these edges, as far as `now`. Stretches are in order. */
export function stripOf(stretches: readonly Stretch[], edges: readonly number[], now: number): Strip {
  const until = (edge: number): number => Math.min(edge, now);
  const between = (from: number, to: number): Parts => sumBetween(stretches, until(from), until(to));
  const cells = edges.slice(1).map((to, index) => {
    const at = edges[index]!;
    const parts = between(at, to);
    return { at, ms: to - at, past: PASTS.find((kind) => parts[kind]) ?? 'not-measured', parts };
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

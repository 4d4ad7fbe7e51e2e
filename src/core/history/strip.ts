/** A strip: cells on one axis that is true to time, whatever the length of a cell. */
import { lengthOf, sumBetween, type Parts, type Stretch } from './stretches.ts';
import { MEASURED, STRETCH_KINDS, type StretchKind } from '../model/terms.ts';
import type { Blip } from '../model/past.ts';

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

/** A stretch of one kind, true to the moment; neighbours are of different kinds. */
export interface Spell {
  past: StretchKind;
  at: number;
  endAt: number;
}

export interface Strip {
  cells: readonly Cell[];
  /** The same without cells, from the beginning of the first to the end of what is over; what was not measured is told. */
  spells: readonly Spell[];
  /** Doubts that came to nothing, where they are known. */
  blips?: readonly Blip[];
  /** Share of the measured time it was up, 0 to 1; left out when nothing was measured. */
  upShare?: number;
  /** Share of the strip that was measured. */
  measuredShare: number;
}

/** Of what is mixed, the worst comes first: where in it each part lay is not known. */
function spellsOf(stretches: readonly Stretch[], from: number, to: number): Spell[] {
  const spells: Spell[] = [];
  const add = (past: StretchKind, at: number, endAt: number): void => {
    const last = spells.at(-1);
    if (endAt <= at) return;
    if (last?.past === past) last.endAt = endAt;
    else spells.push({ past, at, endAt });
  };
  let doneAt = from;
  for (const stretch of stretches) {
    const at = Math.max(stretch.at, from);
    const endAt = Math.min(stretch.endAt, to);
    if (endAt <= at) continue;
    add('not-measured', doneAt, at);
    const length = lengthOf(stretch.parts);
    let partAt = at;
    for (const past of STRETCH_KINDS) {
      const partEndAt = partAt + ((stretch.parts[past] ?? 0) / length) * (endAt - at);
      add(past, partAt, partEndAt);
      partAt = partEndAt;
    }
    doneAt = endAt;
  }
  add('not-measured', doneAt, to);
  return spells;
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
    spells: spellsOf(stretches, first, until(last)),
    ...(measured > 0 && { upShare: (whole.up ?? 0) / measured }),
    measuredShare: measured / Math.max(1, until(last) - first),
  };
}

/** The edges of a strip that begins no sooner than Wasl did; as they are where that lies ahead, as after a clock was set. */
export function sinceStart(edges: readonly number[], startedAt: number, now: number): number[] {
  const later = edges.filter((edge) => edge > startedAt);
  return later.length === edges.length || later.length === 0 || startedAt >= now
    ? [...edges]
    : [startedAt, ...later];
}

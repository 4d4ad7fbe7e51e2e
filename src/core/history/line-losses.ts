/** When the user's own line was at fault: nothing is stored of the line by itself, but then no service at all could be judged. */
import { MEASURED, type StretchKind } from '../model/terms.ts';
import { lengthOf, type Stretch } from './stretches.ts';

/** A time within which the line was lost. */
export interface LineLoss {
  at: number;
  endAt: number;
  /** How long it was lost between the two; less than all where only the quarter of an hour is known. */
  lostMs: number;
}

export interface LineLosses {
  /** In order. */
  losses: readonly LineLoss[];
  /** How long anybody was asked, the lost time included. */
  measuredMs: number;
}

/** Kinds of past in which somebody was asked. */
const ASKED: readonly StretchKind[] = [...MEASURED, 'reached', 'connection'];

/** From one moment to another, nothing in between changes for any service. */
interface Slice {
  at: number;
  endAt: number;
  /** Shares of it, for each service that was asked at all. */
  services: { asked: number; lost: number }[];
}

function slicesOf(services: readonly (readonly Stretch[])[], from: number, to: number): Slice[] {
  const inside = services.map((stretches) => stretches.filter(({ at, endAt }) => at < to && endAt > from));
  const ends = inside.flatMap((stretches) => stretches.flatMap(({ at, endAt }) => [at, endAt]));
  const edges = [...new Set([from, to, ...ends.filter((at) => at > from && at < to)])].sort((a, b) => a - b);
  const next = inside.map(() => 0);
  return edges.slice(0, -1).map((at, index) => {
    const endAt = edges[index + 1]!;
    const shares = inside.flatMap((stretches, which) => {
      while (next[which]! < stretches.length && stretches[next[which]!]!.endAt <= at) next[which]! += 1;
      const stretch = stretches[next[which]!];
      if (!stretch || stretch.at > at) return [];
      const all = stretch.endAt - stretch.at;
      const asked = lengthOf(stretch.parts, ASKED) / all;
      return asked > 0 ? [{ asked, lost: (stretch.parts.connection ?? 0) / all }] : [];
    });
    return { at, endAt, services: shares };
  });
}

/**
 * The times between two moments at which the line was lost, of the histories of all services: what befell one of them alone is not the
 * line's.
 */
export function lineLosses(services: readonly (readonly Stretch[])[], from: number, to: number): LineLosses {
  const losses: LineLoss[] = [];
  let measuredMs = 0;
  for (const { at, endAt, services: shares } of slicesOf(services, from, to)) {
    if (shares.length === 0) continue;
    measuredMs += Math.max(...shares.map(({ asked }) => asked)) * (endAt - at);
    const lostMs = Math.min(...shares.map(({ lost }) => lost)) * (endAt - at);
    const last = losses.at(-1);
    if (lostMs === 0) continue;
    if (last?.endAt === at) losses[losses.length - 1] = { at: last.at, endAt, lostMs: last.lostMs + lostMs };
    else losses.push({ at, endAt, lostMs });
  }
  return { losses, measuredMs };
}

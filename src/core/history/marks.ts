/** "It doesn't work for me": what the user said, and when. Some outages leave every anonymous probe untouched. */
import type { ServiceId } from '../model/terms.ts';
import type { Mark } from '../model/past.ts';
import type { Strip } from './strip.ts';
import { MINUTE_MS } from '../model/time.ts';

const MARKS_KEPT = 300;

/** Pressed again so soon, it is the same mark. */
const SAME_MS = MINUTE_MS;

/** The marks with one more. */
export function mark(marks: readonly Mark[], service: ServiceId, at: number): readonly Mark[] {
  const isKnown = marks.some((known) => known.service === service && Math.abs(known.at - at) < SAME_MS);
  return isKnown ? marks : [...marks, { at, service }].sort((a, b) => a.at - b.at).slice(-MARKS_KEPT);
}

/** The marks of two histories, each once. Theirs take the place of none of ours. */
export function mergeMarks(ours: readonly Mark[], theirs: readonly Mark[]): readonly Mark[] {
  const latestFirst = theirs.toSorted((a, b) => b.at - a.at);
  return latestFirst.reduce(
    (known, { service, at }) => (known.length < MARKS_KEPT ? mark(known, service, at) : known),
    ours,
  );
}

/** When a service was marked, between two moments. */
export function marksOf(marks: readonly Mark[], service: ServiceId, from: number, to: number): number[] {
  return marks
    .filter((known) => known.service === service && known.at >= from && known.at < to)
    .map(({ at }) => at);
}

/** A strip with the marks of its service in their cells. */
export function withMarks(strip: Strip, marks: readonly Mark[], service: ServiceId): Strip {
  const all = marksOf(marks, service, strip.cells[0]?.at ?? 0, Infinity);
  if (all.length === 0) return strip;
  const cells = strip.cells.map((cell) => {
    const markedAt = all.find((at) => at >= cell.at && at < cell.at + cell.ms);
    return markedAt === undefined ? cell : { ...cell, markedAt };
  });
  return { ...strip, cells };
}

/** The marks as they are stored; what is no mark is left out. */
export function readMarks(stored: unknown): readonly Mark[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter(
    (one: Partial<Mark> | undefined): one is Mark =>
      typeof one?.service === 'string' && typeof one.at === 'number' && Number.isFinite(one.at),
  );
}

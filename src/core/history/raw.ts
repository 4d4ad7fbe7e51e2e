/** What was seen, one by one: kept for 48 hours in a ring of chunks, five minutes each. */
import { HOUR_MS, MINUTE_MS } from '../model/time.ts';
import type { Failure, Grade } from '../model/terms.ts';
import type { Observation } from '../model/observation.ts';
import type { Seen, Chunk } from '../model/past.ts';

/** How a probe ended, in one word: the grade of the answer, or why there was none. */
export type Ending = Grade | Failure;

export const endingOf = ({ answered, grade, failure }: Seen): Ending => (answered ? grade : failure!);

/** The fields of an observation that its ending stands for: 'reset' is `answered: false`, `failure: 'reset'` and grade 0. */
export function endedAs(ending: Ending): Pick<Seen, 'answered' | 'grade' | 'failure'> {
  return typeof ending === 'number'
    ? { answered: true, grade: ending }
    : { answered: false, failure: ending, grade: 0 };
}

const KEPT_MS = 48 * HOUR_MS;
export const CHUNK_MS = 5 * MINUTE_MS;

/** Chunks in the ring. */
export const RAW_SLOTS = KEPT_MS / CHUNK_MS;

/** With more in one chunk only failures are added, up to twice as many: a step must stay small. */
const CHUNK_MOST = 300;

/**
 * The state holds the observations of this last time, because an incident begins before it is believed, and because one that ended may
 * go on after all: its testimony is held for as long.
 */
export const HELD_MS = 20 * MINUTE_MS;

export const chunkStart = (at: number): number => Math.floor(at / CHUNK_MS) * CHUNK_MS;

/** Where the chunks begin that the state holds. */
export const heldSince = (at: number): number => chunkStart(at) - HELD_MS;

/** Whether answers may have been left out of a chunk. */
export const isFull = ({ observations }: Chunk): boolean => observations.length >= CHUNK_MOST;

/** The chunks as they were before this moment: a clock that was set back makes room for what comes. */
export function rewindChunks(chunks: readonly Chunk[], at: number): readonly Chunk[] {
  return chunks
    .filter((chunk) => chunk.at <= at)
    .map((chunk) => {
      const observations = chunk.observations.filter((seen) => seen.at < at);
      return observations.length === chunk.observations.length ? chunk : { at: chunk.at, observations };
    });
}

/** The chunks after a step. */
export function remember(
  chunks: readonly Chunk[],
  observations: readonly Observation[],
  at: number,
): readonly Chunk[] {
  const sinceAt = heldSince(at);
  let kept = chunks.filter((chunk) => chunk.at >= sinceAt && chunk.at <= at);
  for (const start of new Set(observations.map((seen) => chunkStart(seen.at)))) {
    const fresh = observations.filter((seen) => chunkStart(seen.at) === start);
    const known = kept.find((chunk) => chunk.at === start)?.observations ?? [];
    const fits = (seen: Seen): boolean => known.length < (seen.answered ? CHUNK_MOST : 2 * CHUNK_MOST);
    const chunk = { at: start, observations: [...known, ...fresh.filter(fits)] };
    kept = [...kept.filter((other) => other.at !== start), chunk].sort((a, b) => a.at - b.at);
  }
  return kept.length === chunks.length && kept.every((chunk, index) => chunk === chunks[index])
    ? chunks
    : kept;
}

/** Observations in order, from a moment on. */
export function seenSince(chunks: readonly Chunk[], at: number): readonly Seen[] {
  return chunks
    .filter((chunk) => chunk.at + CHUNK_MS > at)
    .flatMap(({ observations }) => observations.filter((seen) => seen.at >= at));
}

/** What is done once a day, when a day is over: its latencies are counted from all that was seen. */
import { dayOf, DAY_MS, startOfDay } from '../model/time.ts';
import { notesKey, rawKey } from './keys.ts';
import { latencyOf } from '../history/latency.ts';
import { CHUNK_MS } from '../history/raw.ts';
import type { State } from '../model/state.ts';
import { chunkFrom } from './observations.ts';
import { writeNotes } from './notes.ts';
import type { Day } from '../model/past.ts';

/** A day that is over and not yet counted. */
export function dueDay(state: State, now: number): Day | undefined {
  return state.days.find(({ day, latency }) => latency === undefined && day < dayOf(now));
}

/** Keys of all that was seen in one UTC day. */
export function rawKeysOf(day: string): string[] {
  const startAt = startOfDay(day);
  return Array.from({ length: DAY_MS / CHUNK_MS }, (_, index) => rawKey(startAt + index * CHUNK_MS));
}

/** The state with that day counted, and what to write. `found` is by key. */
export function countDay(
  state: State,
  due: Day,
  found: Readonly<Record<string, unknown>>,
): { state: State; entries: Record<string, unknown> } {
  const startAt = startOfDay(due.day);
  const observations = Object.values(found)
    .flatMap((stored) => chunkFrom(stored) ?? [])
    .filter(({ at }) => at >= startAt && at < startAt + DAY_MS)
    .flatMap((chunk) => chunk.observations);
  const counted: Day = { ...due, latency: latencyOf(observations) };
  return {
    state: { ...state, days: state.days.map((day) => (day === due ? counted : day)) },
    entries: { [notesKey(due.day)]: writeNotes(counted) },
  };
}

/** How the results stand that go to an organisation's collector, as it is stored: what waits, and what became of the last try. */
import { anyObject, unheard } from '../core/storage/read-value.ts';

export interface Outgoing<T = unknown> {
  /** What has not been taken over yet, the oldest first. */
  waiting: readonly T[];
  /** How many tries have failed in a row, and before when there is no other. */
  tries: number;
  notBeforeAt: number;
  /** When the collector last took something over. */
  takenAt?: number;
  /** Why the last try failed: the browser has not been allowed to, the collector's status, or `silent`. */
  problem?: string;
}

export const NOTHING_OUT: Outgoing<never> = { waiting: [], tries: 0, notBeforeAt: 0 };

const numberIn = (stored: unknown): number => (Number.isFinite(stored) ? (stored as number) : 0);

/** In any state; of what waits whatever is no object is left out. */
export function outgoingFrom<T>(stored: unknown): Outgoing<T> {
  const { waiting, tries, notBeforeAt, takenAt, problem } = anyObject(stored, unheard) ?? {};
  const items = Array.isArray(waiting) ? waiting.filter((one) => anyObject(one, unheard)) : [];
  return {
    waiting: items as T[],
    tries: numberIn(tries),
    notBeforeAt: numberIn(notBeforeAt),
    ...(Number.isFinite(takenAt) && { takenAt: takenAt as number }),
    ...(typeof problem === 'string' && { problem }),
  };
}

/** Without what was measured before this moment. */
export function waitingSince(stored: unknown, since: number): Outgoing {
  const held = outgoingFrom<{ at?: unknown }>(stored);
  return { ...held, waiting: held.waiting.filter(({ at }) => typeof at === 'number' && at >= since) };
}

/** Whether anything goes: there is somebody to send it to, and the browser has been allowed to. */
export const isReporting = (stored: unknown): boolean =>
  stored !== undefined && outgoingFrom(stored).problem !== 'not-allowed';

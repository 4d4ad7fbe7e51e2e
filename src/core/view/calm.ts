/** At rest one line says for how long no outage was seen: who opens the popup on a quiet day learns something too. */
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import type { Settings } from '../model/settings.ts';
import type { State } from '../model/state.ts';
import { DAY_MS } from '../model/time.ts';

const say = sentencesOf('calm');

/** No further back is looked for an outage that ended. */
export const CALM_MS = 30 * DAY_MS;

/**
 * Nothing on a first day, nor while anything fails.
 * @param endedAt when the latest outage within `CALM_MS` ended, those of the archive too; 0 where there was none
 */
export function calm(
  { incidents }: Pick<State, 'incidents'>,
  { startedAt }: Pick<Settings, 'startedAt'>,
  endedAt: number,
  now: number,
): Sentence | undefined {
  const isOver = incidents.every(({ resolvedAt }) => resolvedAt !== undefined);
  if (startedAt === undefined || !isOver) return undefined;
  const ends = incidents.map(({ resolvedAt = 0 }) => resolvedAt);
  const days = Math.floor((now - Math.max(startedAt, now - CALM_MS, endedAt, ...ends)) / DAY_MS);
  return days < 1 ? undefined : say('days', { durationMs: { durationMs: days * DAY_MS } });
}

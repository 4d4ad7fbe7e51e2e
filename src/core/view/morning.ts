/** For a day after an outage one line tells of it, at rest: who slept through it learns of it in the morning. */
import { nameOf } from '../model/choices.ts';
import { isOnlySlow, unseenEnd, type Incident } from '../model/incident.ts';
import { sentencesOf, type Sentence } from '../model/sentence.ts';
import type { State } from '../model/state.ts';
import { DAY_MS, MINUTE_MS } from '../model/time.ts';
import type { Watched } from '../model/watch.ts';

export interface Morning {
  /** The incident; left out where several are told together. */
  id?: string;
  sentence: Sentence;
  /** When the latest of them ended: with that all of them have been seen. */
  untilAt: number;
}

const say = sentencesOf('morning');

/** By the clock, in minutes: from the morning until the evening "last night" is what began between the two before. */
const MORNING_AT = 5 * 60;
const EVENING_AT = 18 * 60;
const LAST_EVENING_AT = EVENING_AT - 24 * 60;

function wasLastNight(openedAt: number, now: number, dayMinute: number): boolean {
  const begunAt = dayMinute - (now - openedAt) / MINUTE_MS;
  const isDay = dayMinute >= MORNING_AT && dayMinute < EVENING_AT;
  return isDay && begunAt >= LAST_EVENING_AT && begunAt < MORNING_AT;
}

/**
 * What ended within a day and was not seen yet; nothing while anything fails.
 * @param seenAt what ended by then was seen
 * @param dayMinute minutes since midnight, by the clock where the user is
 */
export function morning(
  { incidents }: Pick<State, 'incidents'>,
  watched: Watched,
  { seenAt = 0, now, dayMinute }: { seenAt?: number | undefined; now: number; dayMinute: number },
): Morning | undefined {
  if (incidents.some(({ resolvedAt }) => resolvedAt === undefined)) return undefined;
  const isWatched = (id: string): boolean => watched.services.some((service) => service.id === id);
  const isNews = ({ resolvedAt = 0, lostSightAt }: Incident): boolean =>
    resolvedAt > seenAt && resolvedAt <= now && now - resolvedAt < DAY_MS && lostSightAt === undefined;
  const past = incidents
    .map((one) => ({ ...one, services: one.services.filter(isWatched) }))
    .filter((one) => one.services.length > 0 && isNews(one) && !isOnlySlow(one));
  const [first] = past;
  if (!first) return undefined;
  const namesOf = (ids: readonly string[]): { list: string[] } => ({
    list: [...new Set(ids)].map((id) => nameOf(watched, id)),
  });
  const untilAt = Math.max(...past.map(({ resolvedAt }) => resolvedAt!));
  const openedAt = Math.min(...past.map((one) => one.openedAt));
  const services = namesOf(past.flatMap((one) => one.services));
  const began = { services, sinceAt: { time: openedAt } };
  if (past.length > 1) return { untilAt, sentence: say('several', { ...began, count: past.length }) };
  const { id } = first;
  if (unseenEnd(first) !== undefined) return { id, untilAt, sentence: say('unseen', began) };
  const lasted = { services, length: { durationMs: untilAt - openedAt } };
  if (first.status === 'degraded') return { id, untilAt, sentence: say('partly', { ...lasted, ...began }) };
  if (wasLastNight(openedAt, now, dayMinute)) return { id, untilAt, sentence: say('night', lasted) };
  return { id, untilAt, sentence: say('day', { ...lasted, endAt: { time: untilAt } }) };
}

/** Packs the documents of an open day. */
import { startOfDay } from '../model/time.ts';
import type { StoredDay } from './days.ts';
import { LETTERS } from './pasts.ts';
import type { Day, Span } from '../model/past.ts';

export function packDay({ day, services }: Day): StoredDay {
  const startAt = startOfDay(day);
  const all = Object.values(services).flatMap((spans) => spans.map(({ at }) => Math.round(at)));
  const times = [...new Set(all)].sort((a, b) => a - b);
  const places = new Map(times.map((at, place) => [at, place.toString(36)]));
  const line = (spans: readonly Span[]): string =>
    spans.map(({ at, past }) => LETTERS[past] + places.get(Math.round(at))!).join('');
  return {
    day,
    times: times.map((at) => at - startAt),
    services: Object.fromEntries(Object.entries(services).map(([id, spans]) => [id, line(spans)])),
  };
}

/** How an open day lies in storage. */
import type { Blip } from './blips.ts';
import { startOfDay } from './calendar.ts';
import { list, moment, readAll, row, text, whole, type Kind } from './pack.ts';
import type { Day, Span } from './state.ts';
import { failure } from './stored-beliefs.ts';
import { LETTERS, pairs } from './stored-pasts.ts';

const blip: Kind<Blip> = row({
  at: moment,
  endedAt: moment,
  service: text,
  endpoint: text,
  failure,
  failures: whole,
});
export const blips = list(blip, '|');

/** An open day: the times at which anything changed once for all services, then for each what began at which of them. */
export interface StoredDay {
  day: string;
  times: string;
  services: Readonly<Record<string, string>>;
  blips?: string;
}

export function writeDay({ day, services, blips: known }: Day): StoredDay {
  const startAt = startOfDay(day);
  const all = Object.values(services).flatMap((spans) => spans.map(({ at }) => Math.round(at)));
  const times = [...new Set(all)].sort((a, b) => a - b);
  const index = new Map(times.map((at, place) => [at, place.toString(36)]));
  const write = (spans: readonly Span[]): string =>
    spans.map(({ at, past }) => LETTERS[past] + index.get(Math.round(at))!).join('');
  return {
    day,
    times: list(moment).write(times, startAt),
    services: Object.fromEntries(Object.entries(services).map(([id, spans]) => [id, write(spans)])),
    ...(known && known.length > 0 && { blips: blips.write(known, startAt) }),
  };
}

export function readDay(stored: unknown): Day | undefined {
  const { day, times, services, blips: written } = stored as StoredDay;
  const startAt = startOfDay(day);
  const at = list(moment).read(times, startAt);
  const spans: Kind<readonly Span[]> = {
    write: () => '',
    read(line) {
      const found = pairs(line)?.map(([past, place]) => ({ at: at?.[place] ?? NaN, past }));
      const isInOrder = found?.every(
        (span, index) => !Number.isNaN(span.at) && (index === 0 || span.at > found[index - 1]!.at),
      );
      return isInOrder ? found : undefined;
    },
  };
  const read = readAll(services, spans, 0);
  const known = written === undefined ? undefined : blips.read(written, startAt);
  if (!read || Number.isNaN(startAt) || (written !== undefined && !known)) return undefined;
  return { day, services: read, ...(known && { blips: known }) };
}

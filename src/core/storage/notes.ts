/** What is noted beside a day: how quickly its services answered, and its blips. */
import { startOfDay } from '../model/time.ts';
import { everyField } from './every-field.ts';
import { list, moment, oneOf, readAll, readItems, row, text, whole, writeAll, type Kind } from './codec.ts';
import { FAILURES } from '../model/terms.ts';
import { ownerOf } from '../model/service.ts';
import { below, dayName, unheard } from './read-value.ts';
import type { Day, Blip, HourLatency, ServiceLatency, Sketch } from '../model/past.ts';

const hour: Kind<HourLatency & { hour: number }> = row({ hour: whole, medianMs: whole, worstMs: whole }, ':');
const hours = list(hour);

export const writeHours = (known: ServiceLatency['hours']): string =>
  hours.write(
    Object.entries(known).map(([index, latency]) => ({ hour: +index, ...latency })),
    0,
  );

export const readHours = (written: string): ServiceLatency['hours'] | undefined => {
  const found = hours.read(written, 0);
  return found && Object.fromEntries(found.map(({ hour: index, ...latency }) => [index, latency]));
};

/** Counts of neighbouring buckets, the first bucket in front: `1f;3;;a`. */
export const sketch: Kind<Sketch> = {
  write(value) {
    const buckets = Object.keys(value).map(Number);
    if (buckets.length === 0) return '';
    const [first, last] = [Math.min(...buckets), Math.max(...buckets)];
    const counts = Array.from({ length: last - first + 1 }, (_, place) =>
      (value[first + place] ?? 0).toString(36).replace(/^0$/, ''),
    );
    return [first.toString(36), ...counts].join(';');
  },
  read(written) {
    const pieces = written === '' ? [] : written.split(';').map((piece) => whole.read(piece || '0', 0));
    const [first = 0, ...counts] = pieces;
    if (pieces.includes(undefined)) return undefined;
    return Object.fromEntries(
      counts.flatMap((count, place) => (count ? [[first + place, count] as const] : [])),
    );
  },
};

const serviceLatency: Kind<ServiceLatency> = {
  write: (value) =>
    [whole.write(value.worstMs, 0), sketch.write(value.sketch, 0), writeHours(value.hours)].join('|'),
  read(written) {
    const [worst = '', sketched = '', known = ''] = written.split('|');
    const [worstMs, answers, hourly] = [whole.read(worst, 0), sketch.read(sketched, 0), readHours(known)];
    return worstMs !== undefined && answers && hourly
      ? ({ worstMs, sketch: answers, hours: hourly } satisfies Required<ServiceLatency>)
      : undefined;
  },
};

const blipLine: Kind<Omit<Blip, 'service'>> = row({
  at: moment,
  endedAt: moment,
  endpoint: text,
  failure: oneOf(FAILURES),
  failures: whole,
});

const blip: Kind<Blip> = {
  write: ({ service: _service, ...rest }, base) => blipLine.write(rest, base),
  read(written, base) {
    const read = blipLine.read(written, base);
    return read && { ...read, service: ownerOf(read) };
  },
};
/** One blip after the other. */
export const BLIPS = [blip, '|'] as const;
export const blips = list(...BLIPS);

export interface StoredNotes {
  day: string;
  /** Left out while the day is not over. */
  latency?: Readonly<Record<string, string>>;
  blips: string;
}

/** What lies beside the spans of a day. */
export type Notes = Omit<Day, 'day' | 'services'>;

const everyOfNotes = everyField<Notes>();

export function writeNotes({ day, latency, blips: known }: Day): StoredNotes {
  return {
    day,
    ...(latency && { latency: writeAll(latency, serviceLatency, 0) }),
    blips: blips.write(known ?? [], startOfDay(day)),
  };
}

/** What of it can be read. @throws for what is no such document */
export function readNotes(stored: unknown, lose = unheard): Notes | undefined {
  const { day, latency, blips: written } = stored as StoredNotes;
  if (!dayName(day, below(lose, 'day'))) return undefined;
  const counted = latency && readAll(latency, serviceLatency, 0, below(lose, 'latency'));
  const known = readItems(written, BLIPS, startOfDay(day), below(lose, 'blips'));
  return everyOfNotes({ ...(counted && { latency: counted }), ...(known.length > 0 && { blips: known }) });
}

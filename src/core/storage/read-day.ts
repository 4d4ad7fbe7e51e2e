/** How an open day's document is read, service by service: what one of them was is true without the others. */
import { openDay, type StoredDay } from './days.ts';
import {
  anyObject,
  below,
  dayName,
  entire,
  listValue,
  momentValue,
  object,
  recordOf,
  word,
  type Lose,
  type Read,
} from './read-value.ts';
import { STRETCH_KINDS } from '../model/terms.ts';
import { DAY_MS, startOfDay } from '../model/time.ts';
import type { Day, Span } from '../model/past.ts';

const anySpans = listValue(entire<Span>({ at: momentValue, past: word(...STRETCH_KINDS) }));

/** In the order of time, and within the day. */
const readSpans =
  (startAt: number): Read<readonly Span[]> =>
  (stored, lose) => {
    let isWhole = true;
    const spans = anySpans(stored, (...loss) => {
      isWhole = false;
      lose(...loss);
    });
    if (!spans || !isWhole) return undefined;
    const isInOrder = spans.every(({ at }, index) => index === 0 || at > spans[index - 1]!.at);
    const isWithin = spans.every(({ at }) => at >= startAt && at < startAt + DAY_MS);
    if (isInOrder && isWithin) return spans;
    lose(isInOrder ? 'within-day' : 'in-order');
    return undefined;
  };

/** A line for each service, opened by itself, so that one that is none spoils no other; in version 1 spans as they are. */
function linesOf({ day, times, services }: StoredDay): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(services).map(([id, line]) => {
      if (!Array.isArray(times) || typeof line !== 'string') return [id, line];
      const spans = line.match(/[A-Z][^A-Z]*/g) ?? [];
      const isWhole = spans.join('') === line;
      const opened = openDay({ day, times, services: { [id]: line } }).services[id];
      return [id, isWhole ? opened : line];
    }),
  );
}

/** The day of that name in its document, as far as it can be read; nothing where it is another or none. */
export function dayFrom(
  name: string,
  stored: unknown,
  lose: Lose,
): Pick<Day, 'day' | 'services'> | undefined {
  const held = object<Pick<StoredDay, 'day'>>({ day: dayName }, ['day'])(stored, lose);
  if (!held) return undefined;
  if (held.day !== name) {
    lose('day', 'day');
    return undefined;
  }
  const { services } = stored as StoredDay;
  if (!anyObject(services, below(lose, 'services'))) return undefined;
  const startAt = startOfDay(name);
  const read = recordOf(readSpans(startAt))(linesOf(stored as StoredDay), (wanted, service = '') =>
    lose(wanted, 'services', service),
  );
  return read && { day: name, services: read };
}

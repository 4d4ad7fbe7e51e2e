/** How closed days lie in storage. */
import { DAY_MS, QUARTER_MS, startOfDay } from '../model/time.ts';
import { list, readAll, readItems, row, whole, writeAll, type Kind } from './codec.ts';
import {
  pastOf,
  type DaySum,
  type RolledDay,
  type RolledService,
  type StretchesOfDay,
  type ServiceSum,
} from '../history/roll-up.ts';
import { BLIPS, blips, readHours, sketch, writeHours } from './notes.ts';
import { below, dayName, unheard } from './read-value.ts';
import { LETTERS, pairs, parts, partsOf } from './pasts.ts';
import { lengthOf, uniform, type Stretch } from '../history/stretches.ts';

/** `U2o` so many quarters of one kind, `Uabc.N2mo` one quarter of several, each with its milliseconds. */
const stretch: Kind<Stretch> = {
  write: (value) => {
    const past = pastOf(value);
    if (past) return `${LETTERS[past]}${((value.endAt - value.at) / QUARTER_MS).toString(36)}`;
    return `${parts.write(value.parts, 0)}.`;
  },
  read(written) {
    const isMixed = written.endsWith('.');
    const found = pairs(isMixed ? written.slice(0, -1) : written);
    if (!found?.length || (!isMixed && found.length > 1)) return undefined;
    const [past, quarters] = found[0]!;
    if (!isMixed) return uniform(0, quarters * QUARTER_MS, past);
    return { at: 0, endAt: QUARTER_MS, parts: partsOf(found) };
  },
};

/** Read one after the other: each begins where the last one ended. */
function laidOut(stretches: readonly Stretch[], startAt: number): Stretch[] {
  let at = startAt;
  return stretches.map(({ endAt, parts: held }) => {
    const begunAt = at;
    at += endAt;
    return { at: begunAt, endAt: at, parts: held };
  });
}

const covers = (stretches: readonly Stretch[], startAt: number): boolean =>
  stretches.at(-1)?.endAt === startAt + DAY_MS &&
  stretches.every(({ at, endAt, parts: held }) => Math.abs(lengthOf(held) - (endAt - at)) < 16);

/** Of a service that covers its day. */
function readStretches(written: string, startAt: number): Stretch[] | undefined {
  const stretches = list(stretch, ',').read(written, 0);
  const laid = stretches && laidOut(stretches, startAt);
  return laid && covers(laid, startAt) ? laid : undefined;
}

const rolledService: Kind<RolledService> = {
  write: (value) => `${list(stretch, ',').write(value.stretches, 0)}|${writeHours(value.hours)}`,
  read(written, startAt) {
    const [first = '', second = ''] = written.split('|');
    const [stretches, known] = [readStretches(first, startAt), readHours(second)];
    return stretches && known && ({ stretches, hours: known } satisfies Required<RolledService>);
  },
};

/** What is drawn of a service: how quickly it answered takes as long to read as all that. */
const drawnService: Pick<Kind<Pick<RolledService, 'stretches'>>, 'read'> = {
  read(written, startAt) {
    const stretches = readStretches(written.split('|', 1)[0]!, startAt);
    return stretches && { stretches };
  },
};

export interface StoredRolledDay {
  day: string;
  services: Readonly<Record<string, string>>;
  blips: string;
}

export function writeRolledDay(rolled: RolledDay): StoredRolledDay {
  const startAt = startOfDay(rolled.day);
  return {
    day: rolled.day,
    services: writeAll(rolled.services, rolledService, startAt),
    blips: blips.write(rolled.blips, startAt),
  };
}

/** What of it can be read: the services that cover their day. @throws for what is no such document */
export function readRolledDay(stored: unknown, lose = unheard): RolledDay | undefined {
  const { day, services, blips: written } = stored as StoredRolledDay;
  if (!dayName(day, below(lose, 'day'))) return undefined;
  const startAt = startOfDay(day);
  const read = readAll(services, rolledService, startAt, below(lose, 'services'));
  const known = readItems(written, BLIPS, startAt, below(lose, 'blips'));
  return read && ({ day, services: read, blips: known } satisfies Required<RolledDay>);
}

/** The same for a page that draws it. @throws for what is no such document */
export function readStretchesOfDay(stored: unknown): StretchesOfDay | undefined {
  const { day, services } = stored as StoredRolledDay;
  if (!dayName(day, unheard)) return undefined;
  const read = readAll(services, drawnService, startOfDay(day));
  return read && { day, services: read };
}

const serviceSum: Kind<ServiceSum> = row({ parts, blips: whole, worstMs: whole, sketch });

export interface StoredDaySum {
  day: string;
  services: Readonly<Record<string, string>>;
}

export function writeDaySum({ day, services }: DaySum): StoredDaySum {
  return { day, services: writeAll(services, serviceSum, 0) };
}

/** What of it can be read. @throws for what is no such document */
export function readDaySum(stored: unknown, lose = unheard): DaySum | undefined {
  const { day, services } = stored as StoredDaySum;
  if (!dayName(day, below(lose, 'day'))) return undefined;
  const read = readAll(services, serviceSum, 0, below(lose, 'services'));
  return read && ({ day, services: read } satisfies Required<DaySum>);
}

/** How latency lies in storage. */
import type { DayLatency, HourLatency, ServiceLatency, Sketch } from './latency.ts';
import { list, readAll, row, whole, writeAll, type Kind } from './pack.ts';

const hour: Kind<HourLatency & { hour: number }> = row(
  { hour: whole, medianMs: whole, worstMs: whole, count: whole },
  ':',
);
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

const bucket = row({ bucket: whole, count: whole }, ':');
export const sketch: Kind<Sketch> = {
  write: (value) =>
    list(bucket).write(
      Object.entries(value).map(([index, count]) => ({ bucket: +index, count })),
      0,
    ),
  read(written) {
    const found = list(bucket).read(written, 0);
    return found && Object.fromEntries(found.map((one) => [one.bucket, one.count]));
  },
};

const serviceLatency: Kind<ServiceLatency> = {
  write: (value) =>
    [whole.write(value.worstMs, 0), sketch.write(value.sketch, 0), writeHours(value.hours)].join('|'),
  read(written) {
    const [worst = '', sketched = '', known = ''] = written.split('|');
    const [worstMs, answers, hourly] = [whole.read(worst, 0), sketch.read(sketched, 0), readHours(known)];
    return worstMs !== undefined && answers && hourly
      ? { worstMs, sketch: answers, hours: hourly }
      : undefined;
  },
};

export interface StoredLatency {
  day: string;
  untilAt: number;
  services: Readonly<Record<string, string>>;
}

export function writeLatency(day: string, { untilAt, services }: DayLatency): StoredLatency {
  return { day, untilAt, services: writeAll(services, serviceLatency, 0) };
}

export function readLatency(stored: unknown): DayLatency | undefined {
  const { untilAt, services } = stored as StoredLatency;
  const read = readAll(services, serviceLatency, 0);
  return read && Number.isFinite(untilAt) ? { untilAt, services: read } : undefined;
}

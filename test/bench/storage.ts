/**
 * What the history weighs. Two years of twenty services as they lie in storage, what one step writes, what
 * opening the popup reads, and how long importing all of it blocks. Fails where a promise of `docs/export.md` is broken.
 */
import { dayKey, SETTINGS, STATE, MARKS } from '../../src/core/storage/keys.ts';
import type { StoredState } from '../../src/core/storage/state.ts';
import { services } from '../../src/services/index.ts';
import { scenarioOf, stateOf } from '../history/night.ts';
import { blockingOf } from './blocking.ts';
import { twoYears } from '../history/two-years.ts';
import { live } from '../simulate/device.ts';
import { copyOf } from '../simulate/written-later.ts';

const NOW = Date.UTC(2026, 10, 22, 20, 30);
const ids = services.map(({ id }) => id).slice(0, 20);

/** As browsers count: the key and the JSON of its document. */
const weigh = (key: string, value: unknown): number =>
  value === undefined ? key.length : key.length + JSON.stringify(value).length;

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const family = (key: string): string => key.replace(/:.*/, '');

interface Line {
  what: string;
  bytes: number;
  most?: number;
}

function print({ what, bytes, most }: Line): boolean {
  const holds = most === undefined || bytes <= most;
  const limit = most === undefined ? '' : `  (at most ${kilobytes(most)}${holds ? '' : ': BROKEN'})`;
  process.stdout.write(`${what.padEnd(64)}${kilobytes(bytes).padStart(12)}${limit}\n`);
  return holds;
}

/** What the popup reads when it opens: the state, the days that are still written to, marks and settings. */
function popupReads(documents: ReadonlyMap<string, unknown>): number {
  const { openDays } = documents.get(STATE) as StoredState;
  const keys = [STATE, SETTINGS, MARKS, ...openDays.map(dayKey)];
  return keys.reduce((sum, key) => sum + weigh(key, documents.get(key) ?? null), 0);
}

async function age(what: string, incidents: number): Promise<Line[]> {
  // The catalogue and one that the user added.
  const twenty = [...ids, 'own-example'].slice(0, 20);
  const { documents } = await twoYears({ now: NOW, seed: 3, services: twenty, incidents });
  const stored = new Map(Object.entries(documents).filter(([, value]) => value !== undefined));
  const families = new Map<string, number>();
  for (const [key, value] of stored)
    families.set(family(key), (families.get(family(key)) ?? 0) + weigh(key, value));
  const total = [...families.values()].reduce((sum, bytes) => sum + bytes, 0);
  const parts = [...families]
    .sort((a, b) => b[1] - a[1])
    .map(([name, bytes]) => ({ what: `  ${name}`, bytes }));
  return [
    { what: `two years of ${twenty.length} services, ${what}`, bytes: total, most: 4_000_000 },
    ...parts,
    { what: '  opening the popup reads', bytes: popupReads(stored), most: 32_000 },
  ];
}

/** A day of twenty services with an outage, on a line that loses something, step for step. */
async function day(preset: string): Promise<Line[]> {
  const scenario = scenarioOf({
    name: 'a day',
    seed: 1,
    startAt: '2026-11-22T00:30:00Z',
    duration: 50_000,
    services: ids,
    preset,
    permissions: 'exact',
    baseline: { loss: 0.003, latencyMs: [40, 220] },
    events: [
      { from: 20_000, to: 27_200, hosts: ['*.whatsapp.com', '*.whatsapp.net'], fault: 'timeout' },
      { from: 25_000, to: 31_000, services: ['discord'], fault: 'status', status: 503, probability: 0.5 },
      { from: 33_000, to: 36_000, fault: 'asleep' },
    ],
  });
  const written = new Map<string, unknown>();
  const writes: number[] = [];
  let heaviest: [number, string] = [0, ''];
  await live(scenario, {
    stored(_, entries) {
      const bytes = Object.entries(entries).reduce((sum, [key, value]) => sum + weigh(key, value), 0);
      writes.push(bytes);
      if (bytes > heaviest[0])
        heaviest = [
          bytes,
          Object.entries(entries)
            .map(([key, value]) => `${family(key)} ${weigh(key, value)}`)
            .join(', '),
        ];
      for (const [key, value] of Object.entries(entries))
        if (value === undefined) written.delete(key);
        else written.set(key, value);
    },
  });
  const mean = writes.reduce((sum, bytes) => sum + bytes, 0) / writes.length;
  const stored = new Map([...written].map(([key, document]) => [key, copyOf(document)]));
  const { endpoints } = stored.get(STATE) as StoredState;
  const loose = Object.entries(endpoints)
    .flatMap(([, lines]) => Object.entries(lines))
    .filter(([, belief]) => typeof belief !== 'string');
  if (loose.length > 0)
    process.stdout.write(
      `name in src/core/storage/belief-lines.ts what ${loose[0]![0]} holds and no line knows\n`,
    );
  return [
    {
      what: `a step of ${ids.length} services writes, preset ${preset}, on average of ${writes.length}`,
      bytes: mean,
    },
    { what: `  at most (${heaviest[1]})`, bytes: heaviest[0], most: 16_000 },
    {
      what: `  opening the popup then reads (${stateOf(stored).incidents.length} incidents)`,
      bytes: popupReads(stored),
      most: 32_000,
    },
  ];
}

/** Two years of twenty services, every ring full. Times are of this machine: printed, and no promise. */
async function blocking(): Promise<void> {
  const twenty = [...ids, 'own-example'].slice(0, 20);
  const { documents } = await twoYears({ now: NOW, seed: 3, services: twenty, incidents: 1000 });
  const present = Object.fromEntries(Object.entries(documents).filter(([, value]) => value !== undefined));
  for (const { what, ms } of await blockingOf(present, NOW))
    process.stdout.write(`${what.padEnd(64)}${`${Math.round(ms)} ms`.padStart(12)}\n`);
}

/** Prints all of it; whether every promise is kept. */
export async function storage(): Promise<boolean> {
  const lines = [
    ...(await age('as usual', 240)),
    ...(await age('every ring full', 1000)),
    ...(await day('saver')),
    ...(await day('normal')),
    ...(await day('watchful')),
  ];
  await blocking();
  return lines.map(print).every(Boolean);
}

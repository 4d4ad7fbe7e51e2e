/** Whatever file is imported: it is taken whole or refused with the place, and nothing that was there is lost. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LARGEST } from '../../src/core/archive/changes.ts';
import { readImport } from '../../src/background/import.ts';
import { exported, imported, previewed } from '../../src/background/archive.ts';
import { readState } from '../../src/background/read-state.ts';
import { DAY_MS } from '../../src/core/model/time.ts';
import { lengthOf } from '../../src/core/history/stretches.ts';
import { archiveOf, type Archive } from '../../src/core/archive/archive.ts';
import { openDay, type StoredDay } from '../../src/core/storage/days.ts';
import { STATE, LOST } from '../../src/core/storage/keys.ts';
import { openState, type StoredState } from '../../src/core/storage/state.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { english } from '../simulate/english.ts';
import { memoryStore, type MemoryStore } from '../simulate/memory-store.ts';
import { places, strange, withValue } from '../mutated.ts';
import '../seed.ts';
import { play, scenarioOf, type Night } from './night.ts';
import type { Seen } from '../../src/core/model/past.ts';

const words = english(0);
const settings = { ...defaultSettings, isStarted: true };

const archive = (store: MemoryStore): Archive => archiveOf(Object.fromEntries(store.stored));
const ids = ({ cases }: Archive): string[] => cases.map(({ incident }) => incident.id);

const days = ({ openDays, days: rolled, sums }: Archive): string[] => [
  ...new Set([...openDays, ...rolled, ...sums].map(({ day }) => day)),
];

const drawn = (startAt: string, service: string, duration = 10_000): Promise<Night> =>
  play(
    scenarioOf({
      name: 'drawn',
      seed: 4,
      startAt,
      duration,
      services: ['telegram', 'signal'],
      permissions: 'exact',
      events: [{ from: 2_000, to: 3_500, services: [service], fault: 'refused' }],
    }),
  );

/** Two nights, the second over three days so that some of it is rolled up. */
let ours: Night;
let theirs: Night;
let text = '';
let now = 0;

beforeAll(async () => {
  [ours, theirs] = [
    await drawn('2026-11-20T21:00:00Z', 'signal'),
    await drawn('2026-11-18T22:00:00Z', 'telegram', 97_000),
  ];
  now = ours.endAt;
  text = await exported(memoryStore(theirs.stored), 'json', settings, theirs.endAt);
});

/** What is refused is refused in words, each with a place where there is one. */
function refusalsOf(file: string): string[] {
  const read = readImport(file);
  return 'refusals' in read ? read.refusals.map((refusal) => words.say(refusal)) : [];
}

describe('a file to import', () => {
  it('that was cut short is refused with line and column', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 3 }), (length) => {
        const [refusal = ''] = refusalsOf(text.slice(0, length));
        expect(refusal).toMatch(/line 1\D+\d+/);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('that is text of any kind is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('['.repeat(200_000))), (any) => {
        expect(refusalsOf(any)).toHaveLength(1);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('that was changed anywhere is taken whole or refused with the place, and nothing is lost', async () => {
    const document = JSON.parse(text) as Record<string, unknown>;
    const { settings: _settings, ...history } = document;
    const all = places(history);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), strange, async (path, value) => {
        const file = JSON.stringify(withValue(document, path, value));
        const store = memoryStore(ours.stored);
        const before = archive(store);
        const result = await imported(store, file ?? '', undefined, now);
        if ('refusals' in result) {
          expect([...store.stored]).toEqual([...ours.stored]);
          const [first = ''] = result.refusals.map((refusal) => words.say(refusal));
          const isDocument = path.length > 0 && !['format', 'version'].includes(path[0]!);
          // The place begins with the same list as where the change is.
          if (isDocument) expect(first).toContain(path[0]!);
          return;
        }
        const after = archive(store);
        expect(ids(after)).toEqual(expect.arrayContaining(ids(before)));
        expect(days(after)).toEqual(expect.arrayContaining(days(before)));
        await readState(store);
        expect(store.stored.has(LOST)).toBe(false);
        // What lies there now can be exported and read again.
        expect(refusalsOf(await exported(store, 'json', settings, now))).toEqual([]);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it('of a later version, of none and of an unheard-of size is refused by name', () => {
    const document = JSON.parse(text) as object;
    const version = (number: unknown): string => JSON.stringify({ ...document, version: number });
    expect(refusalsOf(version(3))).toEqual([expect.stringContaining('3')]);
    for (const none of [0, -1, 'one', undefined]) expect(refusalsOf(version(none))).toHaveLength(1);
    expect(refusalsOf(`"${'x'.repeat(LARGEST)}"`)).toEqual([expect.stringMatching(/32/)]);
  });

  it('of any older kind brings the same: a copy of what is stored, of either version', async () => {
    const copy = Object.fromEntries(theirs.stored);
    const opened = openState(copy[STATE] as StoredState);
    const first: Record<string, unknown> = { ...copy, [STATE]: { ...opened, version: 1 } };
    // Version 1 kept days and beliefs as they are in the program.
    for (const day of opened.openDays) first[`history:${day}`] = openDay(copy[`history:${day}`] as StoredDay);
    for (const documents of [copy, first]) {
      const read = readImport(JSON.stringify(documents));
      if ('refusals' in read) throw new Error(read.refusals.map((refusal) => words.say(refusal)).join());
      const there = archive(memoryStore(theirs.stored));
      expect(ids(read.archive)).toEqual(ids(there));
      expect(read.archive.days).toEqual(there.days);
      expect(read.archive.openDays.map(({ services }) => services)).toEqual(
        there.openDays.map(({ services }) => services),
      );
      const copied = memoryStore(new Map(Object.entries(documents)));
      await readState(copied);
      expect(copied.stored.has(LOST)).toBe(false);
    }
  });

  it('brings what was exported, whole, and brings it once', async () => {
    const store = memoryStore();
    await imported(store, text, undefined, theirs.endAt);
    const [there, here] = [archive(memoryStore(theirs.stored)), archive(store)];
    expect(ids(here)).toEqual(ids(there));
    expect(days(here).sort()).toEqual(days(there).sort());
    expect(here.sums.map(({ day, services }) => [day, services])).toEqual(
      expect.arrayContaining(there.sums.map(({ day, services }) => [day, services])),
    );
    // Those of the same moment have no order.
    const sorted = (list: readonly Seen[] = []): Seen[] =>
      [...list].sort((a, b) => a.at - b.at || (a.endpoint < b.endpoint ? -1 : 1));
    const told = ({ cases }: Archive) =>
      cases.map(({ incident, testimony }) => ({
        incident,
        testimony: { ...testimony, observations: sorted(testimony?.observations) },
      }));
    expect(told(here)).toEqual(told(there));
    expect(sorted(here.observations)).toEqual(sorted(there.observations));
    const again = await imported(store, text, undefined, theirs.endAt);
    expect(again).toMatchObject({ isNothing: true });
    expect(archive(store)).toEqual(here);
  });

  it('is merged into what is here without doubles, and both are whole afterwards', async () => {
    const store = memoryStore(ours.stored);
    const preview = await previewed(store, text, settings, now);
    expect(preview).toMatchObject({ isNothing: false });
    expect([...store.stored]).toEqual([...ours.stored]);
    await imported(store, text, undefined, now);
    const merged = archive(store);
    expect(ids(merged).sort()).toEqual(
      [...ids(archive(memoryStore(ours.stored))), ...ids(archive(memoryStore(theirs.stored)))].sort(),
    );
    expect(days(merged)).toEqual([...new Set(days(merged))]);
    for (const { services } of merged.sums)
      for (const { parts } of Object.values(services))
        expect(Math.abs(lengthOf(parts) - DAY_MS)).toBeLessThan(2_000);
    const once = await exported(store, 'json', settings, now);
    await imported(store, text, undefined, now);
    expect(await exported(store, 'json', settings, now)).toBe(once);
  });
});

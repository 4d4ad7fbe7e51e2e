/** Whatever a state holds is in storage and in an exported file, field by field: the types of the fixture name all there are. */
import { describe, expect, it } from 'vitest';
import { readState } from '../../src/background/read-state.ts';
import { readImport } from '../../src/background/import.ts';
import { DAY_MS, HOUR_MS, startOfDay } from '../../src/core/model/time.ts';
import { toExport } from '../../src/core/archive/export.ts';
import { archiveOf } from '../../src/core/archive/archive.ts';
import { layOut } from '../../src/core/archive/lay-out.ts';
import { everyField, lineOf } from '../../src/core/storage/every-field.ts';
import { moment, row } from '../../src/core/storage/codec.ts';
import { entries } from '../../src/core/storage/entries.ts';
import { emptyState, type State } from '../../src/core/model/state.ts';
import { memoryStore, type MemoryStore } from '../simulate/memory-store.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { NOON, wholeState } from './whole-state.ts';

async function storeWith(before: State, after: State): Promise<MemoryStore> {
  const store = memoryStore();
  await store.save(entries(before, after));
  return store;
}

describe('every field', () => {
  it('of a state is there again after it was stored', async () => {
    const store = await storeWith(emptyState, wholeState);
    expect(await readState(store)).toEqual(wholeState);
  });

  it('of a day that is over is there in quarters and in its sum', async () => {
    const later: State = {
      ...wholeState,
      steppedAt: NOON + 3 * DAY_MS,
      days: [...wholeState.days, { day: '2026-11-21', services: {} }, { day: '2026-11-22', services: {} }],
    };
    const { days, sums } = archiveOf(Object.fromEntries((await storeWith(wholeState, later)).stored));
    const [{ blips, latency }] = [wholeState.days[0]!];
    const startAt = startOfDay('2026-11-20');
    const [up, down] = [NOON - 15 * 60_000 - startAt, 12 * HOUR_MS + 15 * 60_000];
    expect(days).toEqual([
      {
        day: '2026-11-20',
        services: {
          signal: {
            stretches: [
              { at: startAt, endAt: startAt + up, parts: { up } },
              { at: startAt + up, endAt: startAt + DAY_MS, parts: { down } },
            ],
            hours: latency['signal']!.hours,
          },
        },
        blips,
      },
    ]);
    expect(sums).toEqual([
      {
        day: '2026-11-20',
        services: { signal: { parts: { up, down }, blips: 1, sketch: { 46: 9 }, worstMs: 300 } },
      },
    ]);
  });

  it('of a history is there again after it was exported and imported', async () => {
    const store = await storeWith(emptyState, wholeState);
    const archive = archiveOf(Object.fromEntries(store.stored));
    const file = JSON.stringify(toExport(archive, defaultSettings, NOON));
    const read = readImport(file);
    if ('refusals' in read) throw new Error(JSON.stringify(read.refusals));
    const laid = memoryStore();
    await laid.save(layOut(read.archive, wholeState, [], NOON).entries);
    const again = archiveOf(Object.fromEntries(laid.stored));
    const [kept] = archive.cases;
    const renumbered = { ...kept!, incident: { ...kept!.incident, serial: 0 } };
    // A day's latencies are counted anew from its observations when it is over.
    const openDays = archive.openDays.map(({ latency: _latency, ...day }) => day);
    expect(again).toEqual({ ...archive, openDays, cases: [renumbered] });
    expect(read.settings).toEqual(defaultSettings);
  });
});

describe('a field that is not written', () => {
  it('does not compile', () => {
    type Belief = { at: number; name?: string; run?: { sinceAt: number; failure?: string }; told: number[] };
    // @ts-expect-error { 'not stored, so it would be lost': 'run.failure' }
    lineOf<Belief>()('at name run.sinceAt told;');
    // @ts-expect-error { 'no such field': 'colour' }
    lineOf<Belief>()('at name run.sinceAt run.failure told; colour');
    // @ts-expect-error { 'not stored, so it would be lost': 'name' | 'run' }
    everyField<Belief>()({ at: 0, told: [] });
    // @ts-expect-error `name` is missing in the table, though it may be left out.
    row<Pick<Belief, 'at' | 'name'>>({ at: moment });
    // @ts-expect-error The type is never taken from the table.
    row({ at: moment });
    const line = lineOf<Belief>()('at name run.sinceAt run.failure told;');
    expect(line.split(' ')).toHaveLength(5);
    expect(
      everyField<Belief>()({ at: 0, told: [], ...(line && { name: line, run: { sinceAt: 1 } }) }),
    ).toEqual({
      at: 0,
      told: [],
      name: line,
      run: { sinceAt: 1 },
    });
  });
});

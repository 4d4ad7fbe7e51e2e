/** No more is kept than the user wants: what is older goes with the next round, and what is needed to judge now stays. */
import { describe, expect, it } from 'vitest';
import { exported, imported } from '../../src/background/archive.ts';
import { keepSince, wouldGo } from '../../src/background/forget-time.ts';
import { readImport } from '../../src/background/import.ts';
import { readState } from '../../src/background/read-state.ts';
import { rounds } from '../../src/background/round.ts';
import { archiveOf, type Archive } from '../../src/core/archive/archive.ts';
import { keptSince, type Keep } from '../../src/core/model/keeping.ts';
import { DAY_MS, MINUTE_MS, startOfDay } from '../../src/core/model/time.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { KEPT_SINCE, MORNING, OUTGOING } from '../../src/core/storage/keys.ts';
import { watch } from '../../src/services/index.ts';
import { frozenAt, openProfile, sights } from '../frozen/profile.ts';
import type { MemoryStore } from '../simulate/memory-store.ts';
import { healthyShell } from './healthy.ts';
import { momentsIn } from './moments.ts';

const now = frozenAt['a-month'] + MINUTE_MS;
/** Smaller numbers are no moments. */
const EARLIEST = Date.UTC(2020);
const KEEPS: readonly Keep[] = ['day', 'month'];

const read = ({ stored }: MemoryStore): Archive => archiveOf(Object.fromEntries(stored));

/** The profile, and rounds over it that obey these settings. */
async function profile(keep: Keep | undefined, at = now) {
  const { store, settings } = await openProfile('a-month');
  const chosen: Settings = { ...settings, ...(keep && { keep }) };
  const shell = healthyShell(store.stored, at, () => watch(chosen, sights['a-month']));
  return { store, settings, run: rounds(shell), shell };
}

/** What lasts until now may have begun at any time. */
function withoutWhatLasts({ cases, ...rest }: Archive): unknown {
  return { ...rest, cases: cases.filter(({ incident }) => incident.resolvedAt !== undefined) };
}

describe('what is older than the user wants kept', () => {
  it.each(KEEPS)('goes with the next round: %s', async (keep) => {
    const { store, run, shell } = await profile(keep, now + 8 * DAY_MS);
    const before = read(store);
    await run('alarm');
    const since = keptSince({ keep }, shell.now());
    const after = read(store);
    expect(momentsIn(withoutWhatLasts(before), EARLIEST, since - 1).length).toBeGreaterThan(10);
    expect(momentsIn(withoutWhatLasts(after), EARLIEST, since - 1)).toEqual([]);
    const days = [...after.openDays, ...after.days, ...after.sums].map(({ day }) => startOfDay(day) + DAY_MS);
    expect(Math.min(...days)).toBeGreaterThan(since);
    expect(store.stored.get(KEPT_SINCE)).toBe(since);
  });

  it.each(KEEPS)(
    'goes with the note of when the last of it ended, and only with what is older: %s',
    async (keep) => {
      const since = keptSince({ keep }, now);
      const noted = async (at: number) => {
        const { store } = await openProfile('a-month');
        await store.save({ [MORNING]: at });
        await keepSince(store, since, now);
        return store.stored.get(MORNING);
      };
      expect(await noted(since - 1)).toBeUndefined();
      expect(await noted(since)).toBe(since);
    },
  );

  it.each(KEEPS)('goes with what waits to be sent, and only with what is older: %s', async (keep) => {
    const since = keptSince({ keep }, now);
    const { store } = await openProfile('a-month');
    const waiting = [since - 1, since].map((at) => ({ at, target: 'signal', url: '', latencyMs: 1 }));
    await store.save({ [OUTGOING]: { waiting, tries: 0, notBeforeAt: 0 } });
    await keepSince(store, since, now);
    expect(store.stored.get(OUTGOING)).toMatchObject({ waiting: [waiting[1]] });
  });

  it('stays where nothing else was chosen', async () => {
    const { store, run } = await profile(undefined);
    const before = read(store);
    await run('alarm');
    const after = read(store);
    expect(after.cases.map(({ incident }) => incident.id)).toEqual(
      before.cases.map(({ incident }) => incident.id),
    );
    expect(after.sums).toEqual(before.sums);
  });

  it.each(KEEPS)('and what is younger stays as it was: %s', async (keep) => {
    const { store } = await openProfile('a-month');
    const before = read(store);
    const since = keptSince({ keep }, now);
    await keepSince(store, since, now);
    const after = read(store);
    const isYoung = ({ at }: { at: number }) => at >= since;
    expect(after.observations).toEqual(before.observations.filter(isYoung));
    expect(after.marks).toEqual(before.marks.filter(isYoung));
    expect(after.sums).toEqual(before.sums.filter(({ day }) => startOfDay(day) >= since));
    const ids = ({ cases }: Archive) => cases.map(({ incident }) => incident.id);
    const young = before.cases.filter(
      ({ incident }) => incident.openedAt >= since || incident.resolvedAt === undefined,
    );
    expect(ids(after)).toEqual(ids({ ...before, cases: young }));
  });

  it.each(KEEPS)('changes nothing of what is thought of now: %s', async (keep) => {
    const { store } = await openProfile('a-month');
    const before = await readState(store);
    await keepSince(store, keptSince({ keep }, now), now);
    const after = await readState(store);
    const statuses = ({ services }: typeof before) =>
      Object.entries(services).map(([id, { status, cause, since }]) => [id, status, cause, since]);
    expect(statuses(after)).toEqual(statuses(before));
    expect(after.endpoints).toEqual(before.endpoints);
    expect(after.line).toEqual(before.line);
    expect(after.testimonies.map(({ incident }) => incident)).toEqual(
      before.testimonies.map(({ incident }) => incident),
    );
  });

  it('is looked for anew only when more has become too old', async () => {
    const { store, run, shell } = await profile('day');
    await run('alarm');
    const since = store.stored.get(KEPT_SINCE);
    await shell.sleep(MINUTE_MS);
    let reads = 0;
    const { loadEverything } = shell;
    shell.loadEverything = () => {
      reads += 1;
      return loadEverything();
    };
    await run('alarm');
    expect([reads, store.stored.get(KEPT_SINCE)]).toEqual([0, since]);
    await shell.sleep(20 * MINUTE_MS);
    await run('alarm');
    expect(store.stored.get(KEPT_SINCE)).toBe(keptSince({ keep: 'day' }, shell.now()));
  });

  describe('where the clock has gone further than that', () => {
    const ids = (store: MemoryStore) => read(store).cases.map(({ incident }) => incident.id);
    const far = 365 * DAY_MS;

    it('stays until the clock has shown so for an hour, whatever scripts do meanwhile', async () => {
      const { store, run, shell } = await profile('day');
      await run('alarm');
      const before = ids(store);
      await shell.sleep(3 * DAY_MS);
      for (let waited = 0; waited < 50; waited += 10) {
        await rounds(shell)('alarm');
        expect(ids(store)).toEqual(before);
        await shell.sleep(10 * MINUTE_MS);
      }
      await shell.sleep(10 * MINUTE_MS);
      await rounds(shell)('alarm');
      expect(ids(store)).not.toEqual(before);
      expect(store.stored.get(KEPT_SINCE)).toBe(keptSince({ keep: 'day' }, shell.now()));
    });

    it('stays where it is set right again, and the next one is looked at anew', async () => {
      const { store, run, shell } = await profile('day');
      await run('alarm');
      const before = ids(store);
      await shell.sleep(far);
      await run('alarm');
      await shell.sleep(MINUTE_MS - far);
      await run('alarm');
      await shell.sleep(2 * far);
      await run('alarm');
      expect(ids(store)).toEqual(before);
    });

    it('stays as long as no certificate is valid by it', async () => {
      const { store, run, shell } = await profile('day');
      await run('alarm');
      const before = ids(store);
      await shell.sleep(far);
      const { probe } = shell;
      shell.probe = async (order, watched) => {
        const seen = await probe(order, watched);
        const isRefused = !order.probe.url.startsWith('http:');
        return { ...seen, ...(isRefused && { answered: false, failure: 'certificate', grade: 0 }) };
      };
      for (let hour = 0; hour < 5; hour += 1) {
        await run('alarm');
        await shell.sleep(60 * MINUTE_MS);
      }
      expect(ids(store)).toEqual(before);
    });
  });

  it('goes too where it came from a file', async () => {
    const { store, settings, run, shell } = await profile('day');
    const file = await exported(store, 'json', settings, now);
    await run('alarm');
    const few = read(store).cases.length;
    await run.between(() => imported(store, file, undefined, shell.now()));
    expect(read(store).cases.length).toBeGreaterThan(few);
    await run('alarm');
    expect(read(store).cases).toHaveLength(few);
  });

  it('is said to be missing in what is exported', async () => {
    const { store, settings, run, shell } = await profile('day');
    const file = async () => JSON.parse(await exported(store, 'json-without-settings', settings, now));
    expect(await file()).not.toHaveProperty('keptSinceAt');
    await run('alarm');
    expect((await file()).keptSinceAt).toBe(keptSince({ keep: 'day' }, shell.now()));
    expect(readImport(JSON.stringify(await file()))).toHaveProperty('archive');
  });

  it('goes with what could not be read, once that has lain there for so long', async () => {
    const { store, run, shell } = await profile('day');
    store.stored.set('damaged:3', { number: 3, documents: { 'raw:1': 'broken' } });
    store.stored.set('damaged:state', 'set aside by 0.1.0');
    await run('alarm');
    expect(store.stored.has('damaged:3')).toBe(true);
    expect(store.stored.has('damaged:state')).toBe(false);
    await shell.sleep(DAY_MS + 20 * MINUTE_MS);
    await run('alarm');
    await shell.sleep(61 * MINUTE_MS);
    await run('alarm');
    expect(store.stored.has('damaged:3')).toBe(false);
  });

  it('is said beforehand, kind by kind', async () => {
    const { store } = await openProfile('a-month');
    const whole = read(store);
    const would = await wouldGo(store, { before: keptSince({ keep: 'day' }, now) }, now);
    await keepSince(store, keptSince({ keep: 'day' }, now), now);
    const left = read(store);
    const counts = Object.fromEntries(would.map(({ key, values }) => [key, values['count']]));
    expect(counts).toMatchObject({
      goes_incidents: whole.cases.length - left.cases.length,
      goes_observations: whole.observations.length - left.observations.length,
    });
    expect(counts['goes_days']).toBeGreaterThan(20);
  });
});

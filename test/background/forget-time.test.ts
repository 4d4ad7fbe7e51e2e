/** The last hour is forgotten: nothing in storage tells of it, what was before is as it was, and the hole is no good time. */
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetSince, wouldGo } from '../../src/background/forget-time.ts';
import { readState } from '../../src/background/read-state.ts';
import { rounds } from '../../src/background/round.ts';
import { archiveOf, type Archive } from '../../src/core/archive/archive.ts';
import { exactStretches } from '../../src/core/history/days.ts';
import { sumBetween } from '../../src/core/history/stretches.ts';
import type { Notice } from '../../src/core/model/sentence.ts';
import { emptyState } from '../../src/core/model/state.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/model/time.ts';
import { FORGETTING, LOST, MARKS, OUTGOING } from '../../src/core/storage/keys.ts';
import { watch } from '../../src/services/index.ts';
import { draw } from '../nights/draw.ts';
import { settingsOf, sightOf } from '../simulate/device.ts';
import { memoryStore, storeAfter, type MemoryStore } from '../simulate/memory-store.ts';
import { healthyShell } from './healthy.ts';
import { momentsIn } from './moments.ts';

const dots = (count: number): string => '.'.repeat(count);
const out = (count: number): string => 't'.repeat(count);

/** Three outages: one long before the last hour, one that reaches into it, one within it. */
const scenario = draw(
  `whatsapp ${dots(20)}${out(15)}${dots(45)}${out(20)}${dots(20)}${out(15)}${dots(15)}\nsignal ${dots(150)}`,
);
const endAt = scenario.startAt + scenario.duration * 1000;
const now = endAt + MINUTE_MS;
const minute = (count: number): number => scenario.startAt + count * MINUTE_MS;
const watched = () => watch(settingsOf(scenario), sightOf(scenario));

let night: MemoryStore;

beforeAll(async () => {
  night = await storeAfter(scenario);
  night.stored.set(MARKS, [
    { at: minute(25), service: 'whatsapp' },
    { at: minute(125), service: 'whatsapp' },
  ]);
  night.stored.set('damaged:0', { number: 0, documents: { state: 'broken' } });
  night.stored.set(LOST, { places: ['state'], more: 0 });
  const looks = [minute(2), minute(125)].map((at) => ({ at, target: 'whatsapp', url: '', latencyMs: 1 }));
  night.stored.set(OUTGOING, { waiting: looks, tries: 3, notBeforeAt: 0 });
});

const copy = (): MemoryStore => memoryStore(night.stored);
const read = ({ stored }: MemoryStore): Archive => archiveOf(Object.fromEntries(stored));

/** Looks every minute in a world in which everything answers. Gives what was told. */
async function goOn(store: MemoryStore, minutes: number): Promise<Notice[]> {
  const told: Notice[] = [];
  for (let count = 0; count < minutes; count += 1) {
    const shell = healthyShell(store.stored, now + count * MINUTE_MS, watched);
    await rounds({ ...shell, tell: async (one) => void told.push(one) })('alarm');
  }
  return told;
}

describe('forgetting', () => {
  it.each([149, 130, 122, 104, 90, 81, 60, 30, 5])('leaves no moment from minute %i on', async (from) => {
    const store = copy();
    const before = momentsIn([await readState(store), read(store)], minute(from), endAt);
    expect(before.length).toBeGreaterThan(10);
    await forgetSince(store, minute(from), now);
    const after = [await readState(store), read(store)];
    expect(momentsIn(after, minute(from) + 1, endAt)).toEqual([]);
    expect([...store.stored.keys()].filter((key) => /^(damaged|lost|forgetting|outgoing)/.test(key))).toEqual(
      [],
    );
  });

  it('leaves nothing at all but counted bytes where all was within', async () => {
    const store = copy();
    await forgetSince(store, scenario.startAt, now);
    const { spent, ...rest } = await readState(store);
    const { spent: _none, ...empty } = emptyState;
    expect(rest).toEqual(empty);
    expect(spent.monthBytes).toBeGreaterThan(0);
    const { openDays, cases, observations, marks } = read(store);
    expect([openDays, cases, observations, marks]).toEqual([[], [], [], []]);
  });

  it('leaves what was before as it was', async () => {
    const store = copy();
    const before = read(store);
    await forgetSince(store, minute(90), now);
    const after = read(store);
    const [first, second, third] = before.cases;
    expect(third?.incident.openedAt).toBeGreaterThan(minute(115));
    expect({ ...after.cases[0], heardAt: 0 }).toEqual({ ...first, heardAt: 0 });
    expect(after.cases.map(({ incident }) => incident.id)).toEqual([first!.incident.id, second!.incident.id]);
    expect(after.observations).toEqual(before.observations.filter(({ at }) => at < minute(90)));
    expect(after.marks).toEqual([{ at: minute(25), service: 'whatsapp' }]);
    for (const service of ['whatsapp', 'signal']) {
      const upTo = ({ openDays, measuredUntilAt }: Archive) =>
        sumBetween(
          exactStretches({ days: openDays, steppedAt: measuredUntilAt }, service, now),
          minute(0),
          minute(90),
        );
      expect(upTo(after)).toEqual(upTo(before));
    }
  });

  it('cuts an incident that reaches into it, and counts anew what was seen of it', async () => {
    const store = copy();
    const whole = read(store).cases[1]!;
    await forgetSince(store, minute(90), now);
    const { incident, testimony } = read(store).cases[1]!;
    expect(incident.openedAt).toBe(whole.incident.openedAt);
    expect(incident).toMatchObject({
      resolvedAt: minute(90),
      resolvedBetween: { afterAt: minute(90), beforeAt: now },
    });
    for (const tally of testimony!.tallies) {
      const isIts = (at: number) => at >= incident.openedAt && at < minute(90);
      const own = read(night).observations.filter(
        ({ endpoint, at, failure }) => endpoint === tally.endpoint && isIts(at) && failure !== 'aborted',
      );
      expect([tally.asked, tally.answered]).toEqual([own.length, own.filter((one) => one.answered).length]);
    }
    expect(testimony!.tallies.some(({ asked }) => asked > 0)).toBe(true);
  });

  it('leaves a hole that is not measured, from which it goes on without telling anything again', async () => {
    const store = copy();
    await forgetSince(store, minute(90), now);
    expect(await goOn(store, 30)).toEqual([]);
    const after = await readState(store);
    for (const service of ['whatsapp', 'signal']) {
      expect(after.services[service]?.status).toBe('reached');
      const stretches = exactStretches(after, service, after.steppedAt);
      expect(sumBetween(stretches, minute(90), now)).toEqual({ 'not-measured': now - minute(90) });
      expect(sumBetween(stretches, now + MINUTE_MS, now + 20 * MINUTE_MS)).toEqual({
        reached: 19 * MINUTE_MS,
      });
    }
    expect(after.incidents.map(({ resolvedAt }) => resolvedAt !== undefined)).toEqual([true, true]);
  });

  it('says beforehand what will go', async () => {
    const would = await wouldGo(copy(), { since: minute(90) }, now);
    const gone = read(night).observations.filter(({ at }) => at >= minute(90)).length;
    expect(would).toEqual([
      { key: 'goes_incidents', values: { count: 1 } },
      { key: 'goes_marks', values: { count: 1 } },
      { key: 'goes_observations', values: { count: gone } },
    ]);
  });
});

describe('what is forgotten is not written back', () => {
  const from = now - HOUR_MS;
  const left = (store: MemoryStore) => read(store).observations.filter(({ at }) => at >= from && at <= now);

  it('by a round in flight', async () => {
    const store = copy();
    let go: () => void = () => undefined;
    const gate = new Promise<void>((open) => (go = open));
    const shell = healthyShell(store.stored, now, watched);
    const waits = {
      ...shell,
      probe: (...asked: Parameters<typeof shell.probe>) => gate.then(() => shell.probe(...asked)),
    };
    const run = rounds(waits);
    const round = run('alarm');
    const forgotten = run.removing(() => forgetSince(store, from, now));
    go();
    await Promise.all([round, forgotten]);
    expect(left(store)).toEqual([]);
    expect((await readState(store)).steppedAt).toBeLessThanOrEqual(from);
  });

  it('by a script that could not write and still has it in memory', async () => {
    const store = copy();
    const shell = { ...healthyShell(store.stored, now, watched), admit: () => undefined };
    const { save } = shell;
    const run = rounds(shell);
    shell.save = () => Promise.reject(new Error('the disk is gone'));
    await run('check-now');
    expect(left(store).at(-1)!.at).toBeLessThan(shell.now());
    const end = shell.now();
    await run.removing(() => forgetSince(store, from, end));
    shell.save = save;
    await shell.sleep(HOUR_MS);
    await run('check-now');
    expect(read(store).observations.filter(({ at }) => at >= from && at <= end)).toEqual([]);
  });

  it('by one that was killed before it was done: the next does it', async () => {
    const store = copy();
    store.stored.set(FORGETTING, from);
    await rounds(healthyShell(store.stored, now + MINUTE_MS, watched))('alarm');
    expect(left(store)).toEqual([]);
    expect(store.stored.has(FORGETTING)).toBe(false);
  });

  it('and where it cannot be written nothing has changed', async () => {
    const store = copy();
    const before = new Map(store.stored);
    const full = { ...store, save: () => Promise.reject(new Error('no room')) };
    await expect(forgetSince(full, from, now)).rejects.toThrow('no room');
    expect(store.stored).toEqual(before);
  });
});

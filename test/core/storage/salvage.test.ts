/** What one document says of the others is told from those, where it cannot be read or is not so. */
import { beforeEach, describe, expect, it } from 'vitest';
import { readState } from '../../../src/background/read-state.ts';
import { rounds } from '../../../src/background/round.ts';
import { archiveOf } from '../../../src/core/archive/archive.ts';
import { DOCUMENTS, unreadOf } from '../../../src/core/storage/documents.ts';
import { dayKey, INCIDENTS, incidentKey, LOST, SETTINGS, STATE } from '../../../src/core/storage/keys.ts';
import { lostFrom } from '../../../src/core/storage/set-aside.ts';
import { nightlyCopy, shellOver } from '../../background/after-a-night.ts';
import { openProfile, profileNames } from '../../frozen/profile.ts';
import { storeOver, type MemoryStore } from '../../simulate/memory-store.ts';
import type { Untyped } from '../../untyped.ts';

let store: MemoryStore;
let state: Untyped;

beforeEach(async () => {
  store = storeOver(await nightlyCopy());
  ({ [STATE]: state } = Object.fromEntries(store.stored) as Untyped);
});

const set = (document: unknown, key = STATE) => store.stored.set(key, document);
const lost = () => lostFrom(store.stored.get(LOST))?.places ?? [];
const copies = () => [...store.stored].filter(([key]) => key.startsWith('damaged:')).map(([, copy]) => copy);
const incidents = () => archiveOf(Object.fromEntries(store.stored)).cases.map(({ incident }) => incident.id);

describe('a state', () => {
  it('that is whole is read without a write', async () => {
    const before = structuredClone([...store.stored]);
    await readState(store);
    expect([...store.stored]).toEqual(before);
  });

  it.each(profileNames)('of 0.1.0 is whole: %s', async (name) => {
    const { store: old } = await openProfile(name);
    const before = structuredClone([...old.stored]);
    await readState(old);
    expect([...old.stored]).toEqual(before);
  });

  it.each<[string, () => unknown]>([
    ['is none', () => 3],
    ['is gone', () => undefined],
    [
      'knows neither its days nor its incidents',
      () => ({ ...state, openDays: [], incidents: [], incidentCount: 0 }),
    ],
    ['says that it has seen more than there was', () => ({ ...state, incidentCount: 1_000_000 })],
    ['tells its time from another day', () => ({ ...state, steppedAt: 4_000_000_000_000 })],
  ])('that %s finds its days and its incidents', async (_, damaged) => {
    const whole = await readState(storeOver(await nightlyCopy()));
    const document = damaged();
    if (document === undefined) store.stored.delete(STATE);
    else set(document);
    const read = await readState(store);
    expect(read.days).toEqual(whole.days);
    expect(read.incidents.map(({ id }) => id)).toEqual(whole.incidents.map(({ id }) => id));
    expect(read.incidentCount).toBe(1);
    // A step never ended before what it has drawn.
    const drawn = Object.values(read.days.at(-1)!.services).map((spans) => spans.at(-1)!.at);
    expect(read.steppedAt).toBeGreaterThan(Math.max(...drawn));
    expect(await readState(store)).toEqual(read);
  });

  it('of which a belief cannot be read keeps the others, and says which', async () => {
    const whole = await readState(storeOver(await nightlyCopy()));
    set({ ...state, services: { ...state.services, signal: 'upside,down' } });
    const { services, endpoints } = await readState(store);
    const { signal: _, ...others } = whole.services;
    expect([services, endpoints]).toEqual([others, whole.endpoints]);
    expect(lost().map((place) => place.split(' › ').slice(0, 3).join(' › '))).toContain(
      'state › services › signal',
    );
    expect(copies()).toEqual([
      { number: 0, documents: { [STATE]: expect.objectContaining({ openDays: state.openDays }) } },
    ]);
  });

  it('leaves a number to what cannot be read in the history', async () => {
    const [own] = incidents();
    set('nobody reads this', incidentKey(7));
    set({ ...state, incidentCount: 7 });
    expect((await readState(store)).incidentCount).toBe(8);
    expect([incidents(), store.stored.get(incidentKey(7))]).toEqual([[own], 'nobody reads this']);
  });

  it('of which an incident bears the number of another takes its own', async () => {
    const [one] = state.incidents;
    const other = store.stored.get(incidentKey(0)) as Untyped;
    set({ ...other, id: 'another', incident: other.incident.replace(other.id, 'another') }, incidentKey(1));
    set({ ...state, incidents: [{ ...one, serial: 1 }], incidentCount: 2 });
    const read = await readState(store);
    expect(read.incidents.find(({ id }) => id === one.id)?.serial).toBe(0);
    expect(incidents().sort()).toEqual([one.id, 'another'].sort());
  });

  it('of a later version is followed, and nothing is written over it', async () => {
    const later = { ...state, version: 3, colour: 'green' };
    set(later);
    const before = structuredClone([...store.stored]);
    const shell = { ...shellOver(store.stored), ...store };
    await rounds(shell)('alarm');
    expect([...store.stored]).toEqual(before);
    // What is seen goes on in memory.
    const { steppedAt, line } = await readState(store);
    expect(steppedAt).toBeGreaterThan(state.steppedAt);
    expect(line.status).toBe('online');
  });
});

describe('an open day', () => {
  it('of which one service cannot be read keeps the others, and what was there is set aside', async () => {
    const key = dayKey(state.openDays.at(-1));
    const day = store.stored.get(key) as Untyped;
    const damaged = { ...day, services: { ...day.services, whatsapp: 'U0Z9' } };
    set(damaged, key);
    const { days } = await readState(store);
    expect(Object.keys(days.at(-1)!.services)).toEqual(
      Object.keys(day.services).filter((id) => id !== 'whatsapp'),
    );
    expect(copies()).toEqual([{ number: 0, documents: { [key]: damaged } }]);
    expect(lost()).toEqual([`${key} › services › whatsapp`]);
  });
});

describe('what is set aside', () => {
  it('is five copies at most, the latest, and told of until it was seen', async () => {
    for (let time = 0; time < 8; time += 1) {
      set({ ...(store.stored.get(STATE) as object), agenda: `damage ${time}` });
      await readState(store);
    }
    const numbers = copies().map((copy) => (copy as Untyped).number);
    expect(numbers.sort()).toEqual([3, 4, 5, 6, 7]);
    expect(lost()).toEqual(['state › agenda']);
  });

  it('is no more than there is room for', async () => {
    for (let time = 0; time < 4; time += 1) {
      set({ ...(store.stored.get(STATE) as object), agenda: `${time}`.repeat(400_000) });
      await readState(store);
    }
    expect(JSON.stringify(copies()).length).toBeLessThan(1_000_100);
    expect(
      copies()
        .map((copy) => (copy as Untyped).number)
        .sort(),
    ).toEqual([2, 3]);
  });
});

describe('every document', () => {
  it('has a reader under the word with which its key begins, and is read whole', async () => {
    const { documents } = await openProfile('a-month');
    const all = { ...documents, ...Object.fromEntries(store.stored) };
    const words = new Set(Object.keys(all).map((key) => key.replace(/:.*/, '')));
    words.delete(SETTINGS);
    expect([...words].sort()).toEqual(Object.keys(DOCUMENTS).sort());
    expect(Object.entries(all).filter(([key, stored]) => unreadOf(key, stored).length > 0)).toEqual([]);
    for (const word of words)
      for (const garbage of [3, 'x', {}, [[]], true])
        expect([word, garbage, unreadOf(`${word}:0`, garbage).length > 0]).toEqual([word, garbage, true]);
  });

  it('keeps its place in the ring', () => expect(incidentKey(INCIDENTS + 1)).toBe(incidentKey(1)));
});

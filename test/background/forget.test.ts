/** One service is forgotten: nothing of it is left in storage, and nothing of the others is lost. */
import { beforeAll, expect, it } from 'vitest';
import { forget } from '../../src/background/forget.ts';
import { readState } from '../../src/background/read-state.ts';
import { archiveOf, type Archive } from '../../src/core/archive/archive.ts';
import { draw } from '../nights/draw.ts';
import { storeAfter, type MemoryStore } from '../simulate/memory-store.ts';
import { MARKS, LOST } from '../../src/core/storage/keys.ts';

const scenario = draw(
  `whatsapp ${'.'.repeat(20)}${'t'.repeat(20)}${'.'.repeat(10)}\nsignal ${'.'.repeat(18)}${'t'.repeat(20)}${'.'.repeat(12)}`,
);
const endedAt = scenario.startAt + scenario.duration * 1000;

let store: MemoryStore;

beforeAll(async () => {
  store = await storeAfter(scenario);
  store.stored.set(MARKS, [
    { at: endedAt, service: 'whatsapp' },
    { at: endedAt, service: 'signal' },
  ]);
});

const read = (): Archive => archiveOf(Object.fromEntries(store.stored));

const ownersIn = ({ observations }: Archive) =>
  new Set(observations.map(({ endpoint }) => endpoint.split('/')[0]));

it('leaves nothing of it, and all of the others', async () => {
  const before = read();
  expect(JSON.stringify([...store.stored])).toContain('whatsapp');
  expect(before.cases.map(({ incident }) => incident.services).sort()).toEqual([['signal'], ['whatsapp']]);

  await forget(store, 'whatsapp', endedAt + 60_000);

  const after = read();
  expect(JSON.stringify([...store.stored]).match(/.{30}whatsapp.{30}/i)?.[0]).toBeUndefined();
  expect([...ownersIn(after)]).toEqual([...ownersIn(before)].filter((owner) => owner !== 'whatsapp'));
  expect(after.cases.map(({ incident }) => incident.services)).toEqual([['signal']]);
  const days = ({ openDays }: Archive) => openDays.map(({ day, services }) => [day, services['signal']]);
  expect(days(after)).toEqual(days(before));
  expect(after.marks.map(({ service }) => service)).toEqual(['signal']);
  const state = await readState(store);
  expect(store.stored.has(LOST)).toBe(false);
  expect(Object.keys(state.services)).toEqual(['signal']);
  expect(state.spent.todayBytes + state.spent.monthBytes).toBeGreaterThan(0);
});

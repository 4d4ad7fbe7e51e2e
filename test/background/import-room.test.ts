/** What a file brings finds its place beside what is here: it takes none, and what could not be kept is not promised. */
import { beforeAll, expect, it } from 'vitest';
import { exported, imported, previewed } from '../../src/background/archive.ts';
import { archiveOf } from '../../src/core/archive/archive.ts';
import { INCIDENTS, MARKS } from '../../src/core/storage/keys.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { draw } from '../nights/draw.ts';
import { memoryStore, storeAfter } from '../simulate/memory-store.ts';
import type { Untyped } from '../untyped.ts';

const scenario = draw(
  `whatsapp ${'.'.repeat(20)}${'t'.repeat(20)}${'.'.repeat(10)}\nsignal ${'.'.repeat(50)}`,
);
const endAt = scenario.startAt + scenario.duration * 1000;
const now = endAt + 60_000;

let saved: string;
let ours: Map<string, unknown>;

beforeAll(async () => {
  const store = await storeAfter(scenario);
  ours = store.stored;
  saved = await exported(store, 'json', defaultSettings, endAt);
});

it('takes no place of ours, however much it brings and however new it is', async () => {
  const mine = memoryStore(ours);
  const before = archiveOf(Object.fromEntries(ours));
  const document: Untyped = JSON.parse(saved);
  const { testimony: seen, ...one } = document.incidents[0];
  document.incidents = Array.from({ length: 1_500 }, (_, index) => {
    const at = now + (index % 2 ? -1_000 - index : 86_400_000 * index);
    return { ...one, id: `theirs-${index}`, openedAt: at, believedAt: at, resolvedAt: at, testimony: seen };
  });
  document.marks = Array.from({ length: 1_000 }, (_, index) => ({
    at: now - 61_000 * index,
    service: 'signal',
  }));
  const [sum] = document.sums;
  document.sums = sum ? [sum, { ...sum, day: '2099-12-31' }] : [];
  const text = JSON.stringify(document);
  await mine.save({ [MARKS]: [{ at: scenario.startAt, service: 'whatsapp' }] });
  const preview = await previewed(mine, text, defaultSettings, now);
  await imported(mine, text, undefined, now);
  const after = archiveOf(Object.fromEntries(mine.stored));
  expect(after.cases).toHaveLength(INCIDENTS);
  const isOurs = ({ incident }: (typeof after.cases)[number]) => !incident.id.startsWith('theirs');
  expect(after.cases.filter(isOurs).map(({ testimony }) => testimony)).toEqual(
    before.cases.map(({ testimony }) => testimony),
  );
  expect(after.cases.every(({ incident }) => incident.openedAt <= now)).toBe(true);
  expect(after.marks).toHaveLength(300);
  expect(after.marks).toContainEqual({ at: scenario.startAt, service: 'whatsapp' });
  expect(after.sums.filter(({ day }) => day > '2099')).toEqual([]);
  const added = INCIDENTS - before.cases.length;
  expect(preview).toMatchObject({
    changes: expect.arrayContaining([{ key: 'import_incidents-added', values: { count: added } }]),
  });
});

it('counts no observation that could not be kept', async () => {
  const fortnight = 14 * 86_400_000;
  const preview = await previewed(memoryStore(), saved, defaultSettings, now + fortnight);
  if ('refusals' in preview) throw new Error('refused');
  expect(preview.changes.map(({ key }) => key)).not.toContain('import_observations-added');
  expect((await previewed(memoryStore(), saved, defaultSettings, now)) as Untyped).toMatchObject({
    changes: expect.arrayContaining([expect.objectContaining({ key: 'import_observations-added' })]),
  });
});

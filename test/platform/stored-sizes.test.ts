/** How much is stored is what the browser counts, or else what the documents measure; what cannot be read is not guessed. */
import { expect, it, onTestFinished } from 'vitest';
import { fake, world } from './fake-browser.ts';
import { readStoredSizes } from '../../src/platform/stored-sizes.ts';

const documents = {
  settings: { language: 'ar', note: 'واتساب' },
  state: { version: 1 },
  'incident:0': { id: 'meta-1' },
  'sum:4': { day: '2026-10-03' },
  'damaged:0': { number: 0, documents: { state: 'x' } },
};

/** Of a key and of its document as text, in UTF-8. */
const weigh = (...keys: (keyof typeof documents)[]) =>
  keys.reduce((sum, key) => sum + Buffer.byteLength(key + JSON.stringify(documents[key])), 0);

const all = {
  settings: weigh('settings'),
  state: weigh('state'),
  history: weigh('incident:0', 'sum:4'),
  aside: weigh('damaged:0'),
};

it('is measured in bytes, letters of any script included, where the browser does not count', async () => {
  world.stored = structuredClone(documents);
  expect(await readStoredSizes()).toEqual({ bytes: all, incidents: 1, sinceDay: '2026-10-03' });
});

it('is what the browser counts where it does', async () => {
  world.stored = structuredClone(documents);
  const counted: (readonly string[])[] = [];
  const { local } = fake.storage;
  Object.assign(local, {
    getBytesInUse: async (keys: readonly string[]) => {
      counted.push(keys);
      return keys.length * 1000;
    },
  });
  onTestFinished(() => void Reflect.deleteProperty(local, 'getBytesInUse'));
  expect((await readStoredSizes()).bytes).toEqual({
    history: 2000,
    state: 1000,
    settings: 1000,
    aside: 1000,
  });
});

it('is not known where nothing can be read', async () => {
  const { local } = fake.storage;
  const { get } = local;
  Object.assign(local, { get: () => Promise.reject(new Error('corrupted')) });
  onTestFinished(() => void Object.assign(local, { get }));
  await expect(readStoredSizes()).rejects.toThrow('corrupted');
});

/** How large a file is is asked before it is read. */
import { expect, it } from 'vitest';
import { LARGEST } from '../../src/core/archive/changes.ts';
import { keepingOf, type Keeper } from '../../src/options/history-actions.ts';

const keeper: Keeper = {
  askExport: () => Promise.resolve(''),
  askPreview: () => Promise.resolve({ changes: [], isNothing: false, settings: [] }),
  askImport: () => Promise.resolve({ changes: [], isNothing: false, settings: [] }),
  askDeleteCopies: () => Promise.resolve(),
  askErase: () => Promise.resolve(),
};

/** What becomes of a file of that size, and how often it was read. */
async function chosen(size: number) {
  let reads = 0;
  const file = {
    name: 'history.json',
    size,
    text: () => Promise.resolve(`${(reads += 1)}`),
  } as unknown as File;
  const { keeping, actions } = keepingOf(
    keeper,
    () => undefined,
    () => undefined,
  );
  actions.choose(file);
  await expect.poll(() => keeping().isBusy).toBe(false);
  return { reads, preview: keeping().chosen?.preview };
}

it('so that one that is too large is refused unread', async () => {
  expect(await chosen(LARGEST + 1)).toEqual({
    reads: 0,
    preview: { refusals: [{ key: 'import_refused-too-big', values: { bytes: { bytes: LARGEST + 1 } } }] },
  });
  expect(await chosen(LARGEST)).toMatchObject({ reads: 1, preview: { isNothing: false } });
});

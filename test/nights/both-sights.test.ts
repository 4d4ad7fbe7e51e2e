/** More permission never sees less: every sixth fault of one service each; `test/long` has all of every service. */
import { expect, it } from 'vitest';
import { casesFrom, unseenMinutes } from './both-sights.ts';

it('what fails without permissions is never up with them', async () => {
  const unseen: unknown[] = [];
  for (const [seed, one] of casesFrom(0).entries()) {
    if (seed % 6 > 0) continue;
    const minutes = await unseenMinutes(one, seed);
    if (minutes > 0) unseen.push({ ...one, seed, minutes });
  }
  expect(unseen).toEqual([]);
});

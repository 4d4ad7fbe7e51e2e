/** More permission never sees less: every fault of every service, with two seeds each. */
import { expect, it } from 'vitest';
import { casesFrom, SERVICES, unseenMinutes } from '../nights/both-sights.ts';

it.each(SERVICES)(
  'what fails without permissions is never up with them: faults from %s on',
  async (first) => {
    const unseen: unknown[] = [];
    for (const one of casesFrom(SERVICES.indexOf(first)))
      for (const seed of [5, 11]) {
        const minutes = await unseenMinutes(one, seed);
        if (minutes > 0) unseen.push({ ...one, seed, minutes });
      }
    expect(unseen).toEqual([]);
  },
);

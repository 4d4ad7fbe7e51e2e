/** The check-up of the line in networks that tests make: what packets, names and people in between really do to it. */
import { expect, it } from 'vitest';
import type { Found } from '../browser/check-up-page.ts';
import { playApart } from '../network/apart.ts';
import { checkUps } from '../network/check-ups.ts';

// One after the other: on a machine that has several browsers to run answers are late.
it.each(checkUps)('$name', async ({ name, whole }) => {
  const found = await playApart<Found>(name);
  expect(
    whole.map((key) => `checkup_${key}`),
    JSON.stringify(found, undefined, 1),
  ).toContain(found.whole);
});

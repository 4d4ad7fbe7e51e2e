/** The report of a messenger of a country says beside its name who may read it, on the page, in its text and in its picture. */
import { expect, it } from 'vitest';
import { report } from '../../src/core/report/report.ts';
import { datesOf } from '../../src/report/dated.ts';
import { factsOf } from '../../src/report/facts.ts';
import { casesOf, play, scenarioOf } from '../history/night.ts';
import { wordsFor } from '../words/catalogues.ts';

it('stands among its facts', async () => {
  const night = await play(
    scenarioOf({
      ...{ name: 'at home', seed: 4, startAt: '2026-11-21T23:00:00Z', duration: 7200, country: 'IR' },
      services: ['whatsapp', 'bale'],
      events: [
        { from: 1800, to: 4200, services: ['bale'], fault: 'timeout' },
        { from: 5000, to: 6900, services: ['whatsapp'], fault: 'timeout' },
      ],
    }),
  );
  const words = wordsFor('en');
  const facts = (await casesOf(night)).map((one) => {
    const told = report(one, [], night.endAt);
    const said = factsOf(told, words, datesOf(words, 'UTC'));
    return [told.services.map(({ id }) => id), said.filter(({ value }) => value.includes('state'))];
  });
  expect(facts).toContainEqual([['bale'], [{ name: 'Bale', value: 'The state may be able to read this' }]]);
  expect(facts).toContainEqual([['whatsapp'], []]);
});

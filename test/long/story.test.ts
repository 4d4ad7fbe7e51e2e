/** The same stories in every browser, from one source; after each the consoles of the extension are free of errors and warnings. */
import { describe, expect, it } from 'vitest';
import { PLACES } from './places.ts';
import { stories } from './stories/index.ts';
import { playIn } from './story.ts';

describe.each(stories.map((story) => [story.name, story] as const))('%s', (_, story) => {
  const places = PLACES.filter((place) => story.isIn?.(place) ?? true);
  it.concurrent.for(places.map((place) => [place.name, place] as const))(
    '%s',
    async ([, place], { onTestFinished }) => {
      expect(await playIn(place, story, onTestFinished)).toEqual([]);
    },
  );
});

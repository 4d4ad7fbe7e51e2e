/**
 * The parts of the background that are loaded when they are wanted, all of them in one script (`build/background.mjs`). A file that a part
 * imports is in that script a second time, so whatever remembers something may be in one script alone.
 */
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imports, textOf } from './imports.ts';

const INDEX = 'background/index.ts';

/** Remembered so that it need not be worked out again: twice is no harm. */
const WORKED_OUT = ['core/archive/csv.ts', 'services/look-alike.ts'];

const laterIn = (file: string): string[] =>
  [...textOf(file).matchAll(/(?<!typeof )import\('([^']+)'\)/g)].map(([, name]) =>
    posix.join(posix.dirname(file), name!),
  );

/** What is in one script with it: all that it imports at once. */
function withinScript(entry: string): Set<string> {
  const found = new Set([entry]);
  for (const file of found) {
    const later = laterIn(file);
    for (const { from, to, isType } of imports)
      if (from === file && !isType && !later.includes(to) && /\.tsx?$/.test(to)) found.add(to);
  }
  return found;
}

const whole = withinScript(INDEX);
const parts = [...new Set([...whole].flatMap(laterIn))].sort();
/** What they are in together. */
const RARE = 'background/rare.js';
const rare = new Set(parts.flatMap((part) => [...withinScript(part)]));
const scripts = [
  { entry: INDEX, files: whole },
  { entry: RARE, files: rare },
];

describe('parts of the background', () => {
  it('are found', () => {
    expect(parts).toContain('background/requests.ts');
  });

  it('are not in what every start loads', () => {
    expect(parts.filter((part) => whole.has(part))).toEqual([]);
  });

  it('load no further parts: one more way for a wish to fail', () => {
    const further = [...rare].flatMap(laterIn);
    expect(further).toEqual([]);
  });

  it('share nothing that is remembered: whoever needs it is handed it', () => {
    const remembering = [...new Set([...whole, ...rare])].filter(
      (file) => /^(?:export )?let /m.test(textOf(file)) && !WORKED_OUT.includes(file),
    );
    const twice = remembering.flatMap((file) => {
      const holders = scripts.filter(({ files }) => files.has(file)).map(({ entry }) => entry);
      return holders.length > 1 ? [`${file} is remembered by each of ${holders.join(', ')}`] : [];
    });
    expect(twice).toEqual([]);
  });
});

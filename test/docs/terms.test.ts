/** Every word that `docs/terms.md` explains is at home where it says. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const rows = read('docs/terms.md')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .flatMap(([, word, means, home]) =>
    word && means && home?.startsWith('`') ? [{ word, means, home }] : [],
  );

it('has each word once, in one sentence', () => {
  expect(rows.length).toBeGreaterThan(50);
  expect(new Set(rows.map(({ word }) => word)).size).toBe(rows.length);
  expect(rows.filter(({ means }) => /[.!?] /.test(means))).toEqual([]);
});

it('says of each where it is at home', () => {
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  const gone = rows.filter(
    ({ word, home }) => !letters(read(home.replaceAll('`', ''))).includes(letters(word)),
  );
  expect(
    gone.map(({ word, home }) => `docs/terms.md: "${word}" is not in ${home} any more: where is it at home?`),
  ).toEqual([]);
});

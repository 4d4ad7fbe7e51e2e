/** `test/README.md` has a line for each folder of `test`. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const test = new URL('../', import.meta.url);
const page = readFileSync(new URL('README.md', test), 'utf8').split('## The folders')[1]!;

it('says of each folder what it holds', () => {
  const told = [...page.matchAll(/^\| `([\w-]+)` +\| \S/gm)].map(([, name]) => name!);
  const folders = readdirSync(test, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const missing = folders.filter((name) => !told.includes(name));
  expect(missing.map((name) => `test/README.md says nothing of test/${name}: what is it for?`)).toEqual([]);
  const gone = told.filter((name) => !folders.includes(name));
  expect(gone.map((name) => `test/README.md tells of test/${name}, which is not there`)).toEqual([]);
});

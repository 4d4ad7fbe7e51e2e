/** What several test files share keeps its hooks in a function that each of them calls. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const HOOK = /^(?:before|after)(?:All|Each)\(/m;

it('a module that tests import registers no hook by being imported', () => {
  const modules = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  const wrong = modules.filter((file) => HOOK.test(readFileSync(`test/${file}`, 'utf8')));
  expect(
    wrong.map(
      (file) =>
        `test/${file}: files that run in one process import it once, so its hooks would serve the first of them alone; put them into a function that a test file calls at its top`,
    ),
  ).toEqual([]);
});

/** No word is kept that nothing says: translators would read it, and translate it, for nobody. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readCatalogue } from './catalogues.ts';

const root = new URL('../../', import.meta.url);
const source = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(new URL(`src/${name}`, root), 'utf8'))
  .concat(readFileSync(new URL('manifest.json', root), 'utf8'))
  .join('\n');

/** Keys and areas in quotes, by the underscores of the catalogues. */
const quoted = new Set(
  [...source.matchAll(/['"`](?:__MSG_)?([a-z][\w-]*?)(?:__)?['"`]/g)].map(([, key]) => toKey(key!)),
);
/** Beginnings that the program completes: `notice_${kind}`. */
const begun = [...source.matchAll(/['`]([a-z]+[_-](?:[\w-]*[_-])?)\$\{/g)].map(([, start]) => toKey(start!));

function toKey(text: string): string {
  return text.replaceAll('-', '_');
}

/** Values that `src/words` says by area, `failure: 'dns'` by `failure_dns`. */
const AREAS = ['failure_', 'role_', 'status_', 'cause_', 'because_'];

it('has every word of the catalogue said somewhere', () => {
  const keys = Object.keys(readCatalogue('en')).map((key) =>
    key.replace(/_(zero|one|two|few|many|other)$/, ''),
  );
  const unsaid = keys.filter(
    (key) => !quoted.has(key) && ![...begun, ...AREAS].some((start) => key.startsWith(start)),
  );
  expect(unsaid, 'say it, or take it out of every catalogue').toEqual([]);
});

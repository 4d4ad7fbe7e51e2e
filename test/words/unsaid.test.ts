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

const toKey = (text: string): string => text.replaceAll('-', '_');

/** Keys, areas and parts of keys in quotes, by the underscores of the catalogues. */
const quoted = new Set(
  [...source.matchAll(/['"`](?:__MSG_)?-?([a-z][\w-]*?)(?:__)?['"`]/g)].map(([, key]) => toKey(key!)),
);
/** Keys that the program completes: `notice_${kind}-title`. */
const completed = [...source.matchAll(/`((?:[\w-]|\$\{[^`]*?\})+)`/g)]
  .map(([, key]) => toKey(key!.replace(/(\$\{[^}]*\})+/g, '(.*?)')))
  .filter((key) => /[a-z]/.test(key))
  .map((key) => new RegExp(`^${key}$`));

/** Families of keys: `sentencesOf('row')('up')` is `row_up`. */
const families = [...source.matchAll(/\bsentencesOf\('([\w-]+)'\)/g)].map(
  ([, family]) => new RegExp(`^${toKey(family!)}_(.*)$`),
);

/** What the values of a type are called in the program, where no quotes are: fields of objects. */
const named = new Set([...source.matchAll(/^\s+'?([a-z][\w-]*)'?:/gm)].map(([, name]) => toKey(name!)));

/** Values that `src/words` says by area, `failure: 'dns'` by `failure_dns`. */
const AREAS = /^(?:failure|function|status|cause|because|why)_(.+)$/;

function isSaid(text: string): boolean {
  if (text === '' || quoted.has(text) || named.has(text)) return true;
  return [...completed, ...families, AREAS].some((key) => {
    const parts = key.exec(text)?.slice(1);
    // What may be left out begins with the separator: `reason${isOfMany ? '-of' : ''}${failure ? '-failure' : ''}`.
    return parts?.every(
      (part) => isSaid(part) || (part.startsWith('_') && part.slice(1).split('_').every(isSaid)),
    );
  });
}

it('has every word of the catalogue said somewhere', () => {
  const keys = Object.keys(readCatalogue('en')).map((key) =>
    key.replace(/_(zero|one|two|few|many|other)$/, ''),
  );
  const unsaid = [...new Set(keys)].filter((key) => !isSaid(key));
  expect(unsaid, 'say it, or take it out of every catalogue').toEqual([]);
});

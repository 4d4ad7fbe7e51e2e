/** The words that the build gives to each script: all that it says, in every language. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/words/index.ts';
import { folderOf, languages } from '../../src/words/languages.ts';
import { built } from '../built.ts';
import { readCatalogue, textsOf } from './catalogues.ts';

const folder = `${built()}/chromium`;
const SCRIPTS = [
  'background/index',
  'background/rare',
  'check-up/index',
  'drill/index',
  'options/index',
  'popup/index',
  'popup/lazy',
  'popup/only-me',
  'report/index',
] as const;
type Script = (typeof SCRIPTS)[number];

const tags = languages.map(({ tag }) => tag);

function textsFor(script: Script, tag: string): Catalogue {
  const file = folderOf(languages.find((language) => language.tag === tag)!);
  return JSON.parse(readFileSync(`${folder}/words/${script}/${file}.json`, 'utf8')) as Catalogue;
}

/** A plural form that is missing is said as `other`, and may be missing only where that says the same. */
function isSaid(key: string, had: Catalogue): boolean {
  const text = readCatalogue('ar')[key]!.message;
  return (had[key] ?? had[key.replace(/_(?:zero|one|two|few|many)$/, '_other')]) === text;
}

describe('the words of the build', () => {
  it('are those of each script that speaks, in every language', () => {
    const files = readdirSync(`${folder}/words`, { recursive: true, encoding: 'utf8' });
    const expected = SCRIPTS.flatMap((script) =>
      languages.map((language) => `${script}/${folderOf(language)}.json`),
    );
    const found = files.map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.json'));
    expect(found.sort()).toEqual(expected.sort());
  });

  it('leave out none: what no script says only the manifest names', () => {
    const unsaid = Object.keys(readCatalogue('ar')).filter((key) =>
      SCRIPTS.every((script) => !isSaid(key, textsFor(script, 'ar'))),
    );
    expect(unsaid).toEqual(['extension_description', 'command_check_now']);
  });

  it('are the texts themselves, and nothing of what translators are told', () => {
    for (const tag of tags)
      for (const script of SCRIPTS) expect(textsOf(tag)).toMatchObject(textsFor(script, tag));
  });

  it('are found by how a key begins: none begins with a value', () => {
    const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(`src/${name}`, 'utf8'))
      .join('\n');
    expect(source.match(/\b(?:t|fill|counted)\(\s*`\$\{.*/g) ?? []).toEqual([]);
  });

  it.each([
    ['popup/index', /^(?:answer|row|connection)_/],
    ['popup/lazy', /^(?:evidence|because|failure|function|incident|trouble)_/],
    ['report/index', /^(?:report|because|failure|status|cause|past|function)_/],
    ['background/index', /^(?:answer|notice|trouble)_/],
    ['background/rare', /^(?:goes|import)_/],
  ] as const)('are whole families where %s says what the core says', (script, families) => {
    const wanted = Object.keys(readCatalogue('ar')).filter((key) => families.test(key));
    const had = textsFor(script, 'ar');
    expect(wanted.filter((key) => !isSaid(key, had))).toEqual([]);
  });
});

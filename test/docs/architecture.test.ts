/** `docs/architecture.md` shows the state as its types are, and no page for readers names a file that is not there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyState } from '../../src/core/model/state.ts';
import { wholeState } from '../core/whole-state.ts';
import { BEGIN, END, fieldsOf, lineOf, type Field } from './state-tree.ts';

const top = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, top), 'utf8');
const page = read('docs/architecture.md');

/** Prettier writes some signs of a text otherwise. */
const plain = (text: string): string => text.replaceAll('\\', '').trimEnd();

/** Fields of a value that the tree does not have at their place. What it has told of further up is not looked at again. */
function untold(value: unknown, fields: readonly Field[], above = ''): string[] {
  const below = (path: string) => fields.filter((one) => one.path.startsWith(`${path}.`));
  return Object.entries(value as object).flatMap(([name, one]) => {
    const path = above + name;
    const field = fields.find((known) => known.path === path);
    if (!field) return [path];
    if (below(path).length === 0) return [];
    const records = field.isRecord ? Object.values(one as object) : [one];
    return records.flat().flatMap((each) => untold(each, fields, `${path}.`));
  });
}

describe('the state in docs/architecture.md', () => {
  const told = page
    .split(BEGIN)[1]!
    .split(END)[0]!
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(plain);
  const fields = fieldsOf();
  const lines = fields.map((field) => plain(lineOf(field)));

  it('is found in the types', () => {
    const paths = fields.map(({ path }) => path);
    for (const path of [
      'line.noise',
      'endpoints.run.failures',
      'raw.observations.failure',
      'outbox.title.key',
    ])
      expect(paths).toContain(path);
    expect(fields.filter(({ depth }) => depth === 0).map(({ path }) => path)).toEqual(
      expect.arrayContaining(Object.keys(emptyState)),
    );
    expect(untold(wholeState, fields)).toEqual([]);
  });

  it('has a line for each field, as its type and its comment say', () => {
    const missing = fields.filter((_, place) => !told.includes(lines[place]!));
    const again = 'run node test/setup/run.mjs test/docs/write.ts';
    expect(
      missing.map(({ path }) => `docs/architecture.md does not say what \`${path}\` is by now: ${again}`),
    ).toEqual([]);
    expect(
      told,
      `docs/architecture.md tells of fields that are not there, or in another order: ${again}`,
    ).toEqual(lines);
  });
});

/** Decisions are of their day, and what the release notes tell was so then. */
const PAGES = [
  'README.md',
  'PRIVACY.md',
  'test/README.md',
  ...readdirSync(new URL('docs', top))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Files of other programs. */
const OTHERS = ['src/update.ts'];

/** Files and folders that a page names between backticks or in a link; `<id>` stands for any name. */
function pathsIn(name: string): string[] {
  const text = read(name);
  const quoted = [...text.matchAll(/`((?:src|test|docs|icons)\/[^`\s]*|[\w-]+\.(?:json|mjs))`/g)].map(
    ([, path]) => path!,
  );
  const linked = [...text.matchAll(/\]\(((?!\w+:)[^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => {
    const { pathname } = new URL(path!, new URL(name, top));
    return pathname.slice(top.pathname.length);
  });
  return [...quoted, ...linked].map((path) => path.replace(/[^/]*<.*$/, ''));
}

describe.each(PAGES)('%s', (name) => {
  it('names only files that are there', () => {
    const gone = pathsIn(name).filter((path) => !OTHERS.includes(path) && !existsSync(new URL(path, top)));
    expect(gone.map((path) => `${name} names ${path}, which is not there: where did it go?`)).toEqual([]);
  });
});

interface Added {
  section: string;
  /** A thing of this kind that was added once, by the name under which the program knows it. */
  name: RegExp;
  /** Files that merely use it. */
  examples?: readonly string[];
}

const ADDED: readonly Added[] = [
  {
    ...{ section: 'A service', name: /\bzalo\b/ },
    examples: ['test/nights/unseen.test.ts', 'test/popup/first-run.test.tsx'],
  },
  // There it is the scheme of an address.
  { section: 'A kind of probe', name: /\brocketchat\b/, examples: ['src/services/named-server.ts'] },
  { section: 'A language', name: /\bpt-BR\b/ },
  { section: 'A rule of judgement', name: /\bcertificate-expired\b/ },
  { section: 'A vantage', name: /\bioda\b/ },
  {
    section: 'A permission',
    name: /['"`]notifications['"`]|\b(?:has|request|revoke)Notifications\b|\bcannotNotify\b/,
    examples: ['test/background/forget-wiring.test.ts', 'test/simulate/readable.ts'],
  },
  { section: 'A column of the report', name: /\breport_asked_took\b/ },
  { section: 'A setting', name: /\bcapBytes\b/ },
];

/** Where something may have to be added. What an older version has left behind is not changed any more; this test names everything. */
const sources = ['src', 'test', 'docs']
  .flatMap((folder) =>
    readdirSync(new URL(folder, top), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  )
  .filter((path) => /\.tsx?$|^docs\/[^/]*\.md$/.test(path))
  .filter((path) => path !== 'docs/architecture.md' && path !== 'test/docs/architecture.test.ts')
  .filter((path) => !path.startsWith('test/frozen/'))
  .concat('manifest.json', 'PRIVACY.md', 'build.mjs');

describe.each(ADDED)('$section', ({ section, name, examples = [] }) => {
  const list = page.split(`### ${section}\n`)[1]!.split(/^##/m)[0]!;
  const listed = [...list.matchAll(/`([\w./<>-]+)`/g)].map(([, path]) => path!);
  const isListed = (file: string) =>
    listed.some((path) =>
      path.endsWith('/')
        ? file.startsWith(path)
        : new RegExp(`^${path.replaceAll('.', '\\.').replace(/<.*>/, '[^/]+')}$`).test(file),
    );
  const places = sources.filter((file) => name.test(read(file)));

  it('is added where the page says', () => {
    expect(places.length).toBeGreaterThan(0);
    const unnamed = places.filter((file) => !isListed(file) && !examples.includes(file));
    expect(unnamed.map((file) => `"${section}" in docs/architecture.md does not name ${file}`)).toEqual([]);
  });

  it('is an example where this test says so', () => {
    const wrong = examples.filter((file) => !places.includes(file) || isListed(file));
    expect(wrong.map((file) => `${file} need not stand behind "${section}"`)).toEqual([]);
  });
});

/**
 * The map of the program, held up by the machine: who may import whom, where time and chance may be asked for, how long a file
 * may be. Reading the table is reading the map.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Of a folder of src: what its files may import. `(types)` allows only `import type`. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  probes: ['core'],
  vantages: ['core'],
  services: ['core', 'probes (types)'],
  words: ['_locales', 'core (types)'],
  _locales: [],
  platform: ['core', 'webextension-polyfill'],
  background: ['core', 'probes', 'vantages', 'services', 'words', 'platform', 'valibot'],
  popup: ['core', 'services', 'words', 'ui', 'preact'],
  options: ['core', 'services', 'words', 'ui', 'preact'],
  report: ['core', 'services', 'words', 'ui', 'preact'],
  ui: ['core', 'services', 'words', 'preact'],
};

/** Pages: their components are plain functions of their props, so that only `index.tsx` knows of the browser. */
const PAGES = ['popup', 'options', 'report'];

/** Knows nothing of the browser, so everything that sets work going may import it. */
const UNAWAITED = 'platform/unawaited.ts';

const LONGEST = 250;

interface Import {
  file: string;
  from: string;
  to: string;
  isType: boolean;
}

const top = fileURLToPath(new URL('..', import.meta.url));

const sourcesOf = (folder: string): string[] =>
  readdirSync(`${top}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .sort();

const files = sourcesOf('src');

const texts = new Map(files.map((file) => [file, readFileSync(`${top}src/${file}`, 'utf8')]));

const lengthOf = (text: string): number => text.trimEnd().split('\n').length;

const folderOf = (path: string) => path.split('/')[0]!;

/** What one file imports, from folders other than its own. */
function importsOf(file: string): Import[] {
  const text = texts.get(file)!;
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]*?\sfrom\s+)?'([^']+)'|\bimport\((?:\s*)'([^']+)'/gm,
  );
  return [...statements].flatMap(([, type, named, loaded]) => {
    const name = (named ?? loaded)!;
    const path = posix.join(dirname(file), name);
    if (path === UNAWAITED) return [];
    const to = name.startsWith('.') ? folderOf(path) : name.split('/')[0]!;
    const from = folderOf(file);
    return to === from ? [] : [{ file, from, to, isType: type !== undefined }];
  });
}

const imports = files.flatMap(importsOf);

function isAllowed({ file, from, to, isType }: Import): boolean {
  const allowed = MAY_IMPORT[from] ?? [];
  if (PAGES.includes(from) && file === `${from}/index.tsx` && to === 'platform') return true;
  return allowed.includes(to) || (isType && allowed.includes(`${to} (types)`));
}

/** Lines of a file that are not comments, with their numbers. */
const codeLines = (file: string) =>
  texts
    .get(file)!
    .split('\n')
    .map((line, index) => ({ line: line.replace(/\/\/.*$/, ''), number: index + 1 }))
    .filter(({ line }) => !/^\s*(\*|\/\*)/.test(line));

describe('src', () => {
  it('has only folders that the map knows', () => {
    const folders = readdirSync(`${top}src`, { withFileTypes: true });
    expect(
      folders.filter((entry) => !(entry.isDirectory() && entry.name in MAY_IMPORT)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('finds its own imports', () => {
    expect(imports).toContainEqual({ file: 'probes/run.ts', from: 'probes', to: 'core', isType: true });
  });

  it('imports along the map alone', () => {
    const wrong = imports.filter((each) => !isAllowed(each));
    expect(
      wrong.map(({ file, from, to, isType }) => {
        const allowed = MAY_IMPORT[from]?.join(', ') || 'nothing';
        return `src/${file} imports ${isType ? 'types of ' : ''}${to}, but ${from} may import: ${allowed}`;
      }),
    ).toEqual([]);
  });

  it('asks for time and chance outside the core alone', () => {
    const calls = /\bDate\.now\b|\bMath\.random\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b/;
    const wrong = files
      .filter((file) => folderOf(file) === 'core')
      .flatMap((file) => codeLines(file).map(({ line, number }) => ({ file, line, number })))
      .filter(({ line }) => calls.test(line));
    expect(
      wrong.map(
        ({ file, line, number }) => `src/${file}:${number} ${line.trim()}: take it as an argument instead`,
      ),
    ).toEqual([]);
  });

  it(`has no file of more than ${LONGEST} lines, and in platform none of more than 60`, () => {
    const lengths = files.map((file) => ({ file, lines: lengthOf(texts.get(file)!) }));
    const wrong = lengths.filter(({ file, lines }) => lines > (folderOf(file) === 'platform' ? 60 : LONGEST));
    expect(
      wrong.map(({ file, lines }) => `src/${file} has ${lines} lines: which two subjects does it hold?`),
    ).toEqual([]);
  });

  it('registers every listener of the background before anything is awaited', () => {
    const waits = codeLines('background/index.ts').filter(({ line }) => /\bawait\b|\.then\(/.test(line));
    expect(waits.map(({ line }) => `${line.trim()}: wait inside a listener instead`)).toEqual([]);
  });

  it('loads the polyfill before anything else of the browser', () => {
    const first = texts.get('background/index.ts')!.match(/^import .*$/m)?.[0];
    expect(first).toBe("import '../platform/polyfill.ts';");
  });
});

/** What of `test/drive` the rest of `test` may use; everything else there is how the driver does it. */
const DRIVER =
  'await chromium desktop extension firefox firefox-prefs keyboard look page picture popup'.split(' ');

describe('test', () => {
  it('starts programs through one helper, which knows the register', () => {
    const scripts = readdirSync(`${top}test`, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:[cm]?[jt]s|tsx)$/.test(path))
      .map((path) => `test/${path.replaceAll('\\', '/')}`);
    const wrong = [...scripts, 'build.mjs']
      .filter((path) => /['"](?:node:)?child_process['"]/.test(readFileSync(`${top}${path}`, 'utf8')))
      .filter((path) => path !== 'test/setup/start-program.mjs');
    expect(wrong.map((path) => `${path} starts programs: take test/setup/start-program.mjs`)).toEqual([]);
  });

  it('drives browsers in one way', () => {
    const reached = sourcesOf('test')
      .filter((file) => folderOf(file) !== 'drive')
      .flatMap((file) => {
        const text = readFileSync(`${top}test/${file}`, 'utf8');
        return [...text.matchAll(/'(?:\.\.?\/)+drive\/([\w-]+)\.ts'/g)].map(([, part]) => ({
          file,
          part: part!,
        }));
      });
    expect(reached.length).toBeGreaterThan(0);
    const wrong = reached.filter(({ part }) => !DRIVER.includes(part));
    expect(
      wrong.map(
        ({ file, part }) =>
          `test/${file} reaches into drive/${part}.ts: start browsers with chromium.ts or firefox.ts`,
      ),
    ).toEqual([]);
    const { devDependencies } = JSON.parse(readFileSync(`${top}package.json`, 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const others = Object.keys(devDependencies).filter((name) => /playwright|puppeteer|selenium/.test(name));
    expect(
      others.map((name) => `${name} is a second driver: see docs/decisions/001-one-chromium-driver.md`),
    ).toEqual([]);
  });

  it(`has no file of more than ${LONGEST} lines`, () => {
    const lengths = sourcesOf('test').map((file) => ({
      file,
      lines: lengthOf(readFileSync(`${top}test/${file}`, 'utf8')),
    }));
    const wrong = lengths.filter(({ lines }) => lines > LONGEST);
    expect(
      wrong.map(
        ({ file, lines }) =>
          `test/${file} has ${lines} lines: a file for each subject, and what they share in one beside them`,
      ),
    ).toEqual([]);
  });
});

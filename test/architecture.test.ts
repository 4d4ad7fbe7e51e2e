/** The map of the program, held up by the machine: who may import whom, where time and chance may be asked for, how long a file may be. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  betweenFolders,
  files,
  folderOf,
  sourcesOf,
  textOf,
  top,
  type Import,
} from './architecture/imports.ts';
import { MAY_IMPORT, PAGES } from './architecture/map.ts';

const LONGEST = 250;

const lengthOf = (text: string): number => text.trimEnd().split('\n').length;

function isAllowed({ from, to, isType }: Import): boolean {
  const allowed = MAY_IMPORT[folderOf(from)] ?? [];
  const isPage = PAGES.some((page) => from === `${page}/index.tsx`) && folderOf(to) === 'platform';
  return (
    isPage ||
    [folderOf(to), to, ...(isType ? [`${folderOf(to)} (types)`] : [])].some((one) => allowed.includes(one))
  );
}

/** Lines of a file that are not comments, with their numbers. */
const codeLines = (file: string) =>
  textOf(file)
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
    expect(betweenFolders).toContainEqual({
      from: 'popup/index.tsx',
      to: 'core/storage/keys.ts',
      isType: false,
    });
  });

  it('imports along the map alone', () => {
    const wrong = betweenFolders.filter((each) => !isAllowed(each));
    expect(
      wrong.map(({ from, to, isType }) => {
        const allowed = MAY_IMPORT[folderOf(from)]?.join(', ') || 'nothing';
        return `src/${from} imports ${isType ? 'types of ' : ''}${to}, but ${folderOf(from)} may import: ${allowed}`;
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
    const lengths = files.map((file) => ({ file, lines: lengthOf(textOf(file)) }));
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
    const first = textOf('background/index.ts').match(/^import .*$/m)?.[0];
    expect(first).toBe("import '../platform/polyfill.ts';");
  });
});

/** What of `test/drive` the rest of `test` may use; everything else there is how the driver does it. */
const DRIVER =
  'await chromium desktop extension firefox firefox-prefs keyboard look managed page picture popup question story'.split(
    ' ',
  );

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

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInRange } from './node-version.mjs';
import { hasPackages } from './packages.mjs';
import { run } from './start-program.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wasl-setup-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

type Locked = Record<string, { version: string; optional?: boolean }>;

function lock(wanted: Locked, installed?: Locked): void {
  const write = (path: string, packages: Locked) =>
    writeFileSync(join(folder, path), JSON.stringify({ packages }));
  write('package-lock.json', { '': { version: '0.1.0' }, ...wanted });
  if (!installed) return;
  mkdirSync(join(folder, 'node_modules'));
  write('node_modules/.package-lock.json', installed);
}

describe('the packages', () => {
  const preact = { 'node_modules/preact': { version: '11.2.0' } };

  it('are missing in a fresh clone', () => {
    lock(preact);
    expect(hasPackages(folder)).toBe(false);
  });

  it('are there when they are those of the lock file', () => {
    lock(preact, preact);
    expect(hasPackages(folder)).toBe(true);
  });

  it('are missing when the lock file has moved on', () => {
    lock(preact, { 'node_modules/preact': { version: '11.1.0' } });
    expect(hasPackages(folder)).toBe(false);
  });

  it('are there without those for other systems', () => {
    lock({ ...preact, 'node_modules/fsevents': { version: '2.3.3', optional: true } }, preact);
    expect(hasPackages(folder)).toBe(true);
  });
});

describe('Node', () => {
  it.each([
    ['20.18.9', '^20.19.0', false],
    ['20.19.0', '^20.19.0', true],
    ['21.0.0', '^20.19.0', false],
    ['21.0.0', '>=20.19.0', true],
    ['20.19.1', '>=20.19.2', false],
    ['20.19.0', '^18 || >= 20', true],
    ['19.0.0', '^18 || >= 20', false],
    ['10.0.0', '6.* || 8.* || >= 10.*', true],
    ['9.0.0', '6.* || 8.* || >= 10.*', false],
    ['20.0.0', '*', true],
    ['20.0.0', '>=v14.0.0', true],
  ])('%s in the range %s: %s', (version, range, isIn) => {
    expect(isInRange(version, range)).toBe(isIn);
  });

  it('is not judged by a range that nobody here reads', () => {
    expect(() => isInRange('20.0.0', '<21')).toThrow('not known');
  });

  it('that is too old is told so in a sentence, by whatever is started', () => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } });`;
    const words = ['--import', `data:text/javascript,${encodeURIComponent(older)}`];
    const said = ['start.mjs', 'run.mjs'].map((command) => {
      const script = fileURLToPath(new URL(command, import.meta.url));
      const { status, stdout, stderr } = run('node', [...words, script, '--none'], { encoding: 'utf8' });
      return { status, said: `${stdout}${stderr}` };
    });
    expect(said).toEqual([
      { status: 1, said: expect.stringContaining('This is Node 20.18.3.') as unknown },
      { status: 1, said: expect.stringContaining('This is Node 20.18.3.') as unknown },
    ]);
  });
});

describe('a TypeScript program', () => {
  it('runs as it stands, and is alone on standard output', () => {
    writeFileSync(join(folder, 'data.json'), '{ "word": "وصل" }');
    writeFileSync(join(folder, 'part.ts'), 'export const count: number = process.argv.length - 2;');
    writeFileSync(
      join(folder, 'main.ts'),
      `import data from './data.json';
       import { count } from './part.ts';
       console.log(data.word, count, import.meta.url.endsWith('/main.ts'));`,
    );
    const script = fileURLToPath(new URL('run.mjs', import.meta.url));
    const words = [script, join(folder, 'main.ts'), 'FILE', '--json'];
    const { stdout } = run('node', words, { encoding: 'utf8' });
    expect(stdout).toBe('وصل 2 true\n');
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBrowsers, findChromium } from './browsers.mjs';
import { hasPackages } from './packages.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wasl-setup-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
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

describe('the browsers', () => {
  it('are found where the environment says', () => {
    vi.stubEnv('CHROMIUM', '/opt/some/chromium');
    expect(findChromium()).toBe('/opt/some/chromium');
  });

  it('and servers are asked for by name where nothing can be installed', () => {
    vi.stubEnv('PATH', folder);
    vi.stubEnv('CHROMIUM', undefined);
    vi.stubEnv('FIREFOX', undefined);
    expect(() => ensureBrowsers(['chromium', 'firefox', 'prosody'])).toThrow(
      'Not found: Chromium, Chrome or Edge, Firefox, prosody. Please install it',
    );
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
    const run = fileURLToPath(new URL('run.mjs', import.meta.url));
    const printed = execFileSync(process.execPath, [run, join(folder, 'main.ts'), 'FILE', '--json'], {
      encoding: 'utf8',
    });
    expect(printed).toBe('وصل 2 true\n');
  });
});

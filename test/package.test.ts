/** `npm run package`: what is sent to the stores, and the source from which whoever reviews it builds the same bytes. */
import { createPublicKey } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built } from './built.ts';
import { run } from './setup/start-program.mjs';

const top = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${top}package.json`, 'utf8')) as { version: string };
const EXTENSIONS = ['chromium', 'firefox', 'safari'] as const;

const first = built('--package');
const zipIn = (folder: string, name: string) => readFileSync(join(folder, `wasl-${name}-${version}.zip`));
const source = unzipSync(zipIn(first, 'source'));

interface Locked {
  version: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
}
const lock = JSON.parse(readFileSync(`${top}package-lock.json`, 'utf8')) as {
  version: string;
  packages: Readonly<Record<string, Locked>>;
};

/** Whether whoever uses what is shipped does without it. */
const isForUs = (path: string): boolean => {
  const { dev = false, devOptional = false, optional = false } = lock.packages[path]!;
  return dev || devOptional || optional;
};

/** What is shipped, and what runs while it is built. */
const BUILDS_WITH = [
  ...Object.keys(lock.packages).filter((path) => path !== '' && !isForUs(path)),
  ...['esbuild', '@esbuild', 'fflate'].map((name) => `node_modules/${name}`),
];

describe('npm run package', () => {
  it('makes one for each browser, and one of the source', () => {
    const zips = readdirSync(first).filter((name) => name.endsWith('.zip'));
    expect(zips.sort()).toEqual([...EXTENSIONS, 'source'].map((name) => `wasl-${name}-${version}.zip`));
  });

  it.each(EXTENSIONS)('packs what was built for %s and nothing else', (browser) => {
    const packed = unzipSync(zipIn(first, browser));
    const folder = join(first, browser);
    const there = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    expect(Object.keys(packed).sort()).toEqual(there.sort());
    expect(Object.keys(packed).filter((path) => /(^|\/)\.|\.(map|tsx?)$/.test(path))).toEqual([]);
    expect(Object.keys(packed)).toEqual(expect.arrayContaining(['manifest.json', 'licences.txt']));
    const manifest = JSON.parse(strFromU8(packed['manifest.json']!)) as { version: string };
    expect(manifest.version).toBe(version);
  });

  it.each(EXTENSIONS)(
    'leaves out of that for %s the key that gives an unpacked extension its id',
    (browser) => {
      const manifest = readFileSync(join(first, browser, 'manifest.json'), 'utf8');
      const { key, ...unpacked } = JSON.parse(manifest) as { key?: string };
      // The public half of an RSA key (DER, SubjectPublicKeyInfo), or Chromium refuses it.
      const half = { key: Buffer.from(String(key), 'base64'), format: 'der', type: 'spki' } as const;
      const type = key === undefined ? undefined : createPublicKey(half).asymmetricKeyType;
      expect(type).toBe(browser === 'chromium' ? 'rsa' : undefined);
      expect(JSON.parse(strFromU8(unzipSync(zipIn(first, browser))['manifest.json']!))).toEqual(unpacked);
    },
  );

  it('packs all of the source', () => {
    const ignored = readFileSync(`${top}.gitignore`, 'utf8').replaceAll('/', '').split('\n');
    const tops = new Set(Object.keys(source).map((path) => path.split('/')[0]));
    const missing = readdirSync(top).filter(
      (name) => name !== '.git' && !ignored.includes(name) && !tops.has(name),
    );
    expect(missing.map((name) => `${name} is not in the source: build/pack.mjs has a list`)).toEqual([]);
  });
});

describe('whoever unpacks the source', () => {
  let second: string;

  beforeAll(() => {
    second = mkdtempSync(join(tmpdir(), 'wasl-source-'));
    for (const [path, bytes] of Object.entries(source)) {
      mkdirSync(dirname(join(second, path)), { recursive: true });
      writeFileSync(join(second, path), bytes);
    }
    // As `npm ci` would put them there.
    for (const path of BUILDS_WITH) cpSync(join(top, path), join(second, path), { recursive: true });
    run('node', ['build.mjs', '--package'], { cwd: second, stdio: ['ignore', 'ignore', 'inherit'] });
  });

  afterAll(() => rmSync(second, { recursive: true, force: true }));

  it.each([...EXTENSIONS, 'source'])('packs the same bytes: %s', (name) => {
    expect(zipIn(join(second, 'dist'), name).equals(zipIn(first, name))).toBe(true);
  });
});

it('there is one version: that of package.json', () => {
  expect([lock.version, lock.packages['']?.version]).toEqual([version, version]);
  const changelog = readFileSync(`${top}CHANGELOG.md`, 'utf8');
  expect(/^## (\S+)/m.exec(changelog)?.[1]).toBe(version);
});

/** The register of programs: what is not in it is not started, what is not there is named, what cannot be had is counted. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensurePrograms } from './install.mjs';
import { allowedIn, find, neededBy } from './programs.mjs';
import { pathOf, run, start } from './start-program.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'wasl-programs-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** As on a machine that has nothing. */
function hideAll(): void {
  vi.stubEnv('PATH', folder);
  vi.stubEnv('CHROMIUM', undefined);
  vi.stubEnv('FIREFOX', undefined);
}

describe('a program', () => {
  it('that is not in the register is not started, though every machine has it', () => {
    const refusal = 'ls is not in the register of programs: add it to test/setup/programs.mjs.';
    expect(() => run('ls', ['/'])).toThrow(refusal);
    expect(() => start('ls', ['/'])).toThrow(refusal);
    expect(() => run('/bin/ls', ['/'])).toThrow('/bin/ls is not in the register');
  });

  it('of the register is run, and says what it says', () => {
    expect(run('node', ['-p', '6 * 7'], { encoding: 'utf8' }).stdout).toBe('42\n');
  });

  it('that is not on this machine is named with the package that brings it', () => {
    hideAll();
    expect(() => pathOf('pk12util')).toThrow(
      'pk12util is not on this machine (apt-get install libnss3-tools).',
    );
  });

  it('is found where the environment says', () => {
    vi.stubEnv('CHROMIUM', '/opt/some/chromium');
    expect(find('chromium')).toBe('/opt/some/chromium');
  });
});

describe('what a command needs', () => {
  it('grows with what it does', () => {
    expect(neededBy('start')).toContain('chromium');
    expect(neededBy('start')).not.toContain('firefox');
    expect(neededBy('test')).toEqual(expect.arrayContaining([...neededBy('start'), 'firefox']));
    expect(neededBy('test')).not.toContain('erl');
    expect(neededBy('test:long')).toEqual(expect.arrayContaining([...neededBy('test'), 'erl']));
  });

  it('is all asked for at once where nothing can be installed', () => {
    hideAll();
    expect(() => ensurePrograms('test')).toThrow(
      /^Not found:\n  chromium: it runs Wasl; .*\n[^]*\n  prosody: it .*\n[^]*Please install that \(.+\) and try again\.$/,
    );
  });
});

it.skipIf(process.platform === 'win32')('the tests find nothing but the register in their PATH', () => {
  expect(readdirSync(process.env['PATH']!).filter((name) => !allowedIn('test').includes(name))).toEqual([]);
});

it('a test that lacks something is counted by itself, and whatever else did not pass has failed', () => {
  const pathTo = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const helper = JSON.stringify(pathTo('start-program.mjs'));
  const files = {
    tests: `
      it('holds', () => {});
      it('does not', () => expect(1).toBe(2));
      it.skip('is passed over', () => {});
      let tries = 0;
      it('holds in the end', { retry: 1 }, () => expect((tries += 1)).toBe(2));
      it('wants more', () => { throw new Missing('no tool'); });
      describe('all', () => {
        beforeAll(() => { throw new Missing('no server'); });
        it('that ask it', () => {});
      });
      describe('one', () => {
        afterEach(() => { throw new Error('left a mess'); });
        it('wrong in two ways', () => { throw new Missing('no tool'); });
      });`,
    broken: `throw new Error('broken');`,
    idle: `throw new Missing('no reason to begin');`,
    late: `it('holds too', () => {}); afterAll(() => { throw new Error('late'); });`,
  };
  for (const [name, code] of Object.entries(files))
    writeFileSync(join(folder, `${name}.test.ts`), `import { Missing } from ${helper};\n${code}`);
  const counts = join(folder, 'counts.json');
  const vitest = pathTo('../../node_modules/vitest/vitest.mjs');
  const words = ['run', '--root', folder, '--globals', `--reporter=${pathTo('counting.mjs')}`];
  run('node', [vitest, ...words], { env: { ...process.env, COUNTS: counts }, stdio: 'ignore' });
  const { lacking, ...rest } = JSON.parse(readFileSync(counts, 'utf8')) as { lacking: object[] };
  expect(lacking).toHaveLength(3);
  expect(lacking).toEqual(
    expect.arrayContaining([
      { name: 'wants more', why: 'no tool' },
      { name: 'all > that ask it', why: 'no server' },
      { name: 'idle.test.ts', why: 'no reason to begin' },
    ]),
  );
  expect(rest).toEqual({
    passed: 3,
    // "does not", "is passed over", "wrong in two ways", and two files.
    failed: 5,
    notes: [
      'counted as failed, being skipped: is passed over',
      'passed at its second try only: holds in the end',
    ],
  });
});

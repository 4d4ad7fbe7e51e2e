/** The register of programs: what is not in it is not started and what is not there is named. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/**
 * `npm test`: everything that has to hold, in one go. The last line of standard output is `N passed, N failed`; `, N skipped` follows
 * when this machine lacks a program that a test needs and nothing may be installed. A type error, a badly formatted file, a failed
 * build and a test that was skipped for any other reason all count as failed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePrograms, mayInstall } from './setup/install.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { isMissing, run } from './setup/start-program.mjs';

const top = fileURLToPath(new URL('..', import.meta.url));
process.chdir(top);

const counts = { passed: 0, failed: 0, skipped: 0 };

/** What lacks something has failed where it could have been installed; elsewhere it is skipped, by name. */
function lack(name, why) {
  counts[mayInstall() ? 'failed' : 'skipped']++;
  console.log(`  ${mayInstall() ? 'FAILED' : 'skipped'}: ${name}: ${why}`);
}

/** Anything that holds or does not. */
function check(name, holds) {
  const startedAt = Date.now();
  console.log(`\n▸ ${name}`);
  let problem;
  try {
    if (holds() === false) problem = 'see above';
  } catch (error) {
    if (isMissing(error)) return lack(name, error.message);
    problem = error.message;
  }
  counts[problem === undefined ? 'passed' : 'failed']++;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(problem === undefined ? `  passed in ${seconds} s` : `  FAILED: ${problem}`);
  return problem === undefined;
}

/** Whether a program of node_modules, or a file of ours, ends well. */
function node(program, ...args) {
  return run('node', [program, ...args], { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** Runs the test files of one vitest configuration and adds up what they count. */
function vitest(name, config) {
  if (!existsSync(config)) return;
  console.log(`\n▸ ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'wasl-test-'));
  const file = join(folder, 'counts.json');
  process.env.COUNTS = file;
  const reporters = ['--reporter=default', '--reporter=./test/setup/counting.mjs'];
  const endedWell = node('node_modules/vitest/vitest.mjs', 'run', '--config', config, ...reporters);
  const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true });
  if (found) {
    counts.passed += found.passed;
    counts.failed += found.failed;
    for (const note of found.notes) console.log(`  ${note}`);
    for (const one of found.lacking) lack(one.name, one.why);
  }
  // A crash, or an error that belongs to no test.
  if (!endedWell && !found?.failed && !found?.lacking.length) counts.failed++;
}

const isLong = process.argv.includes('--long');

if (check('node packages', ensurePackages)) {
  check('programs', () => ensurePrograms(isLong ? 'test:long' : 'test'));
  if (!isLong) {
    check('types of the core', () => node('node_modules/typescript/bin/tsc', '-p', 'src/core'));
    check('types', () => node('node_modules/typescript/bin/tsc', '-p', '.'));
    check('lint', () => node('node_modules/oxlint/bin/oxlint', 'src', 'test', 'build', 'build.mjs'));
    check('format', () => node('node_modules/prettier/bin/prettier.cjs', '--check', '.'));
  }
  const isBuilt = check('build', () => node('build.mjs'));
  if (!isLong) vitest('unit, contract and simulator tests', 'test/vitest.config.ts');
  if (!isLong && isBuilt) vitest('tests in real browsers', 'test/vitest.browser.config.ts');
  if (isLong && isBuilt) vitest('long tests', 'test/vitest.long.config.ts');
}

process.exitCode = counts.failed === 0 ? 0 : 1;
const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);

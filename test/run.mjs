/**
 * `npm test`: everything that has to hold, in one go. The last line of standard output is `N passed, N failed`.
 * A type error, a badly formatted file, a failed build, a missing browser and a skipped test all count as failed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePrograms } from './setup/install.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { run } from './setup/start-program.mjs';

const top = fileURLToPath(new URL('..', import.meta.url));
process.chdir(top);

const counts = { passed: 0, failed: 0 };

/** Anything that holds or does not. */
function check(name, holds) {
  const startedAt = Date.now();
  console.log(`\n▸ ${name}`);
  let problem;
  try {
    if (holds() === false) problem = 'see above';
  } catch (error) {
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

/** Runs the test files of one vitest configuration and adds up what it reports. */
function vitest(name, config) {
  if (!existsSync(config)) return;
  console.log(`\n▸ ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'wasl-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const endedWell = node('node_modules/vitest/vitest.mjs', 'run', '--config', config, ...reporters);
  const before = counts.failed;
  if (existsSync(report)) addUp(JSON.parse(readFileSync(report, 'utf8')));
  // A file that cannot be loaded, an error outside any test, a crash.
  if (!endedWell && counts.failed === before) counts.failed++;
  rmSync(folder, { recursive: true });
}

function addUp({ testResults }) {
  for (const file of testResults) {
    for (const { status, fullName } of file.assertionResults) {
      counts[status === 'passed' ? 'passed' : 'failed']++;
      if (status !== 'passed' && status !== 'failed')
        console.log(`  counted as failed, being ${status}: ${fullName}`);
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
      counts.failed++;
  }
}

const isLong = process.argv.includes('--long');

if (check('node packages', ensurePackages)) {
  check('programs', () => ensurePrograms(isLong ? 'test:long' : 'test'));
  if (!isLong) {
    check('types of the core', () => node('node_modules/typescript/bin/tsc', '-p', 'src/core'));
    check('types', () => node('node_modules/typescript/bin/tsc', '-p', '.'));
    check('format', () => node('node_modules/prettier/bin/prettier.cjs', '--check', '.'));
  }
  const isBuilt = check('build', () => node('build.mjs'));
  if (!isLong) vitest('unit, contract and simulator tests', 'test/vitest.config.ts');
  if (!isLong && isBuilt) vitest('tests in real browsers', 'test/vitest.browser.config.ts');
  if (isLong && isBuilt) vitest('long tests', 'test/vitest.long.config.ts');
}

process.exitCode = counts.failed === 0 ? 0 : 1;
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);

/**
 * `npm run test:fresh [-- COMMAND…]`: both README commands and the packages, which have the same bytes there as here, or other commands,
 * on a machine where nobody has installed anything: a bare Debian in a temporary folder (about 3 GB in all), with Node, npm and a clone of
 * what is committed. The last line is `N passed, N failed`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePrograms, mayInstall } from '../setup/install.mjs';
import { makeBareDebian } from './bare-debian.ts';
import { packagesThatDiffer } from './packages.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));
const [commands, isWhole] =
  process.argv.length > 2
    ? [process.argv.slice(2), false]
    : [['npm start', 'npm test', 'npm run package'], true];

if (!mayInstall()) {
  console.error('This makes a Debian out of a Debian, and only root may: run it there.');
  process.exit(1);
}
ensurePrograms('test:fresh');

const folder = mkdtempSync(join(tmpdir(), 'wasl-fresh-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const seconds = (since: number) => `${Math.round((Date.now() - since) / 1000)} s`;

const begin = Date.now();
const debian = await makeBareDebian(folder, top);
console.log(`A bare Debian with Node and a clone, made in ${seconds(begin)}.`);

const told: string[] = [];
let failed = 0;
for (const command of commands) {
  console.log(`\n▸ ${command}`);
  const startedAt = Date.now();
  const { status, lastLine } = await debian.run(command);
  // There everything may be installed: what is skipped has not been tested.
  const holds = status === 0 && (command !== 'npm test' || /^\d+ passed, 0 failed$/.test(lastLine));
  if (!holds) failed += 1;
  told.push(
    `${holds ? 'passed' : 'FAILED'}: ${command} ended with ${status} after ${seconds(startedAt)}: ${lastLine}`,
  );
}

if (commands.includes('npm run package')) {
  const here = join(folder, 'here');
  mkdirSync(here);
  const differ = packagesThatDiffer(top, here, debian.clone);
  if (differ.length > 0) failed += 1;
  told.push(
    differ.length > 0
      ? `FAILED: other bytes than here: ${differ}`
      : 'passed: the packages have the same bytes as here',
  );
}

console.log(`\nOn a bare Debian${isWhole ? '' : ', these commands alone'}:\n${told.join('\n')}`);
console.log(`\n${told.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

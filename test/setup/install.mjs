/** Installs the programs that a command needs, from the register: on Debian, as root. */
import { existsSync } from 'node:fs';
import { find, neededBy, PROGRAMS } from './programs.mjs';
import { Missing, run } from './start-program.mjs';

const isDebian = () =>
  process.platform === 'linux' && existsSync('/etc/debian_version') && find('apt-get') !== undefined;

/** Whether programs that are missing can be installed without asking anybody. */
export const mayInstall = () => isDebian() && process.getuid?.() === 0;

/** Whether some font draws Arabic. Only Linux is asked: other systems bring one. */
function hasArabicFont() {
  if (process.platform !== 'linux') return true;
  if (find('fc-list') === undefined) return false;
  return run('fc-list', [':lang=ar', 'family'], { encoding: 'utf8' }).stdout.trim() !== '';
}

/**
 * What a command needs and is not here: what it is called, what it does, and Debian's package.
 * @param {import('./programs.mjs').Command} command
 */
function missingFor(command) {
  const missing = neededBy(command)
    .filter((name) => find(name) === undefined)
    .map((name) => ({ name, why: PROGRAMS[name][2], package: PROGRAMS[name][0] }));
  // Whatever shows a page needs it too, and it is no program.
  if (neededBy(command).includes('fc-list') && !hasArabicFont())
    missing.push({ name: 'a font for Arabic', why: 'draws its letters', package: 'fonts-noto-core' });
  return missing;
}

/**
 * Installs what is missing.
 * @param {import('./programs.mjs').Command} command
 * @throws a `Missing` that says what to install when something is still not there
 */
export function ensurePrograms(command) {
  const before = missingFor(command);
  if (before.length === 0) return;
  if (mayInstall()) aptInstall(packagesOf(before));
  const missing = missingFor(command);
  if (missing.length === 0) return;
  const lines = missing.map(({ name, why }) => `  ${name}: it ${why}\n`);
  const byHand = isDebian()
    ? `apt-get install ${packagesOf(missing).join(' ')}`
    : 'the way your system installs programs';
  throw new Missing(`Not found:\n${lines.join('')}Please install that (${byHand}) and try again.`);
}

const packagesOf = (missing) => [...new Set(missing.map((each) => each.package))];

/** @param {readonly string[]} packages */
function aptInstall(packages) {
  console.error(`Installing ${packages.join(', ')} (apt-get)…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    run('apt-get', ['-q', ...command], { stdio: ['ignore', 2, 2], env });
  }
}

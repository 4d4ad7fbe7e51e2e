/** Installs the node packages when they are missing or not those of the lock file. Needs nothing but Node and npm. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureNode } from './node-version.mjs';
import { run } from './start-program.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} path */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return {};
  }
}

/**
 * Whether what npm notes about `node_modules` agrees with the lock file; packages for other systems may be absent.
 * @param {string} folder
 */
export function hasPackages(folder = top) {
  const wanted = lockedPackages(join(folder, 'package-lock.json'));
  const installed = lockedPackages(join(folder, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return installed[path] ? installed[path].version === version : optional === true;
  });
}

/** Runs `npm ci` when needed. Throws when it fails, or when this Node will not do. What npm says goes to standard error. */
export function ensurePackages() {
  ensureNode();
  if (hasPackages()) return;
  console.error('Installing the node packages (npm ci)…');
  const { status } = run('npm', ['ci'], {
    cwd: top,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed: see above. Is the package registry reachable?');
}

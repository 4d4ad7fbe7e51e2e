/** The one place where tests and scripts start programs: those of the register, and no others. */
import { spawn, spawnSync } from 'node:child_process';
import { find, isRegistered, PROGRAMS } from './programs.mjs';

/**
 * What a test needs and this machine does not have. Where `npm test` may install it, that fails; elsewhere the test is counted as
 * skipped, with this reason.
 */
export class Missing extends Error {
  name = 'Missing';
}

/** Told by its name, because vitest hands errors on as copies. */
export const isMissing = (error) => error?.name === 'Missing';

/**
 * Where a program is.
 * @param {string} name as in the register
 * @returns {string} whole path
 * @throws an Error when it is not in the register, a `Missing` when it is not on this machine
 */
export function pathOf(name) {
  if (!isRegistered(name))
    throw new Error(`${name} is not in the register of programs: add it to test/setup/programs.mjs.`);
  const path = find(name);
  if (path === undefined)
    throw new Missing(`${name} is not on this machine (apt-get install ${PROGRAMS[name]?.[0] ?? name}).`);
  return path;
}

/** On Windows what a shell has to find, such as npm, goes by its name. */
const commandOf = (name, options) => (options?.shell && pathOf(name) ? name : pathOf(name));

/**
 * Runs a program to its end, as `spawnSync` does.
 * @type {typeof spawnSync}
 */
export const run = (name, args, options) => spawnSync(commandOf(name, options), args, options);

/**
 * Starts a program, as `spawn` does.
 * @type {typeof spawn}
 */
export const start = (name, args, options) => spawn(commandOf(name, options), args, options);

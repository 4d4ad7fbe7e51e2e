/** A PATH in which tests find the programs of the register and nothing else: what a bare machine lacks fails on every machine. */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowedIn, look } from './programs.mjs';

/**
 * Makes the folder that is the PATH of a command's tests, for as long as this process runs.
 * @param {import('./programs.mjs').Command} command
 */
export function narrowPath(command) {
  // Windows lets not everybody make links.
  if (process.platform === 'win32') return process.env.PATH;
  const folder = mkdtempSync(join(tmpdir(), 'wasl-path-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const name of allowedIn(command)) {
    const path = name === 'node' ? process.execPath : look(name);
    if (path !== undefined) symlinkSync(path, join(folder, name));
  }
  return folder;
}

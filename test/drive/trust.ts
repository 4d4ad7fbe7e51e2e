/** Lets a Chromium on Linux trust the lab's authority, as if its user had installed it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../setup/start-program.mjs';

export const homeIn = (folder: string): string => join(folder, 'home');

/**
 * Makes a home folder inside `folder` whose certificate store (NSS, `~/.pki/nssdb`) holds the authority, and gives its path. The flag
 * that overlooks the lab's key would not do: it calls every bad certificate untrusted, one that has merely expired too.
 */
export function homeThatTrusts(authority: string, folder: string): string {
  const home = homeIn(folder);
  const store = join(home, '.pki', 'nssdb');
  mkdirSync(store, { recursive: true });
  const file = join(home, 'authority.pem');
  writeFileSync(file, authority);
  const database = ['-d', `sql:${store}`];
  certutil('-N', ...database, '--empty-password');
  certutil('-A', ...database, '-n', 'lab', '-t', 'C,,', '-i', file);
  return home;
}

function certutil(...words: string[]): void {
  const { status, stderr } = run('certutil', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`certutil ended with ${status}: ${stderr}`);
}

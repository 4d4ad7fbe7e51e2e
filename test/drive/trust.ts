/** Lets a Chromium on Linux trust the lab's authority, as if its user had installed it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a home folder inside `folder` whose certificate store (NSS, `~/.pki/nssdb`) holds the authority; gives the home folder, or
 * `undefined` where `certutil` (Debian's `libnss3-tools`) is not there. Then the browser has to be told by flag to overlook the lab's
 * key, which works as well, but calls every bad certificate untrusted: one that expired under an authority it does not know is that.
 */
export function homeThatTrusts(authority: string, folder: string): string | undefined {
  const home = join(folder, 'home');
  const store = join(home, '.pki', 'nssdb');
  mkdirSync(store, { recursive: true });
  const file = join(home, 'authority.pem');
  writeFileSync(file, authority);
  const database = ['-d', `sql:${store}`];
  const steps = [
    ['-N', ...database, '--empty-password'],
    ['-A', ...database, '-n', 'lab', '-t', 'C,,', '-i', file],
  ];
  return steps.every((step) => spawnSync('certutil', step, { stdio: 'ignore' }).status === 0)
    ? home
    : undefined;
}

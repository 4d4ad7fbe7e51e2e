/** Programs that only the long tests need, from Debian's packages. */
import { spawnSync } from 'node:child_process';

/** Installs the package where the program is missing; a test that needs it then says what is wrong, if something is. */
export function ensureDebian(program: string, name: string): void {
  if (spawnSync('which', [program]).status === 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 2, 2], env });
  }
}

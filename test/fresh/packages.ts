/** The packages for the stores as this machine makes them, beside those that a bare Debian has made of the same commit. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../setup/start-program.mjs';

/** What differs between the packages below `theirs` and those made here, in `folder`, of a fresh clone of what is committed in `top`. */
export function packagesThatDiffer(top: string, folder: string, theirs: string): string[] {
  const clone = join(folder, 'clone');
  for (const [program, words, cwd] of [
    ['git', ['clone', '--quiet', top, clone], folder],
    ['node', [join(clone, 'build.mjs'), '--package'], clone],
  ] as const) {
    if (program === 'node')
      cpSync(join(top, 'node_modules'), join(clone, 'node_modules'), { recursive: true });
    const { status } = run(program, [...words], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) return [`${program} ended with ${status}: see above`];
  }
  const zips = (of: string) => readdirSync(join(of, 'dist')).filter((name) => name.endsWith('.zip'));
  const all = [...new Set([...zips(clone), ...zips(theirs)])];
  const bytes = (of: string, name: string) =>
    zips(of).includes(name) ? readFileSync(join(of, 'dist', name)) : Buffer.of();
  return all.filter((name) => !bytes(clone, name).equals(bytes(theirs, name)));
}

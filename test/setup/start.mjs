/** `npm start`: installs what is missing, builds, and hands over to the program that opens the browser. */
import { ensurePrograms } from './install.mjs';
import { ensurePackages } from './packages.mjs';
import { run } from './start-program.mjs';

try {
  ensurePackages();
  ensurePrograms('start');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

for (const program of [
  ['build.mjs'],
  ['test/setup/run.mjs', 'test/start/main.ts', ...process.argv.slice(2)],
]) {
  const { status } = run('node', program, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** `npm start`: installs what is missing, builds, and hands over to the program that opens the browser. */
import { spawnSync } from 'node:child_process';
import { ensureBrowsers } from './browsers.mjs';
import { ensurePackages } from './packages.mjs';

try {
  ensurePackages();
  ensureBrowsers(['chromium', 'arabic']);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

for (const program of [
  ['build.mjs'],
  ['test/setup/run.mjs', 'test/start/main.ts', ...process.argv.slice(2)],
]) {
  const { status } = spawnSync(process.execPath, program, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** `npm run canary`: builds, and hands over to the program that asks. What keeps it from running ends with 2, for 1 is an answer. */
import { ensurePrograms } from './install.mjs';
import { ensurePackages } from './packages.mjs';
import { run } from './start-program.mjs';

const COULD_NOT = 2;

try {
  ensurePackages();
  ensurePrograms('test');
} catch (error) {
  console.error(error.message);
  process.exit(COULD_NOT);
}

const built = run('node', ['build.mjs'], { stdio: ['ignore', 2, 2] });
if (built.status !== 0) process.exit(COULD_NOT);
const asked = run('node', ['test/setup/run.mjs', 'test/canary/main.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(asked.status ?? COULD_NOT);

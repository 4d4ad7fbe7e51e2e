/** The extension as `npm run build` makes it, in a folder of its own, for tests that look at what is shipped. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { run } from './setup/start-program.mjs';

const script = fileURLToPath(new URL('../build.mjs', import.meta.url));

/** Builds both browsers' extensions; they are gone when the test file is done. Returns their folder. */
export function built(...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-built-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const { status } = run('node', [script, '--out', folder, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The build failed: see above.');
  return folder;
}

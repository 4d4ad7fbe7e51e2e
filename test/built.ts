/** The extension as `npm run build` makes it, in a folder of its own, for tests that look at what is shipped. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const script = fileURLToPath(new URL('../build.mjs', import.meta.url));

/** Builds both browsers' extensions; they are gone when the test file is done. Returns their folder. */
export function built(...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-built-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  execFileSync(process.execPath, [script, '--out', folder, ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return folder;
}

import { defineConfig } from 'vitest/config';
import { narrowPath } from './setup/narrow-path.mjs';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Nights of days are played on machines of any speed; no time is asserted anywhere.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 30_000 } },
    env: { PATH: narrowPath('test') },
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['**/node_modules/**', 'test/browser/**', 'test/long/**'],
  },
});

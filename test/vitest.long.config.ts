import { defineConfig } from 'vitest/config';
import { narrowPath } from './setup/narrow-path.mjs';

/** What takes minutes, or installs much: `npm run test:long`. */
export default defineConfig({
  test: {
    env: { PATH: narrowPath('test:long') },
    root: new URL('..', import.meta.url).pathname,
    include: ['test/long/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Browsers side by side: they mostly wait.
    maxConcurrency: 3,
  },
});

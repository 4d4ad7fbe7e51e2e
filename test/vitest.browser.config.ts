import { defineConfig } from 'vitest/config';

/** Real browsers, in the lab. They mostly wait, so a few of them wait side by side. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    maxWorkers: 4,
  },
});

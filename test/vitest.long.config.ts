import { defineConfig } from 'vitest/config';

/** What takes minutes, or installs much: `npm run test:long`. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/long/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

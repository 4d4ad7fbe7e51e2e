import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { narrowPath } from './setup/narrow-path.mjs';

/**
 * Tests of these folders change nothing that another file could see, so that files share what they import: loading it anew for each of
 * them takes a third of the time.
 */
const SHARING = [
  'architecture',
  'bench',
  'canary',
  'core',
  'docs',
  'frozen',
  'history',
  'lab',
  'nights',
  'probes',
  'scenario',
  'services',
  'setup',
  'simulate',
  'start',
  'vantages',
  'words',
];
const APART = ['browser', 'long', 'network'];

const tests = (folder: string) => `test/${folder}/**/*.test.{ts,tsx}`;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Nights of days are played on machines of any speed; no time is asserted anywhere.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 30_000 } },
    env: { PATH: narrowPath('test') },
    root: new URL('..', import.meta.url).pathname,
    maxWorkers: availableParallelism(),
    projects: [
      { extends: true, test: { name: 'sharing', include: SHARING.map(tests), isolate: false } },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...[...SHARING, ...APART].map(tests)],
        },
      },
    ],
  },
});

/** `test/browser/trace.test.ts` for 300 rounds, two sessions of an installation and two of another. */
import { describe } from 'vitest';
import { leavesNoTrace } from '../browser/no-trace.ts';

const HOUR_MS = 3_600_000;

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  leavesNoTrace(browser, 75, HOUR_MS);
});

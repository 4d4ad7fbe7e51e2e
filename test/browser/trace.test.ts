/** What hostile servers and resolvers can make of checks. `test/long/trace.test.ts` does the same for longer. */
import { describe } from 'vitest';
import { leavesNoTrace } from './no-trace.ts';

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  leavesNoTrace(browser, 3);
});

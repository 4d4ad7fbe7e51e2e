/** `test/browser/trace.test.ts` for 300 rounds, two sessions of an installation and two of another. */
import { leavesNoTrace } from '../browser/no-trace.ts';

const HOUR_MS = 3_600_000;

for (const browser of ['chromium', 'firefox'] as const)
  for (const tier of ['basic', 'detailed'] as const) leavesNoTrace(browser, tier, 75, HOUR_MS);

/** What hostile servers and resolvers can make of checks. `test/long/trace.test.ts` does the same for longer, on every tier, in Firefox too. */
import { leavesNoTrace } from './no-trace.ts';

leavesNoTrace('chromium', 'basic', 3);

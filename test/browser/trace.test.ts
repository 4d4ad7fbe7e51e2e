/** What hostile servers and resolvers can make of checks. `test/long/trace.test.ts` does the same for longer, and on every tier. */
import { leavesNoTrace } from './no-trace.ts';

leavesNoTrace('chromium', 'basic', 3);
leavesNoTrace('firefox', 'detailed', 3);

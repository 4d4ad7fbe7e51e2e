/** The script may be ended at any await; `test/long/cut.test.ts` cuts at every one. */
import { bearsCuts } from './cut.ts';

bearsCuts(7);

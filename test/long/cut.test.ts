/** `test/background/cut.test.ts`, at every await. */
import { bearsCuts } from '../background/cut.ts';

bearsCuts(1);

/** The words of the simulator: English, in UTC, so that the same file always tells the same story. */
import type { Words } from '../../src/words/index.ts';
import { wordsFor } from '../words/catalogues.ts';

/** Times are said as at `now`: of today the clock alone, of other days the day too. */
export const english = (now: number): Words => wordsFor('en', { now: () => now });

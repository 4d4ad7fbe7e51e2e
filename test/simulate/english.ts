/** The words of the simulator: English, in UTC, so that the same file always tells the same story. */
import catalogue from '../../src/_locales/en/messages.json' with { type: 'json' };
import { languageFor, words, type Words } from '../../src/words/index.ts';

/** Times are said as at `now`: of today the clock alone, of other days the day too. */
export function english(now: number): Words {
  return words({ language: languageFor('en'), catalogue, timeZone: 'UTC', now: () => now });
}

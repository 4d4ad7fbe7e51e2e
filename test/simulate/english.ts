/** The words of the simulator: English, in UTC, so that the same file always tells the same story. */
import { readFileSync } from 'node:fs';
import { languageFor, words, type Catalogue, type Words } from '../../src/words/index.ts';

const catalogue = JSON.parse(
  readFileSync(new URL('../../src/_locales/en/messages.json', import.meta.url), 'utf8'),
) as Catalogue;

/** Times are said as at `now`: of today the clock alone, of other days the day too. */
export function english(now: number): Words {
  return words({ language: languageFor('en'), catalogue, timeZone: 'UTC', now: () => now });
}

/** The words of the simulator: English, in UTC, so that the same file always tells the same story. */
import { readFileSync } from 'node:fs';
import { languageFor, words, type Catalogue, type Words } from '../../src/words/index.ts';

export function english(now: number): Words {
  const catalogue = JSON.parse(
    readFileSync(new URL('../../src/_locales/en/messages.json', import.meta.url), 'utf8'),
  ) as Catalogue;
  return words({ language: languageFor('en'), catalogue, timeZone: 'UTC', now: () => now });
}

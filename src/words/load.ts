/** Fetches the one catalogue that is needed from the extension's own files. */
import type { Catalogue } from './catalogue.ts';
import { languageFor, words, type Words } from './index.ts';
import { folderOf } from './languages.ts';

export interface Wanted {
  /** What the user chose; left out: the browser's. */
  language?: string | undefined;
  digits?: string | undefined;
  /** The browser's own tag. */
  browser: string;
}

/** The words for what the user chose. Rejects only where the extension's own file cannot be read. */
export async function loadWords({ language, digits, browser }: Wanted): Promise<Words> {
  const chosen = languageFor(language ?? browser);
  const answer = await fetch(`/_locales/${folderOf(chosen)}/messages.json`);
  const catalogue = (await answer.json()) as Catalogue;
  return words({ language: chosen, catalogue, browser, digits });
}

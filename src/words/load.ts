/** Fetches words from the extension's own files. The build writes them for each script and language: `build/words.mjs`. */
import type { Catalogue } from './catalogue.ts';
import { languageFor, words, type Words } from './index.ts';
import { folderOf, languages } from './languages.ts';
import { withRegion } from './region.ts';

export interface Wanted {
  /** What the user chose; left out: the browser's. */
  language?: string | undefined;
  digits?: string | undefined;
  /** The browser's own tag. */
  browser: string;
}

/** The words that a script can say: `/words/popup/index` are those of `popup/index.js`. */
export type Said = `/words/${string}`;

/** Files that were fetched, by their paths: a script says the same as long as it runs. */
const files = new Map<string, Promise<Catalogue>>();

function textsIn(path: string): Promise<Catalogue> {
  const texts = files.get(path) ?? fetch(path).then((answer) => answer.json() as Promise<Catalogue>);
  files.set(path, texts);
  // The next one tries again.
  texts.catch(() => files.delete(path));
  return texts;
}

/** One text as it stands in every language, with the names of its values: `$service$`. Languages that cannot be read are left out. */
export async function inEveryLanguage(key: string, script: Said): Promise<string[]> {
  const read = languages.map(
    async (language) => (await textsIn(`${script}/${folderOf(language)}.json`))[key],
  );
  const texts = await Promise.allSettled(read);
  return texts.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
}

/** The words for what the user chose. Rejects only where the extension's own files cannot be read. */
export async function loadWords({ language, digits, browser }: Wanted, ...said: Said[]): Promise<Words> {
  const chosen = languageFor(language ?? browser);
  const texts = await Promise.all(said.map((script) => textsIn(`${script}/${folderOf(chosen)}.json`)));
  const own = browser.startsWith(chosen.tag) ? browser : (chosen.locale ?? chosen.tag);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return words({
    language: chosen,
    catalogue: Object.assign({}, ...texts) as Catalogue,
    // Only a browser has a navigator in every version.
    browser: withRegion(own, globalThis.navigator?.languages ?? [], timeZone),
    digits,
  });
}

/** The catalogues as the tests read them, and words made from them at a fixed moment. */
import { existsSync, readFileSync } from 'node:fs';
import {
  languages,
  words,
  type Catalogue,
  type Choice,
  type Language,
  type Words,
} from '../../src/words/index.ts';
import { folderOf } from '../../src/words/languages.ts';
import { NOW } from '../moment.ts';

interface Entry {
  message: string;
  description?: string;
  placeholders?: Record<string, { content: string; example?: string }>;
}

/** Known by its tag. */
const languageOf = (tag: string): Language => languages.find((known) => known.tag === tag)!;

// Not from `import.meta.url`, which with happy-dom is no file's.
const fileOf = (tag: string, name: string) =>
  `${process.cwd()}/src/_locales/${folderOf(languageOf(tag))}/${name}.json`;

export const readCatalogue = (tag: string): Record<string, Entry> =>
  JSON.parse(readFileSync(fileOf(tag, 'messages'), 'utf8')) as Record<string, Entry>;

/** What services are called in a language, by their names in the catalogue. */
export function namesOf(tag: string): Catalogue {
  const file = fileOf(tag, 'services');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Catalogue) : {};
}

/** All texts of a language, as a script would have them that says everything. */
export const textsOf = (tag: string): Catalogue => ({
  ...Object.fromEntries(Object.entries(readCatalogue(tag)).map(([key, { message }]) => [key, message])),
  ...namesOf(tag),
});

const catalogues = new Map<string, Catalogue>(languages.map(({ tag }) => [tag, textsOf(tag)]));

/** What the extension's own files answer to `/words/<script>/<language>.json`, before they are built: whoever asks may say everything. */
export function answerWords(path: string): Response {
  const folder = /^\/words\/.+\/(\w+)\.json$/.exec(path)?.[1];
  return Response.json(textsOf(languages.find((language) => folderOf(language) === folder)!.tag));
}

/** The words of a language, at the moment of the examples, in UTC. */
export function wordsFor(tag: string, more: Partial<Choice> = {}): Words {
  return words({
    language: languageOf(tag),
    catalogue: catalogues.get(tag)!,
    now: () => NOW,
    timeZone: 'UTC',
    ...more,
  });
}

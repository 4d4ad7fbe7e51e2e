/** The catalogues as the tests read them, and words made from them at a fixed moment. */
import { readFileSync } from 'node:fs';
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

export function readCatalogue(tag: string): Record<string, Entry> {
  // Not from `import.meta.url`, which with happy-dom is no file's.
  const file = `${process.cwd()}/src/_locales/${folderOf(languageOf(tag))}/messages.json`;
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Entry>;
}

const catalogues = new Map<string, Catalogue>(languages.map(({ tag }) => [tag, readCatalogue(tag)]));

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

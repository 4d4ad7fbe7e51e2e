/** The glossary that translators go by says what the catalogues say. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/words/index.ts';
import { said as saidIn, tables, VERDICTS, WORDS } from '../docs/verdicts.ts';
import { readCatalogue } from './catalogues.ts';

const page = readFileSync(`${process.cwd()}/docs/glossary.md`, 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** The cells of a language, in the table whose head has `column`. */
function cellsOf(name: string, column: string): Record<string, string> {
  const at = rows.findIndex((row) => row.includes(column));
  const row = rows.slice(at + 1).find(([first]) => first === name)!;
  return Object.fromEntries(rows[at]!.map((head, index) => [head, row[index]!]));
}

const names: Readonly<Record<string, string>> = {
  en: 'English',
  ar: 'Arabic',
  es: 'Spanish',
  'pt-BR': 'Portuguese (Brazil)',
  fr: 'French',
  fa: 'Persian',
  ur: 'Urdu',
  hi: 'Hindi',
  id: 'Indonesian',
  tr: 'Turkish',
  ru: 'Russian',
};

describe.each(languages.map(({ tag }) => tag))('the glossary of %s', (tag) => {
  const catalogue = readCatalogue(tag);
  const said = (key: string) => catalogue[key]!.message;

  it('has the words for the state of a service', () => {
    expect(cellsOf(names[tag]!, 'degraded')).toMatchObject({
      up: said('status_up'),
      reached: said('status_reached'),
      degraded: said('status_degraded'),
      slow: said('row_slow'),
      down: said('status_down'),
      paused: said('status_paused'),
      unknown: said('status_unknown'),
    });
  });

  it('has the words for causes and the connection', () => {
    expect(cellsOf(names[tag]!, 'appears blocked')).toMatchObject({
      'appears blocked': said('cause_blocked'),
      'not clear': said('cause_unclear'),
      'own connection': said('cause_connection'),
      'connection works': said('connection_online'),
    });
  });
});

describe('one verdict', () => {
  it.each(
    (['en', 'ar'] as const).flatMap((tag) => Object.keys(VERDICTS).map((verdict) => [tag, verdict] as const)),
  )('has one word on every surface (%s, %s)', (tag, verdict) => {
    const sentences = Object.values(VERDICTS[verdict]!).map((key) => saidIn(tag, key));
    expect(sentences.filter((sentence) => !WORDS[tag][verdict]!.test(sentence))).toEqual([]);
  });

  it('stands in the glossary as it is said', () => {
    const cells = (text: string) => text.match(/[^|\n]+/g)!.map((cell) => cell.trim());
    const known = new Set(cells(page));
    expect(cells(tables()).filter((cell) => cell !== '' && !/^-+$/.test(cell) && !known.has(cell))).toEqual(
      [],
    );
  });
});

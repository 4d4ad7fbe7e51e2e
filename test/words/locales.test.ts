import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { find, pluralForms } from '../../src/words/catalogue.ts';
import { folderOf, languages } from '../../src/words/languages.ts';
import { readCatalogue } from './catalogues.ts';
import { sentences } from './sentences.ts';

const english = readCatalogue('en');
const folder = new URL('../../src/_locales/', import.meta.url);
const plural = new RegExp(`_(${pluralForms.join('|')})$`);
const base = (key: string) => key.replace(plural, '');
const filed = (key: string) => key.replaceAll('-', '_');
const tokens = (message: string) => [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name!);

/** A message with plural forms may name its number in words ("ساعتين"), so that token may be missing in a form. */
const needed = (message: string) => new Set(tokens(message).filter((name) => name !== 'count'));

describe('the languages', () => {
  it('are one folder and one line each', () => {
    expect(languages.map(folderOf).sort()).toEqual(readdirSync(folder).sort());
  });
});

describe.each(languages.map(({ tag }) => tag))('the catalogue of %s', (tag) => {
  const catalogue = readCatalogue(tag);

  it('has the keys of English and no others', () => {
    const keys = (file: object) => [...new Set(Object.keys(file).map(base))].sort();
    expect(keys(catalogue)).toEqual(keys(english));
  });

  it('has every plural form of the language where English has plural forms', () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    const counted = [
      ...new Set(
        Object.keys(english)
          .filter((key) => plural.test(key))
          .map(base),
      ),
    ];
    const missing = counted.flatMap((key) =>
      pluralCategories.map((form) => `${key}_${form}`).filter((name) => !(name in catalogue)),
    );
    expect(missing).toEqual([]);
  });

  it('uses the values that English uses', () => {
    const differing = Object.keys(english).filter((key) => {
      const wanted = needed(english[key]!.message);
      const forms = Object.keys(catalogue).filter(
        (name) => base(name) === base(key) && !name.endsWith('_zero'),
      );
      return forms.some((name) => {
        const own = needed(catalogue[name]!.message);
        return own.size !== wanted.size || [...own].some((token) => !wanted.has(token));
      });
    });
    expect(differing).toEqual([]);
  });

  it('is a file that Chrome accepts: plain keys, every token declared, no other dollar signs', () => {
    const refused = Object.entries(catalogue).filter(([key, { message, placeholders = {} }]) => {
      const isDeclared = tokens(message).every((name) => name in placeholders);
      const isUsed = Object.keys(placeholders).every((name) => tokens(message).includes(name));
      return !/^\w+$/.test(key) || !isDeclared || !isUsed || message.replace(/\$\w+\$/g, '').includes('$');
    });
    expect(refused.map(([key]) => key)).toEqual([]);
  });

  it('has every sentence of the core', () => {
    const begins = (key: string) => Object.keys(catalogue).some((name) => name.startsWith(filed(key) + '_'));
    const missing = sentences.filter((key) => find(catalogue, key) === undefined && !begins(key));
    expect(missing).toEqual([]);
  });

  it('has every name that the manifest asks for', () => {
    const manifest = readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8');
    const asked = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key!);
    expect(asked.filter((key) => !(key in catalogue))).toEqual([]);
  });

  it('describes the extension within the 132 characters of the stores', () => {
    expect(catalogue.extension_description!.message.length).toBeLessThanOrEqual(132);
  });

  it('frightens nobody: no exclamation marks, no capitals for emphasis', () => {
    const loud = Object.entries(catalogue).filter(([, { message }]) => /!|\b[A-Z]{5,}\b/.test(message));
    expect(loud.map(([key]) => key)).toEqual([]);
  });
});

describe('Arabic', () => {
  it('uses Arabic punctuation', () => {
    const latin = Object.entries(readCatalogue('ar')).filter(([, { message }]) => /[,;?]/.test(message));
    expect(latin.map(([key]) => key)).toEqual([]);
  });
});

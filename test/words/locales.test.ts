import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { find, pluralForms } from '../../src/words/catalogue.ts';
import { folderOf, languages } from '../../src/words/languages.ts';
import { readCatalogue, textsOf } from './catalogues.ts';
import { sentences } from './sentences.ts';

const english = readCatalogue('en');
const folder = new URL('../../src/_locales/', import.meta.url);
const plural = new RegExp(`_(${pluralForms.join('|')})$`);
const base = (key: string) => key.replace(plural, '');
const filed = (key: string) => key.replaceAll('-', '_');
const tokens = (message: string) => [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name!);

/** A message with plural forms may name its number in words ("ساعتين"), so that token may be missing in a form. */
const needed = (message: string) => new Set(tokens(message).filter((name) => name !== 'count'));

/** What English says in the place of a message of another language, whose plural forms are others. */
const englishOf = (key: string): string =>
  (english[key] ?? english[`${base(key)}_other`] ?? english[base(key)])!.message;

/** Names, units and words that another language writes as English does. */
const shared = new Set(
  'Wasl UTC s min h ms kB MB GB Normal Service Services Cause Incidents media messages'.split(' '),
);

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

  it('has each plural form of the language and no others, where it or English has plural forms', () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    const counted = (file: object) => Object.keys(file).filter((key) => plural.test(key));
    const keys = new Set([...counted(english), ...counted(catalogue)].map(base));
    const wanted = [...keys].flatMap((key) => pluralCategories.map((form) => `${key}_${form}`));
    expect(counted(catalogue).sort()).toEqual(wanted.sort());
    expect(Object.keys(catalogue).filter((key) => keys.has(key))).toEqual([]);
  });

  it('says nothing in English but names and units', () => {
    const isMarked = ({ description = '' }) => description.startsWith('Not yet translated');
    const isEnglish = (key: string) => englishOf(key) === catalogue[key]!.message;
    const words = (key: string) => catalogue[key]!.message.replace(/\$\w+\$/g, '').match(/\p{L}+/gu) ?? [];
    const left = Object.keys(catalogue).filter(
      (key) =>
        isMarked(catalogue[key]!) ||
        (tag !== 'en' && isEnglish(key) && words(key).some((word) => !shared.has(word))),
    );
    expect(left).toEqual([]);
  });

  it('ends a sentence where English does, with the full stop of its script', () => {
    const stop = tag === 'ur' ? '۔' : tag === 'hi' ? '।' : '.';
    const endOf = (message: string) => /[.…:?۔।؟]$/u.exec(message)?.[0] ?? '';
    const meant: Record<string, string> = { '.': stop, '?': '؟' };
    const differing = Object.keys(catalogue).filter((key) => {
      const end = endOf(englishOf(key));
      const own = endOf(catalogue[key]!.message);
      return own !== (meant[end] ?? end) && !(end === '?' && own === '?' && !/^(ar|fa|ur)$/.test(tag));
    });
    expect(differing).toEqual([]);
  });

  it('has no space at an end or beside another one', () => {
    const loose = Object.keys(catalogue).filter(
      (key) => key !== 'strip_comma' && /^\s|\s$|\s\s/u.test(catalogue[key]!.message),
    );
    expect(loose).toEqual([]);
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

  // Chrome loads an extension only if each of its catalogues is well formed (developer.chrome.com, "Message formats").
  it('is a file that Chrome accepts: plain keys, every token declared, no other dollar signs', () => {
    const refused = Object.entries(catalogue).filter(([key, { message, placeholders = {} }]) => {
      const isDeclared = tokens(message).every((name) => name in placeholders);
      const isUsed = Object.keys(placeholders).every((name) => tokens(message).includes(name));
      const isArgument = Object.values(placeholders).every(({ content }) => /^\$[1-9]$/.test(content));
      const isPlain = /^\w+$/.test(key) && message !== '' && !message.replace(/\$\w+\$/g, '').includes('$');
      return !isDeclared || !isUsed || !isArgument || !isPlain;
    });
    expect(refused.map(([key]) => key)).toEqual([]);
  });

  it('has each key once, whatever its case, as Chrome reads it', () => {
    const text = readFileSync(new URL(`${tag.replace('-', '_')}/messages.json`, folder), 'utf8');
    const keys = [...text.matchAll(/^ {2}"(\w+)": \{/gm)].map(([, key]) => key!.toLowerCase());
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(keys).toHaveLength(Object.keys(catalogue).length);
  });

  it('gives a token the place that English gives it', () => {
    const places = new Map(
      Object.entries(english).flatMap(([key, { placeholders = {} }]) =>
        Object.entries(placeholders).map(([name, { content }]): [string, string] => [
          `${base(key)} ${name}`,
          content,
        ]),
      ),
    );
    const moved = Object.entries(catalogue).filter(([key, { placeholders = {} }]) =>
      Object.entries(placeholders).some(
        ([name, { content }]) => places.get(`${base(key)} ${name}`) !== content,
      ),
    );
    expect(moved.map(([key]) => key)).toEqual([]);
  });

  it('has every sentence of the core', () => {
    const texts = textsOf(tag);
    const names = Object.keys(catalogue);
    const begins = (key: string) => names.some((name) => name.startsWith(filed(key) + '_'));
    const missing = sentences.filter((key) => find(texts, key) === undefined && !begins(key));
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

describe.each(languages.map(({ tag }) => tag).filter((tag) => tag !== 'en'))('%s', (tag) => {
  it('prints its apostrophes and quotation marks, and types none', () => {
    const typed = Object.entries(readCatalogue(tag)).filter(([, { message }]) => /['"]/.test(message));
    expect(typed.map(([key]) => key)).toEqual([]);
  });
});

describe('English', () => {
  it('tells translators what each text is for', () => {
    const bare = Object.keys(english).filter((key) => !english[key]!.description);
    expect(bare).toEqual([]);
  });
});

describe.each(['ar', 'fa', 'ur'])('%s', (tag) => {
  it('isolates addresses and dates of the calendar, which the line would turn around', () => {
    const bare = Object.entries(readCatalogue(tag)).filter(([, { message }]) =>
      /\w:\/\/|\d-\d/.test(message.replace(/\u2066[^\u2069]*\u2069/g, '')),
    );
    expect(bare.map(([key]) => key)).toEqual([]);
  });

  it('uses the punctuation of its script', () => {
    const latin = Object.entries(readCatalogue(tag)).filter(([, { message }]) => /[,;?]/.test(message));
    expect(latin.map(([key]) => key)).toEqual([]);
  });
});

describe('French', () => {
  it('keeps its punctuation on the line of its word', () => {
    const loose = Object.entries(readCatalogue('fr')).filter(([, { message }]) =>
      /(^|[^\u00a0\u202f])[;?»]|[^\u00a0]:(?!\/\/)|«[^\u00a0]/.test(message),
    );
    expect(loose.map(([key]) => key)).toEqual([]);
  });
});

/** Sentences without language become text here. */
import type { Sentence } from '../core/model/sentence.ts';
import { find, type Catalogue, type Key } from './catalogue.ts';
import { formatter, type Formatter, type Region } from './format.ts';
import type { Language } from './languages.ts';

export { momentsIn } from './format.ts';
export { languageFor, languages } from './languages.ts';
export type { Language } from './languages.ts';
export type { Catalogue, Filed, Key } from './catalogue.ts';

export interface Words extends Formatter {
  language: Language;
  dir: 'ltr' | 'rtl';
  /** A message of the interface. */
  t(key: Key, values?: Sentence['values']): string;
  /** A sentence of the core; a key the catalogue does not have is said as it is. */
  say(sentence: Sentence): string;
  /** What a service is called in this language, in its script; any other name, as a person gave it, stays. */
  called(name: string): string;
  /** Sentences one after the other. */
  sayAll(sentences: readonly Sentence[]): string;
}

export interface Choice extends Region {
  catalogue: Catalogue;
}

/** Values that are words of ours, by the name they have in a sentence: `failure: 'dns'` is said by `failure_dns`. */
const OURS = /^(failure|function|status|cause|rule|why|alert|preset)$/;

/** A value by its name, or a number that stands in the text; that of `IPv4` is part of a name, those of `2026-11-22` of a date. */
const FILLED = /\$(\w+)\$|(?<![\w-])\d+(?![\w-])/g;

export function words(choice: Choice): Words {
  const { catalogue, language } = choice;
  const called = (name: string) => catalogue[name] ?? name;
  const format = formatter(choice, fill, called);
  const plurals = new Intl.PluralRules(format.locale);

  function fill(key: string, values: Sentence['values'] = {}): string {
    const text = find(catalogue, key, plurals.select(quantity(values)));
    const numeral = (digit: string) => format.value(+digit);
    return (
      text?.replace(FILLED, (found, name?: string) =>
        name ? said(name, values) : found.replace(/\d/g, numeral),
      ) ?? key
    );
  }

  function said(name: string, values: Sentence['values']): string {
    const value = values[name];
    if (value === undefined) return '';
    const area = name === 'rule' ? 'because' : name;
    const own = OURS.test(name) && typeof value === 'string' && find(catalogue, `${area}_${value}`);
    return own || format.value(value, name, values);
  }

  const say = ({ key, values }: Sentence) => fill(key, values);
  return {
    ...format,
    language,
    dir: language.dir,
    t: fill,
    say,
    called,
    sayAll: (sentences) => sentences.map(say).join(' '),
  };
}

/** What the plural form goes by: the value called `count`, else the length of the first list. */
function quantity(values: Sentence['values']): number {
  if (typeof values.count === 'number') return values.count;
  const lists = Object.values(values).map((value) => (value as { list?: readonly string[] }).list);
  return lists.find(Boolean)?.length ?? 0;
}

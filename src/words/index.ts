/** Sentences without language become text here. */
import { find, type Catalogue, type Key } from './catalogue.ts';
import { formatter, type Formatter, type Value } from './format.ts';
import { isolate } from './isolate.ts';
import type { Language } from './languages.ts';

export { languageFor, languages } from './languages.ts';
export type { Language } from './languages.ts';
export type { Catalogue, Filed, Key } from './catalogue.ts';
export type { Value } from './format.ts';

/** A message's key, with hyphens or underscores, and the values in it. The same shape as the core's. */
export interface Sentence {
  key: string;
  values: Readonly<Record<string, Value>>;
}

export interface Words extends Formatter {
  language: Language;
  dir: 'ltr' | 'rtl';
  /** A message of the interface. */
  t(key: Key, values?: Readonly<Record<string, Value>>): string;
  /** A sentence of the core; a key the catalogue does not have is said as it is. */
  say(sentence: Sentence): string;
  /** Sentences one after the other. */
  sayAll(sentences: readonly Sentence[]): string;
}

export interface Choice {
  language: Language;
  catalogue: Catalogue;
  /** The browser's own tag (`en-US`): its region decides dates and digits where it speaks this language. */
  browser?: string;
  /** A numbering system: `latn`, `arab`, … ; left out: what the language uses. */
  digits?: string;
  now?: () => number;
  /** IANA name; left out: the computer's. */
  timeZone?: string;
}

/** Values that are words of ours, by the name they have in a sentence: `failure: 'dns'` is said by `failure_dns`. */
const AREAS: Readonly<Record<string, string>> = {
  failure: 'failure',
  role: 'role',
  status: 'status',
  cause: 'cause',
  rule: 'because',
};

export function words(choice: Choice): Words {
  const { catalogue, language } = choice;
  const format = formatter(choice, fill);
  const plurals = new Intl.PluralRules(format.locale);

  function fill(key: string, values: Sentence['values']): string {
    const text = find(catalogue, key, plurals.select(quantity(values)));
    return text?.replace(/\$(\w+)\$/g, (_, name: string) => said(name, values)) ?? key;
  }

  function said(name: string, values: Sentence['values']): string {
    const value = values[name];
    if (value === undefined) return '';
    if (typeof value !== 'string')
      return format.value(value, name, name === 'untilAt' ? values.sinceAt : undefined);
    const area = AREAS[name];
    return (area && find(catalogue, `${area}_${value}`)) ?? isolate(value, language.dir);
  }

  const say = ({ key, values }: Sentence) => fill(key, values);
  return {
    ...format,
    language,
    dir: language.dir,
    t: (key, values = {}) => fill(key, values),
    say,
    sayAll: (sentences) => sentences.map(say).join(' '),
  };
}

/** What the plural form goes by: the value called `count`, else the length of the first list. */
function quantity(values: Sentence['values']): number {
  if (typeof values.count === 'number') return values.count;
  for (const value of Object.values(values))
    if (typeof value === 'object' && 'list' in value) return value.list.length;
  return 0;
}

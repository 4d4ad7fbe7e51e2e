/** What services are called, in each language and its script. */
import { describe, expect, it } from 'vitest';
import { allServices } from '../../src/services/catalogue.ts';
import { languages } from '../../src/words/index.ts';
import { namesOf, readCatalogue, wordsFor } from './catalogues.ts';

const known = allServices.map(({ name }) => name);

describe.each(languages.map(({ tag }) => tag))('the names of services in %s', (tag) => {
  const names = namesOf(tag);

  it('are of services of the catalogue, and nobody else’s', () => {
    expect(Object.keys(names).filter((name) => !known.includes(name))).toEqual([]);
    const shown = known.map((name) => wordsFor(tag).called(name));
    expect(new Set(shown).size).toBe(known.length);
  });

  it('take the place of no message', () => {
    expect(Object.keys(names).filter((name) => name in readCatalogue(tag))).toEqual([]);
  });

  it('differ from those of the catalogue, and hold nothing that a text could be broken by', () => {
    const odd = Object.entries(names).filter(
      ([name, text]) => text === name || !/^[^\s$][^$<>]*\S$/.test(text),
    );
    expect(odd).toEqual([]);
  });
});

describe('a service', () => {
  const of = (tag: string) => ['WhatsApp', 'Telegram', 'Signal', 'Messenger'].map(wordsFor(tag).called);

  it('is called as people write it', () => {
    expect(of('ar')).toEqual(['واتساب', 'تيليجرام', 'سيجنال', 'ماسنجر']);
    expect(of('fa')).toEqual(['واتساپ', 'تلگرام', 'سیگنال', 'مسنجر']);
    expect(of('ur')).toEqual(['واٹس ایپ', 'ٹیلیگرام', 'سگنل', 'میسنجر']);
    expect(of('hi')).toEqual(['व्हाट्सऐप', 'टेलीग्राम', 'सिग्नल', 'मैसेंजर']);
    for (const tag of ['en', 'ru', 'fr', 'tr'])
      expect(of(tag)).toEqual(['WhatsApp', 'Telegram', 'Signal', 'Messenger']);
  });

  it('is called so in every sentence, alone and in a list, and needs no isolate there', () => {
    const { say } = wordsFor('ar');
    expect(say({ key: 'answer_slow', values: { service: 'WhatsApp' } })).toBe('واتساب يستجيب ببطء لديك.');
    const list = ['WhatsApp', 'Signal', 'Office chat'];
    expect(say({ key: 'answer_alternatives', values: { services: { list } } })).toBe(
      'يستجيب واتساب وسيجنال و\u2068Office chat\u2069.',
    );
  });

  it('that a person named is called what they call it', () => {
    for (const { tag } of languages) expect(wordsFor(tag).called('Office chat')).toBe('Office chat');
  });
});

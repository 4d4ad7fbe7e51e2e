/** Countries as they can be chosen, and as a time zone proposes them. */
import { describe, expect, it } from 'vitest';
import { countries, namedCountries } from '../../src/services/countries.ts';
import { settingsFrom } from '../../src/services/settings.ts';
import { countryIn } from '../../src/services/time-zone.ts';
import { languages } from '../../src/words/index.ts';
import { wholeSettings } from './whole-settings.ts';

describe('the countries', () => {
  it('stand once each, and no other code is read', () => {
    expect(countries).toEqual([...new Set(countries)].sort());
    const read = (country: string) => settingsFrom({ ...wholeSettings, country }).settings.country;
    expect(countries.map(read)).toEqual(countries);
    expect(['XX', 'ir', 'IRN', ''].map(read)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it.each(languages.map(({ tag }) => tag))('have a name in %s', (tag) => {
    const named = namedCountries(tag);
    expect(named.map(({ code }) => code).toSorted()).toEqual(countries);
    expect(named.filter(({ code, name }) => name === code || name === '')).toEqual([]);
  });
});

describe('a time zone', () => {
  it('proposes the country that it lies in', () => {
    expect(['Asia/Tehran', 'Asia/Urumqi', 'Asia/Vladivostok', 'Africa/Cairo'].map(countryIn)).toEqual([
      'IR',
      'CN',
      'RU',
      'EG',
    ]);
  });

  it('proposes none where that is not known, or claimed by two', () => {
    expect(['UTC', '', 'Europe/Simferopol', 'Mars/Olympus'].map(countryIn)).toEqual(Array(4).fill(undefined));
  });
});

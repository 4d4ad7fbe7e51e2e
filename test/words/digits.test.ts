/** Each number of a sentence in the same digits: moments, lengths, amounts, shares. */
import { describe, expect, it } from 'vitest';
import { MINUTE, NOW } from '../moment.ts';
import { wordsFor } from './catalogues.ts';

describe('digits', () => {
  const said = (tag: string, digits?: string) => {
    const words = wordsFor(tag, digits ? { digits } : {});
    const incident = { sinceAt: { time: NOW - 25 * MINUTE }, durationMs: { durationMs: 128 * MINUTE } };
    return [
      words.say({ key: 'row_down', values: incident }),
      words.t('preset_cost', { bytes: { bytes: 3_240_000 } }),
      words.share(0.5),
      words.clock(NOW),
      words.value({ latencyMs: 2380 }),
    ].join(' ');
  };
  const systems = {
    latn: /[0-9]/,
    arab: /[\u0660-\u0669]/,
    arabext: /[\u06f0-\u06f9]/,
    deva: /[\u0966-\u096f]/,
  };
  const used = (text: string) => Object.keys(systems).filter((name) => systems[name as 'latn'].test(text));

  it.each([
    ['ar', 'latn'],
    ['ar', 'arab'],
    ['fa', 'latn'],
    ['fa', 'arabext'],
    ['ur', 'latn'],
    ['ur', 'arabext'],
    ['hi', 'latn'],
    ['hi', 'deva'],
  ])('of %s are all %s where the user wants them', (tag, digits) => {
    expect(used(said(tag, digits))).toEqual([digits]);
  });

  it('are those of the language where nobody chose', () => {
    const usual = ['en', 'ar', 'fa', 'ur', 'hi'].map((tag) => used(said(tag)));
    expect(usual).toEqual([['latn'], ['latn'], ['arabext'], ['latn'], ['latn']]);
  });
});

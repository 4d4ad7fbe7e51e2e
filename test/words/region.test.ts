/** Whose dates, digits and clock are shown. */
import { describe, expect, it } from 'vitest';
import { withRegion } from '../../src/words/region.ts';

describe('the region', () => {
  it('is that of another tag of the same language, or of the clock where Arabic is written', () => {
    const cases: [string, string[], string][] = [
      ['ar', ['ar', 'ar-SY', 'en'], 'Asia/Baghdad'],
      ['ar', ['ar', 'en-US'], 'Asia/Baghdad'],
      ['ar', ['ar'], 'Africa/Casablanca'],
      ['ar', ['ar'], 'Europe/Berlin'],
      ['ar-EG', ['ar-IQ'], 'Asia/Baghdad'],
      ['fr', ['fr-CA'], 'Asia/Baghdad'],
      ['fr', ['en'], 'Asia/Baghdad'],
    ];
    expect(cases.map((one) => withRegion(...one))).toEqual('ar-SY ar-IQ ar-MA ar ar-EG fr-CA fr'.split(' '));
  });
});

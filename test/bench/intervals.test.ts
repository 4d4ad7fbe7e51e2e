import { describe, expect, it } from 'vitest';
import { bound } from './bound.ts';
import { mean, quantile, rate, share } from './intervals.ts';
import { realistic } from './world.ts';

describe('an interval', () => {
  it('of no events goes up to 3.7, of ten from 4.8 to 18.4 (Garwood 1936)', () => {
    expect(rate(0, 1).high).toBeCloseTo(3.69, 2);
    expect(rate(0, 40).high).toBeCloseTo(0.092, 3);
    expect(rate(10, 1).low).toBeCloseTo(4.8, 1);
    expect(rate(10, 1).high).toBeCloseTo(18.39, 2);
  });

  it('of none in ten goes up to 28 % (Wilson 1927)', () => {
    expect(share(0, 10)).toMatchObject({ value: 0, low: 0 });
    expect(share(0, 10).high).toBeCloseTo(0.278, 3);
  });

  it('of a median lies between order statistics, and counts what was never reached', () => {
    const values = Array.from({ length: 90 }, (_, index) => index + 1);
    const { value, low, high } = quantile(values, 100, 0.5);
    expect([low, value, high]).toEqual([41, 51, 60]);
    expect(quantile(values, 100, 0.95).value).toBe(Infinity);
  });

  it('of a mean is its standard error twice', () => {
    expect(mean([1, 1, 1])).toEqual({ value: 1, low: 1, high: 1 });
    expect(mean([])).toEqual({ value: NaN, low: NaN, high: NaN });
  });
});

describe('the bound', () => {
  it('is the one of the study: 62 and 79 s at half an alarm a year', () => {
    const { errors, silence } = bound(realistic, 0.5);
    expect(errors).toBeCloseTo(62, 0);
    expect(silence).toBeCloseTo(78.5, 0);
  });
});

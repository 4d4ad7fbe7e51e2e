/** What is computed once stays true: it follows from things that never change. */
import { describe, expect, it } from 'vitest';
import { latest, once } from '../../../src/core/model/remembered.ts';

describe('what is remembered', () => {
  it('of one thing is the same each time, and another thing’s is its own', () => {
    const pair = once(({ value }: { value: number }) => ({ twice: 2 * value }));
    const [one, other] = [{ value: 1 }, { value: 1 }];
    expect(pair(one)).toBe(pair(one));
    expect(pair(other)).not.toBe(pair(one));
    expect(pair({ value: 4 })).toEqual({ twice: 8 });
  });

  it('of two things is computed anew where either is another', () => {
    const sum = latest((one: { value: number }, other: { value: number }) => ({
      sum: one.value + other.value,
    }));
    const [one, other, third] = [{ value: 1 }, { value: 2 }, { value: 3 }];
    expect(sum(one, other)).toBe(sum(one, other));
    expect(sum(one, third)).toEqual({ sum: 4 });
    expect(sum(third, other)).toEqual({ sum: 5 });
    expect(sum(one, other)).toEqual({ sum: 3 });
  });
});

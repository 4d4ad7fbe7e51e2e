/** What is held about a service over days: how often it is told, and when it is no news any more. */
import { describe, expect, it } from 'vitest';
import { afterTelling, isOldNews } from '../../../src/core/judge/belief.ts';
import type { ServiceBelief } from '../../../src/core/model/state.ts';
import type { Cause } from '../../../src/core/model/terms.ts';
import { DAY_MS } from '../../../src/core/model/time.ts';

const AT = Date.UTC(2026, 10, 22, 21);
const belief = (cause: Cause, more: Partial<ServiceBelief> = {}): ServiceBelief => ({
  ...{ status: 'down', cause, rule: 'nothing-answers', confidence: 'told', isDoubted: false },
  ...{ changedAt: AT, unclearToldAt: [], ...more },
});

describe('an outage', () => {
  /** Since when it counts as usual here, after it was told at these moments of one week. */
  const usual = (cause: Cause, ...toldAt: readonly number[]): number | undefined =>
    toldAt.reduce<ServiceBelief>((held, at) => afterTelling(held, at), belief(cause)).usualSinceAt;

  it('whose cause stays open is usual after the third time in a week', () => {
    expect(usual('unclear', AT, AT + 1)).toBeUndefined();
    expect(usual('unclear', AT, AT + 1, AT + 2)).toBe(AT + 2);
    expect(usual('unclear', AT, AT + 1, AT + 2, AT + 3)).toBe(AT + 2);
  });

  it('that is a block is usual after the first', () => {
    expect(usual('blocked', AT, AT + 1)).toBe(AT);
  });

  it('that the service admits is told whenever it happens', () => {
    const held = belief('service');
    expect(afterTelling(held, AT)).toBe(held);
    expect(usual('service', AT, AT + 1, AT + 2, AT + 3)).toBeUndefined();
  });

  it('that has been usual for a day is no news any more', () => {
    const since = (agoMs: number): boolean => isOldNews(belief('unclear', { usualSinceAt: AT - agoMs }), AT);
    expect([since(DAY_MS - 1), since(DAY_MS), isOldNews(belief('unclear'), AT)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

/** What outside sources said is held once, bounded, and with when they may be asked again. */
import { describe, expect, it } from 'vitest';
import { stillHeld, withHeard } from '../../../src/core/judge/hear.ts';
import type { Opinion } from '../../../src/core/model/opinion.ts';
import { NO_OTHERS, type About, type Hearing, type Others } from '../../../src/core/model/vantage.ts';
import { emptyState } from '../../../src/core/model/state.ts';
import type { Settings } from '../../../src/core/model/settings.ts';
import { defaultSettings, watch } from '../../../src/services/index.ts';
import { DAY, HOUR, MINUTE, NOW } from '../../moment.ts';

const page: About = {
  ...{
    id: 'page',
    kind: 'operator',
    hosts: ['page.example'],
    learns: ['service'],
    bytes: 6_000,
    mostBytes: 60_000,
  },
  ...{ leastIntervalMs: 10 * MINUTE, services: 'any', isCorsOpen: true },
};

const heard = (says: Opinion['says'], at: number, more: Partial<Opinion> = {}): Hearing => ({
  question: { source: 'page', service: 'signal', isInDoubt: true },
  opinion: { source: 'page', kind: 'operator', service: 'signal', says, at, heardAt: at, ...more },
  bytes: 4_000,
});
const after = (hearings: readonly Hearing[], known: Others = NO_OTHERS, chance = 0): Others =>
  hearings.reduce((others, one) => withHeard(others, [one], [page], chance), known);

const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;

/** What of it is held a step later. */
const held = (
  others: Others,
  at: number,
  sources: Settings['sources'] = ['operator'],
  { sinceAt = 0, steppedAt = at - MINUTE } = {},
): Others => {
  const watched = watch({ ...defaultSettings, ...(sources && { sources }) }, sight);
  const line = { ...emptyState.line, status: 'online', sinceAt } as const;
  return stillHeld(others, watched, { line, steppedAt }, at);
};

describe('an opinion', () => {
  it('that is said again is held once, with when it was first heard and that it was told', () => {
    const first = after([heard('trouble', NOW)]);
    const told = { ...first, opinions: first.opinions.map((one) => ({ ...one, toldAt: NOW })) };
    const { opinions } = after([heard('trouble', NOW + HOUR)], told);
    expect(opinions).toMatchObject([{ firstHeardAt: NOW, heardAt: NOW + HOUR, toldAt: NOW }]);
  });

  it('that changes stands beside the one before, for as long as that is of use', () => {
    const both = after([heard('trouble', NOW), heard('up', NOW + HOUR)]);
    expect(both.opinions.map(({ says }) => says)).toEqual(['trouble', 'up']);
  });

  it('is forgotten when it is old, or its source switched off; that it was asked is not', () => {
    const known = after([heard('trouble', NOW), heard('up', NOW + HOUR)]);
    const says = (others: Others) => others.opinions.map((one) => one.says);
    expect(held(known, NOW + 2 * HOUR)).toBe(known);
    const later = held(known, NOW + 2 * DAY + 1);
    expect([says(later), later.asked.length]).toEqual([['up'], 1]);
    const off = held(known, NOW + 2 * HOUR, ['crowd']);
    expect([says(off), off.asked.length]).toEqual([[], 2]);
    const friend = after([heard('up', NOW, { source: 'friend', kind: 'friend' })]);
    expect(says(held(friend, NOW + HOUR, []))).toEqual(['up']);
  });

  it('of a crowd is what its posts come to, and they are not held', () => {
    const posts = { posts: [], perDay: [2, 2, 2] };
    const [opinion] = after([heard('unknown', NOW, { kind: 'crowd', posts })]).opinions;
    expect(opinion).toMatchObject({ says: 'up', count: 0 });
    expect(opinion).not.toHaveProperty('posts');
  });

  it('is one of so many at most', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      heard('up', NOW + index, { host: `${index}.example` }),
    );
    const { opinions, asked } = after(many);
    expect([opinions.length, asked.length]).toEqual([60, 100]);
    expect(opinions.at(-1)!.host).toBe('199.example');
    // What all of them have moved is held.
    expect(asked.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(200 * 4_000);
  });
});

describe('who was asked', () => {
  const againMs = (hearings: readonly Hearing[], chance = 0): number => {
    const last = after(hearings, NO_OTHERS, chance).asked.at(-1)!;
    return last.againAt - last.at;
  };

  it('is left alone as long as it wants, and a little longer by chance', () => {
    expect(againMs([heard('up', NOW)])).toBe(10 * MINUTE);
    expect(againMs([heard('up', NOW)], 0.99)).toBeGreaterThan(12 * MINUTE);
    const limited = heard('unknown', NOW, { why: 'limited', againAt: NOW + 3 * HOUR });
    expect(againMs([limited])).toBe(3 * HOUR);
  });

  it('and gave no answer is asked ever more rarely, until it does', () => {
    const silent = (index: number) => heard('unknown', NOW + index * HOUR, { why: 'silent' });
    const tries = [0, 1, 2, 3, 4, 5].map(silent);
    const waits = tries.map((_, index) => againMs(tries.slice(0, index + 1)) / MINUTE);
    expect(waits).toEqual([10, 20, 40, 80, 80, 80]);
    expect(againMs([...tries, heard('unknown', NOW + 6 * HOUR, { why: 'nothing' })])).toBe(10 * MINUTE);
  });

  it('after a cut-off is so within an hour of its end, or not at all', () => {
    const owing = { ...NO_OTHERS, owedSinceAt: NOW - 3 * DAY };
    const kept = (sinceAt: number, steppedAt: number) =>
      held(owing, NOW, ['country'], { sinceAt, steppedAt }).owedSinceAt !== undefined;
    expect(kept(NOW - MINUTE, NOW - MINUTE)).toBe(true);
    expect(kept(NOW - HOUR, NOW - MINUTE)).toBe(false);
    expect(kept(NOW, NOW - DAY)).toBe(false);
  });

  it('about a country owes nothing any more', () => {
    const country: About = { ...page, id: 'page', isOfCountry: true };
    const owing = { ...NO_OTHERS, owedSinceAt: NOW - HOUR };
    expect(withHeard(owing, [heard('up', NOW)], [page], 0)).toHaveProperty('owedSinceAt');
    expect(withHeard(owing, [heard('up', NOW)], [country], 0)).not.toHaveProperty('owedSinceAt');
  });
});

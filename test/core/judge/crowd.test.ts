/** The crowd rule by itself, and a short version of `npm run bench:crowd` with fixed seeds. */
import { describe, expect, it } from 'vitest';
import { foundSpells, outage, quietYears, readSpells } from '../../bench/crowd/measure.ts';
import { settledCrowd, usualPerHour, weighCrowd } from '../../../src/core/judge/crowd.ts';
import type { CrowdPost, Opinion } from '../../../src/core/model/opinion.ts';
import { DAY, HOUR, MINUTE, NOW } from '../../moment.ts';

/** Posts of the last minutes, one every `every` minutes, each of somebody else. */
const posts = (count: number, every = 2, change: (index: number) => Partial<CrowdPost> = () => ({})) =>
  Array.from({ length: count }, (_, index): CrowdPost => ({
    at: NOW - (count - index) * every * MINUTE,
    author: index,
    server: index % 2,
    text: index,
    ...change(index),
  }));

const weighed = (these: readonly CrowdPost[], isInDoubt = false, perDay: readonly number[] = [2, 2, 2]) =>
  weighCrowd({ posts: these, perDay }, NOW, isInDoubt);

describe('what counts', () => {
  it('is different people, each once', () => {
    expect(weighed(posts(8))).toEqual({ says: 'trouble', count: 8 });
    expect(weighed(posts(2))).toEqual({ says: 'up', count: 2 });
    expect(weighed([])).toEqual({ says: 'up', count: 0 });
    expect(weighed(posts(180, 0.1, () => ({ author: 1 })))).toEqual({ says: 'up', count: 1 });
    // Who floods drowns nobody out either.
    expect(weighed([...posts(180, 0.2, () => ({ author: 99, text: 99 })), ...posts(8)]).says).toBe('trouble');
  });

  it('is not machines, new accounts, answers or what all repeat', () => {
    expect(weighed(posts(8, 2, () => ({ isBot: true })))).toEqual({ says: 'up', count: 0 });
    expect(weighed(posts(8, 2, () => ({ isNew: true })))).toEqual({ says: 'up', count: 0 });
    expect(weighed(posts(8, 2, () => ({ isReply: true })))).toEqual({ says: 'up', count: 0 });
    expect(weighed(posts(8, 2, () => ({ text: 1 })))).toEqual({ says: 'up', count: 1 });
  });

  it('weighs less beside what is passed on', () => {
    const joke = posts(40, 0.4, (index) => ({ isReply: index % 5 > 0 }));
    expect(weighed(joke)).toEqual({ says: 'up', count: 8 });
  });

  it('needs a second server, unless the service fails here too', () => {
    const oneServer = posts(8, 2, () => ({ server: 0 }));
    expect(weighed(oneServer).says).toBe('up');
    expect(weighed(oneServer, true).says).toBe('trouble');
    expect(weighed(posts(3, 3)).says).toBe('up');
    expect(weighed(posts(2, 3), true).says).toBe('trouble');
    expect(weighed(posts(1, 3), true).says).toBe('up');
  });

  it('is of now', () => {
    const ago = (ms: number) => posts(8).map((post) => ({ ...post, at: post.at - ms }));
    expect(weighed(ago(HOUR))).toEqual({ says: 'up', count: 0 });
    expect(weighed(ago(-HOUR))).toEqual({ says: 'up', count: 0 });
    expect(weighed(ago(3 * DAY)).says).toBe('up');
  });
});

describe('what is usual', () => {
  const usual = (these: readonly CrowdPost[], perDay: readonly number[], sinceAt?: number) =>
    usualPerHour({ posts: these, perDay, ...(sinceAt !== undefined && { sinceAt }) }, NOW);
  const somebody = (at: number): Partial<CrowdPost> => ({ at, author: at, text: at });
  /** Of the last days, so many at about this hour and so many twelve hours apart from it. */
  const daily = (days: number, now: number, then: number) =>
    Array.from({ length: days }, (_, day) => [
      ...posts(now, 1, (index) => somebody(NOW - (day + 1) * DAY + index * MINUTE)),
      ...posts(then, 1, (index) => somebody(NOW - (day + 0.5) * DAY + index * MINUTE)),
    ]).flat();

  it('is guessed from whole days, never below a floor', () => {
    expect(usual([], [])).toBe(0.2);
    expect(usual([], [80, 80])).toBe(10);
    expect(weighed(posts(8), false, [200, 200]).says).toBe('up');
  });

  it('is that hour’s own where the days before are known', () => {
    const since = NOW - 10 * DAY - 2 * HOUR;
    expect(usual(daily(10, 30, 0), [30], since)).toBeCloseTo((300 + 4 * 3.75) / 34);
    expect(usual(daily(10, 0, 30), [30], since)).toBeCloseTo((4 * 3.75) / 34);
    // Of less than a day nobody knows this hour.
    expect(usual(daily(10, 30, 0), [30], NOW - DAY)).toBe(3.75);
    // What is posted now is not what is usual.
    expect(usual(posts(20), [], since)).toBe(0.2);
    const says = (these: readonly CrowdPost[]) =>
      weighCrowd({ posts: [...these, ...posts(8, 1.5)], perDay: [30], sinceAt: since }, NOW, false).says;
    expect([says(daily(10, 30, 0)), says(daily(10, 0, 30))]).toEqual(['up', 'trouble']);
  });
});

it('takes the place of the posts in an opinion', () => {
  const opinion: Opinion = {
    source: 'mastodon',
    kind: 'crowd',
    service: 'whatsapp',
    says: 'unknown',
    at: NOW,
    heardAt: NOW,
  };
  const evidence = { posts: posts(8), perDay: [2] };
  expect(settledCrowd({ ...opinion, posts: evidence }, false)).toEqual({
    ...opinion,
    says: 'trouble',
    count: 8,
  });
  expect(settledCrowd({ ...opinion, why: 'closed' }, false)).toEqual({ ...opinion, why: 'closed' });
});

describe('over years', () => {
  it('raises less than one false alarm a year: weekly rhythm, jokes, accounts that flood', () => {
    for (const perDay of [2, 10]) {
      const { alone, inDoubt, years } = quietYears(3, 3, perDay, true);
      expect(alone / years).toBeLessThan(1);
      expect(inDoubt / years).toBeLessThan(1);
    }
  });

  it('finds most outages with 30 posts an hour within ten minutes of the first doubt', () => {
    const late = Array.from({ length: 60 }, (_, index) => outage(index + 1, 30, 2));
    expect(late.filter((minutes) => minutes <= 10).length).toBeGreaterThanOrEqual(57);
  });

  it('finds most of what users of WhatsApp reported as a full outage, and refuses most of the rest', () => {
    const spells = readSpells().slice(0, 200);
    expect(spells.length).toBe(200);
    const found = foundSpells(1, spells, 30, 2, false);
    const isFull = spells.map(({ severity }) => severity === 1);
    const share = (which: boolean) =>
      spells.filter((_, index) => isFull[index] === which && found[index]).length /
      isFull.filter((one) => one === which).length;
    expect(share(true)).toBeGreaterThan(0.7);
    expect(share(false)).toBeLessThan(0.1);
  });
});

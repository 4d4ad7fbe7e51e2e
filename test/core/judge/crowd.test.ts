/** The crowd rule by itself, and a short version of `npm run bench:crowd` with fixed seeds. */
import { describe, expect, it } from 'vitest';
import { foundSpells, outage, quietYears, readSpells } from '../../bench/crowd/measure.ts';
import { NO_HABIT, settledCrowd, usualPerHour, weighCrowd, withHour } from '../../../src/core/judge/crowd.ts';
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
  weighCrowd({ posts: these, perDay }, NO_HABIT, NOW, isInDoubt);

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
    expect(weighed(posts(3, 3), true).says).toBe('trouble');
  });

  it('is of now', () => {
    const ago = (ms: number) => posts(8).map((post) => ({ ...post, at: post.at - ms }));
    expect(weighed(ago(HOUR))).toEqual({ says: 'up', count: 0 });
    expect(weighed(ago(-HOUR))).toEqual({ says: 'up', count: 0 });
    expect(weighed(ago(3 * DAY)).says).toBe('up');
  });
});

describe('what is usual', () => {
  it('is guessed from whole days, never below a floor', () => {
    expect(usualPerHour([], NO_HABIT, NOW)).toBe(0.2);
    expect(usualPerHour([80, 80], NO_HABIT, NOW)).toBe(10);
    expect(weighed(posts(8), false, [200, 200]).says).toBe('up');
  });

  it('is learned for each hour of the week', () => {
    let habit = NO_HABIT;
    for (let week = 1; week <= 8; week += 1) habit = withHour(habit, NOW - week * 7 * DAY, 40);
    expect(usualPerHour([], habit, NOW)).toBe(32);
    expect(usualPerHour([], habit, NOW + HOUR)).toBe(0.2);
    expect(weighCrowd({ posts: posts(10, 1.5), perDay: [2] }, habit, NOW, false).says).toBe('up');
    expect(weighCrowd({ posts: posts(10, 1.5), perDay: [2] }, habit, NOW + HOUR / 60, false).says).toBe('up');
    expect(weighed(posts(10, 1.5)).says).toBe('trouble');
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
  expect(settledCrowd({ ...opinion, posts: evidence }, NO_HABIT, false)).toEqual({
    ...opinion,
    says: 'trouble',
    count: 8,
  });
  expect(settledCrowd({ ...opinion, why: 'closed' }, NO_HABIT, false)).toEqual({ ...opinion, why: 'closed' });
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
    expect(late.filter((minutes) => minutes <= 10).length).toBeGreaterThan(48);
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

/** What Mastodon servers tell, and that nothing of who posted what comes through. */
import { describe, expect, it } from 'vitest';
import { settledCrowd } from '../../src/core/judge/crowd.ts';
import { hashtagsOf, mastodon, SERVERS } from '../../src/vantages/mastodon.ts';
import type { Asking } from '../../src/vantages/vantage.ts';
import { DAY, HOUR, MINUTE, NOW } from '../moment.ts';
import { instance, tagWith } from './formats.ts';
import { healthy } from './good-day.ts';
import { ago, asking, json, said, served, serviceOf, type Reply, type Site } from './served.ts';

const [FIRST, SECOND] = SERVERS as [string, string];

let posted = 0;
/** A post as `GET /api/v1/timelines/tag/:hashtag` has it. */
const post = (
  agoMs: number,
  server: string,
  more: { account?: object } & Record<string, unknown> = {},
): object => {
  const id = String(++posted);
  const url = `https://${server}/@user${id}`;
  return {
    id,
    created_at: ago(agoMs),
    in_reply_to_id: null,
    sensitive: false,
    visibility: 'public',
    language: 'en',
    uri: `https://${server}/users/user${id}/statuses/${id}`,
    url: `${url}/${id}`,
    content: `<p>Is WhatsApp down for you too? <a href="x">#<span>whatsappdown</span></a></p>`,
    reblog: null,
    tags: [{ name: 'whatsappdown', url: 'x' }],
    ...more,
    account: {
      id,
      acct: `user${id}`,
      url,
      bot: false,
      created_at: '2022-11-05T00:00:00.000Z',
      followers_count: 12,
      ...more.account,
    },
  };
};
const shouting = (server: string, count = 4): object[] =>
  Array.from({ length: count }, (_, index) => post((index * 2 + 1) * MINUTE, server));

/** Servers on which these posts stand. */
const posts =
  (at: Readonly<Record<string, readonly object[]>>, others: Site = healthy): Site =>
  (url) =>
    url.pathname.startsWith('/api/v1/timelines/') ? json(at[url.host] ?? []) : others(url, '');

const evidence = async (site: Site, more: Partial<Asking> = {}) =>
  (await said(mastodon, 'whatsapp', site, more)).posts!.posts;

describe('the background', () => {
  it('is asked of the hashtag alone, a kilobyte a server', async () => {
    const { read, asked } = await served(healthy);
    const opinion = await mastodon.ask(read, serviceOf('telegram'), asking({ isInDoubt: false }));
    expect(asked.toSorted()).toEqual(
      SERVERS.map((one) => `GET https://${one}/api/v1/tags/telegramdown`).toSorted(),
    );
    expect(opinion.posts).toEqual({ posts: [], perDay: [1, 0, 2, 0, 0, 1], today: 0 });
  });

  it('is what the server that has heard most has counted', async () => {
    const site: Site = (url) => json(tagWith(url.host === FIRST ? [5, 3, 1] : [2, 4, 0]));
    expect((await said(mastodon, 'whatsapp', site, { isInDoubt: false })).posts).toEqual({
      posts: [],
      perDay: [4, 1],
      today: 5,
    });
  });

  it('is today’s', async () => {
    for (const days of [-1, 1, 700]) {
      const site = () => json(tagWith([1, 1], NOW - (NOW % DAY) - days * DAY));
      expect(await said(mastodon, 'whatsapp', site)).toEqual({ says: 'unknown', why: 'stale' });
    }
  });
});

describe('posts', () => {
  it('are enough for the rule where many shout', async () => {
    const { read } = await served(posts({ [FIRST]: shouting(FIRST), [SECOND]: shouting(SECOND) }));
    const opinion = await mastodon.ask(read, serviceOf('whatsapp'), asking());
    expect(settledCrowd(opinion, true)).toMatchObject({ says: 'trouble', count: 8, kind: 'crowd' });
    expect(settledCrowd(opinion, true)).not.toHaveProperty('posts');
  });

  it('come without names and words', async () => {
    const found = await evidence(posts({ [FIRST]: shouting(FIRST, 2) }));
    expect(JSON.stringify(found)).not.toMatch(/user|whatsapp|mastodon|http/i);
    expect(found).toHaveLength(2);
    expect(new Set(found.map(({ author }) => author)).size).toBe(2);
    expect(new Set(found.map(({ server }) => server)).size).toBe(1);
  });

  it('count once, whichever server shows them', async () => {
    const [one] = shouting(FIRST, 1);
    expect(await evidence(posts({ [FIRST]: [one!, one!], [SECOND]: [one!] }))).toHaveLength(1);
  });

  it('say what they are', async () => {
    const found = await evidence(
      posts({
        [FIRST]: [
          post(MINUTE, FIRST, { account: { bot: true } }),
          post(2 * MINUTE, FIRST, { in_reply_to_id: '7' }),
          post(3 * MINUTE, FIRST, { account: { created_at: ago(DAY) } }),
        ],
      }),
    );
    expect(found.map(({ isBot, isReply, isNew }) => ({ isBot, isReply, isNew }))).toEqual([
      { isBot: true, isReply: undefined, isNew: undefined },
      { isBot: undefined, isReply: true, isNew: undefined },
      { isBot: undefined, isReply: undefined, isNew: true },
    ]);
  });

  it('are alike where more than a few words are', async () => {
    const long = 'When WhatsApp is down I finally get some work done at home #whatsappdown';
    const [a, b, c] = await evidence(
      posts({
        [FIRST]: [
          post(MINUTE, FIRST, { content: `<p>${long}</p>` }),
          post(2 * MINUTE, FIRST, { content: `<p>${long.toUpperCase()}!!! https://a.example/x @you 😂</p>` }),
          post(3 * MINUTE, FIRST, { content: '<p>Down.</p>' }),
        ],
      }),
    );
    expect(a!.text).toBe(b!.text);
    expect(c!.text).not.toBe(a!.text);
    const short = await evidence(
      posts({ [FIRST]: [1, 2].map((n) => post(n * MINUTE, FIRST, { content: 'WhatsApp down?' })) }),
    );
    expect(new Set(short.map(({ text }) => text)).size).toBe(2);
  });

  it('that Wasl wrote are not heard', async () => {
    const ownSentences = ["hasn't answered here since", 'لا يجيب من هنا منذ'];
    const ours = (content: string) => post(MINUTE, FIRST, { content });
    const site = posts({
      [FIRST]: [
        ours("<p>WhatsApp hasn't answered here since 00:12. #whatsappdown</p>"),
        ours('<p>واتساب لا يجيب من هنا منذ 00:12</p>'),
        ours('<p>mine is down</p>'),
      ],
    });
    expect(await evidence(site, { ownSentences })).toHaveLength(1);
    expect(await evidence(site)).toHaveLength(3);
  });

  it('are all of a server’s since its page ends, or of two weeks', async () => {
    const since = async (at: Readonly<Record<string, readonly object[]>>) =>
      (await said(mastodon, 'whatsapp', posts(at))).posts!.sinceAt;
    expect(await since({ [FIRST]: [post(3 * DAY, FIRST)] })).toBe(NOW - 14 * DAY);
    const page = Array.from({ length: 10 }, (_, index) => post((index + 1) * DAY, FIRST));
    expect(await since({ [FIRST]: page, [SECOND]: [post(DAY, SECOND)] })).toBe(NOW - 10 * DAY);
  });

  it('are of these days and not of tomorrow', async () => {
    const times = [HOUR, 25 * HOUR, 3 * 365 * DAY, -HOUR, -MINUTE];
    const found = await evidence(posts({ [FIRST]: times.map((ms) => post(ms, FIRST)) }));
    expect(found.map(({ at }) => at)).toEqual([NOW - HOUR, NOW - 25 * HOUR, NOW]);
  });
});

describe('a server that closes its hashtags', () => {
  const closed: Site = (url) =>
    url.pathname === '/api/v2/instance' ? json(instance('authenticated')) : healthy(url);

  it('is not asked for them, and is asked again a day later', async () => {
    const { read, asked } = await served(closed);
    const notes = new Map<string, number>();
    const ask = async (now: number) => {
      asked.length = 0;
      const { why } = await mastodon.ask(read, serviceOf('whatsapp'), asking({ notes, now }));
      return { why, asked: [...new Set(asked.map((one) => new URL(one.slice(4)).pathname))] };
    };
    const tags = '/api/v1/tags/whatsappdown';
    expect(await ask(NOW)).toEqual({ why: 'closed', asked: [tags, '/api/v2/instance'] });
    expect(await ask(NOW + HOUR)).toEqual({ why: 'closed', asked: [tags] });
  });

  it('is known by its refusal too', async () => {
    const refusing: Site = (url) =>
      url.pathname.startsWith('/api/v1/timelines/') ? json({ error: 'no' }, 422) : healthy(url);
    const { read, asked } = await served(refusing);
    const notes = new Map<string, number>();
    for (let round = 0; round < 2; round += 1)
      expect(await mastodon.ask(read, serviceOf('whatsapp'), asking({ notes }))).toMatchObject({
        why: 'closed',
      });
    expect(asked.filter((one) => one.includes('/timelines/'))).toHaveLength(SERVERS.length);
  });

  it('hides none of the others', async () => {
    const site: Site = (url) => {
      const broken: Reply = { status: 500 };
      return url.host === FIRST ? broken : posts({ [SECOND]: shouting(SECOND, 3) })(url, '');
    };
    expect(await evidence(site)).toHaveLength(3);
  });

  it('may be older than the setting', async () => {
    const older: Site = (url) =>
      url.pathname === '/api/v2/instance' ? json({ domain: 'a', configuration: { urls: {} } }) : undefined;
    const site = posts({ [FIRST]: shouting(FIRST, 2) }, (url, body) => older(url, body) ?? healthy(url));
    expect(await evidence(site)).toHaveLength(2);
  });
});

it('asks in the spellings of several languages', async () => {
  const { read, asked } = await served(healthy);
  await mastodon.ask(read, serviceOf('whatsapp'), asking());
  const timeline = new URL(asked.find((one) => one.includes('/timelines/'))!.slice(4));
  expect(timeline.searchParams.get('local')).toBe('true');
  expect([timeline.pathname.split('/').at(-1), ...timeline.searchParams.getAll('any[]')]).toEqual(
    hashtagsOf(serviceOf('whatsapp')),
  );
  expect(hashtagsOf(serviceOf('google-chat'))).toEqual(['googlechatdown']);
});

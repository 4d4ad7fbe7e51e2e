/** Three Mastodon servers: what they are, the uses of a hashtag on seven days, and its posts. */
import { hashtagsOf, SERVERS } from '../../../../src/vantages/mastodon.ts';
import { services } from '../../../../src/services/index.ts';
import { json } from '../../../vantages/served.ts';
import type { Question } from '../../answer.ts';
import { MINUTE, type Format, type Word } from './format.ts';

/** In an outage of which the scenario says no more. */
const MANY = 60;
/** The share of all posts that is each server's own. */
const SHARES = [0.5, 0.25, 0.25];

const tagOf = ({ url }: Question): string => decodeURIComponent(url.pathname.split('/').at(-1)!);

export const mastodon: Format = {
  kind: 'crowd',
  hosts: SERVERS,
  isOpen: true,
  asked: (question) => ({ service: services.find((one) => hashtagsOf(one)[0] === tagOf(question))?.id }),
  reply(question, word) {
    const { host, url } = question;
    const { of, at, says } = word;
    if (url.pathname === '/api/v2/instance') return json(of.instance());
    const count = word.count ?? (says === 'trouble' ? MANY : 0);
    if (url.pathname.startsWith('/api/v1/tags/')) {
      const today = at - (at % (1440 * MINUTE));
      return json(of.tagWith([count, 1, 0, 2, 0, 0, 1], today));
    }
    if (!url.pathname.startsWith('/api/v1/timelines/tag/')) return undefined;
    const own = Math.round(count * SHARES[SERVERS.indexOf(host)]!);
    const limit = Math.min(40, Number(url.searchParams.get('limit') ?? 20));
    return json(postsOf(host, tagOf(question), own, word).slice(0, limit));
  },
};

/** Of the last half hour, the latest first, each of somebody else. */
function postsOf(server: string, tag: string, count: number, { at }: Word): object[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `${server.length}${String(index).padStart(6, '0')}`;
    const url = `https://${server}/@user${id}`;
    return {
      ...{ id, in_reply_to_id: null, sensitive: false, visibility: 'public', language: 'en', reblog: null },
      created_at: new Date(at - ((index + 0.5) * 30 * MINUTE) / count).toISOString(),
      uri: `https://${server}/users/user${id}/statuses/${id}`,
      url: `${url}/${id}`,
      content: `<p>Down for you too? <a href="https://${server}/tags/${tag}">#<span>${tag}</span></a> <img src=x onerror=alert(1)></p>`,
      account: { id, acct: `user${id}`, url, bot: false, created_at: '2022-11-05T00:00:00.000Z' },
    };
  });
}

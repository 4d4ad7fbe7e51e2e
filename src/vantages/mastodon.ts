/**
 * What people post on large Mastodon servers under a hashtag: counted, never shown. For the background `GET /api/v1/tags/NAME` alone
 * (about 1 kB: uses on each of seven days); in doubt the hashtag's own timeline too. Since 4.5 a server may close that to strangers and
 * says so in `/api/v2/instance`, `configuration.timelines_access.hashtag_feeds` (mastodon/mastodon#36338): asked first, once a day.
 * `local=true` needs the local feed alone, and leaves no post to be counted twice but the boosted. All of `/api/` is open to CORS;
 * strangers may ask 300 times in five minutes.
 */
import * as v from 'valibot';
import type { CrowdPost } from '../core/model/opinion.ts';
import type { Service } from '../core/model/service.ts';
import { CLOCKS_APART_MS, DAY_MS, dayStart, MINUTE_MS } from '../core/model/time.ts';
import { jsonOf, moment, Unsaid, vantage, type Asking, type Read } from './vantage.ts';

/** Large, general, and open when this was written; each is asked for its own accounts only. */
export const SERVERS: readonly string[] = ['mastodon.social', 'mastodon.online', 'mstdn.social'];

/** Hashtags of trouble, most used first; for others it is the service's id and `down`. */
const HASHTAGS: Readonly<Record<string, readonly string[]>> = {
  whatsapp: ['whatsappdown', 'whatsappcaido', 'واتساب_معطل'],
};
export const hashtagsOf = ({ id }: Service): readonly string[] =>
  HASHTAGS[id] ?? [`${id.replaceAll('-', '')}down`];

/** Of each server: some two or three kilobytes each. */
const POSTS = 10;
/** Older ones tell nothing of what is usual. */
const MOST_AGE_MS = 14 * DAY_MS;
const NEW_ACCOUNT_MS = 7 * DAY_MS;
/** Shorter texts are alike by chance: many people ask in the same few words. */
const LEAST_LETTERS = 40;
const NOTED_MS = DAY_MS;

const amount = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const seconds = v.pipe(
  v.string(),
  v.regex(/^\d{1,12}$/),
  v.transform((text) => Number(text) * 1000),
);
const tagJson = v.object({ history: v.array(v.object({ day: seconds, uses: amount })) });

const instanceJson = v.object({
  configuration: v.object({
    timelines_access: v.optional(v.object({ hashtag_feeds: v.object({ local: v.string() }) })),
  }),
});

const postsJson = v.array(
  v.object({
    uri: v.string(),
    created_at: moment,
    in_reply_to_id: v.optional(v.nullable(v.string())),
    content: v.optional(v.string(), ''),
    account: v.object({
      url: v.string(),
      bot: v.optional(v.nullable(v.boolean())),
      created_at: v.optional(moment),
    }),
  }),
);
type Post = v.InferOutput<typeof postsJson>[number];

export const mastodon = vantage(
  {
    id: 'mastodon',
    kind: 'crowd',
    hosts: SERVERS,
    learns: ['service'],
    bytes: 60_000,
    mostBytes: 110_000,
    leastIntervalMs: 2 * MINUTE_MS,
    services: 'any',
    isCorsOpen: true,
  },
  async (read, service, asking) => {
    const tags = hashtagsOf(service);
    const counted = await fulfilled(SERVERS.map((server) => usesAt(read, server, tags[0]!, asking.now)));
    // A server counts what it has heard from others too: the one that has heard most has heard it all.
    const most = (day: number): number => Math.max(...counted.map((uses) => uses[day] ?? 0));
    const days = Math.max(...counted.map(({ length }) => length));
    const perDay = Array.from({ length: days - 1 }, (_, index) => most(index + 1));
    const url = `https://${SERVERS[0]}/tags/${encodeURIComponent(tags[0]!)}`;
    if (!asking.isInDoubt) return { says: 'unknown', url, posts: { posts: [], perDay, today: most(0) } };
    const found = await fulfilled(SERVERS.map((server) => postsAt(read, server, tags, asking)));
    const posts = counting(found.flat(), asking);
    const sinceAt = Math.max(...found.map((page) => knownSince(page, asking.now)));
    return { says: 'unknown', url, posts: { posts, sinceAt, perDay, today: most(0) } };
  },
);

/** What those brought that could be asked; where none could, why the first could not. */
async function fulfilled<T>(asked: readonly Promise<T>[]): Promise<T[]> {
  const all = await Promise.allSettled(asked);
  const found = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const [failed] = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (found.length === 0) throw failed instanceof Unsaid ? failed : new Unsaid('silent');
  return found;
}

/** Uses of a hashtag, as this server counts them: today's, then those of the days before. */
async function usesAt(read: Read, server: string, tag: string, now: number): Promise<number[]> {
  const url = `https://${server}/api/v1/tags/${encodeURIComponent(tag)}`;
  const { history } = await jsonOf(read, { url, mostBytes: 8_000 }, tagJson);
  const today = dayStart(now);
  if (history[0]?.day !== today) throw new Unsaid('stale');
  return history.map(({ uses }) => uses);
}

/** The latest posts of this server's own accounts. */
async function postsAt(read: Read, server: string, tags: readonly string[], asking: Asking): Promise<Post[]> {
  const { now, notes = new Map<string, number>() } = asking;
  const isNoted = (what: string): boolean => now - (notes.get(`${server} ${what}`) ?? -Infinity) < NOTED_MS;
  if (!isNoted('open') && !isNoted('closed')) {
    const url = `https://${server}/api/v2/instance`;
    const { configuration } = await jsonOf(read, { url, mostBytes: 30_000 }, instanceJson);
    const access = configuration.timelines_access?.hashtag_feeds.local ?? 'public';
    notes.set(`${server} ${access === 'public' ? 'open' : 'closed'}`, now);
  }
  if (isNoted('closed')) throw new Unsaid('closed');
  const [first, ...others] = tags.map(encodeURIComponent);
  const any = others.map((tag) => `&any[]=${tag}`).join('');
  const url = `https://${server}/api/v1/timelines/tag/${first}?local=true&limit=${POSTS}${any}`;
  try {
    return await jsonOf(read, { url, mostBytes: 60_000 }, postsJson);
  } catch (thrown) {
    if (thrown instanceof Unsaid && thrown.why === 'closed') notes.set(`${server} closed`, now);
    throw thrown;
  }
}

/** Since when all of a server's own posts are on its page: a full one ends somewhere. */
const knownSince = (page: readonly Post[], now: number): number =>
  Math.max(now - MOST_AGE_MS, page.length < POSTS ? 0 : Math.min(...page.map((post) => post.created_at)));

/** The letters of a text: without markup, links, hashtags and names. */
const lettersOf = (html: string): string =>
  html
    .slice(0, 5_000)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&\w+;|https?:\S+|[#@][\p{L}\p{N}_@.-]+/gu, ' ')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');

/** Posts as the crowd rule takes them: each once, without whose they are and what they say. */
function counting(posts: readonly Post[], { now, ownSentences = [] }: Asking): CrowdPost[] {
  const numbers = new Map<string, number>();
  const numberOf = (what: string): number => {
    if (!numbers.has(what)) numbers.set(what, numbers.size);
    return numbers.get(what)!;
  };
  const own = ownSentences.map(lettersOf).filter(Boolean);
  const known = new Set<string>();
  return posts.flatMap((post) => {
    const { uri, created_at: at, account } = post;
    const letters = lettersOf(post.content);
    const isOurs = own.some((sentence) => letters.includes(sentence));
    if (known.has(uri) || isOurs || at > now + CLOCKS_APART_MS || now - at > MOST_AGE_MS) return [];
    known.add(uri);
    const isNew = account.created_at !== undefined && at - account.created_at < NEW_ACCOUNT_MS;
    return [
      {
        at: Math.min(at, now),
        author: numberOf(`author ${account.url}`),
        server: numberOf(`server ${serverOf(uri)}`),
        text: numberOf(letters.length < LEAST_LETTERS ? `post ${uri}` : `text ${letters}`),
        ...(post.in_reply_to_id && { isReply: true }),
        ...(account.bot && { isBot: true }),
        ...(isNew && { isNew: true }),
      },
    ];
  });
}

const serverOf = (uri: string): string => /^https:\/\/([^/]+)/.exec(uri)?.[1]?.toLowerCase() ?? uri;

/**
 * Whether people post more about trouble with a service than they do at this hour of the week anyway. Evidence is counted as everywhere
 * in Wasl: in nats, a one-sided CUSUM (E. S. Page, "Continuous inspection schemes", 1954) over a Poisson process whose rate is either
 * the usual one or that of an outage. What it finds and refuses is measured by `npm run bench:crowd`; docs/crowd.md has the figures.
 */
import type { CrowdEvidence, CrowdPost, HeldOpinion, Opinion } from '../model/opinion.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../model/time.ts';

/** Posts an hour in an outage, at least, and at least so many times the usual rate. */
const OUTAGE_PER_HOUR = 20;
const OUTAGE_TIMES = 4;
/** Where hardly anybody ever posts, a single post is no alarm either. */
const FLOOR_PER_HOUR = 0.2;
/** Of a day's posts the busiest hour has some three times its share. */
const BUSIEST_HOUR = 3;
/** How much of that guess is left beside hours that were seen themselves, in hours; and which hours those are: not much earlier or later. */
const GUESS_HOURS = 4;
const BESIDE_MS = 1.5 * HOUR_MS;
/** What was posted longer ago says nothing of now. */
const LOOK_BACK_MS = 2 * HOUR_MS;
/** How much counts as trouble, in nats, in servers, of which one may be in one person's hands, and in posts: with a doubt of one's own, and without. */
const IN_DOUBT = { nats: 5, servers: 1, posts: 2 };
const ALONE = { nats: 16, servers: 2, posts: 3 };
/** More is not held, so that it is over within half an hour after the posts are. */
const MOST_NATS = ALONE.nats + 8;
const COUNTED_MS = 30 * MINUTE_MS;

/**
 * Posts an hour that are usual at this hour of the day: as many as there were at it on the days of which all posts are known (the hours
 * beside it count too), and what whole days let guess, as if that had been seen for some hours. Never below a floor.
 */
export function usualPerHour({ posts, perDay, sinceAt = Infinity }: CrowdEvidence, at: number): number {
  const daily = perDay.reduce((sum, count) => sum + count, 0) / Math.max(1, perDay.length);
  const guess = (daily / 24) * BUSIEST_HOUR;
  const days = Math.floor((at - sinceAt - BESIDE_MS) / DAY_MS);
  if (days < 1) return Math.max(FLOOR_PER_HOUR, guess);
  const isAtThisHour = (post: CrowdPost): boolean => {
    const agoMs = at - post.at;
    const apartMs = Math.abs(agoMs - Math.round(agoMs / DAY_MS) * DAY_MS);
    return agoMs > LOOK_BACK_MS && agoMs < (days + 0.5) * DAY_MS && apartMs < BESIDE_MS;
  };
  const [seen, hours] = [posts.filter(isAtThisHour).length, (days * 2 * BESIDE_MS) / HOUR_MS];
  return Math.max(FLOOR_PER_HOUR, (seen + GUESS_HOURS * guess) / (hours + GUESS_HOURS));
}

/**
 * The posts that count, in their order: the first of each account in a day and the first of each text, no answers, no machines, no
 * accounts of yesterday. So one who floods counts once. What is passed on stands beside them, each account once: a joke spreads by
 * answers and repetitions, an outage is noticed by each for himself.
 */
function sorted(posts: readonly CrowdPost[], at: number): { own: CrowdPost[]; passedOn: CrowdPost[] } {
  const own: CrowdPost[] = [];
  const passedOn: CrowdPost[] = [];
  const authors = new Set<number>();
  const texts = new Set<number>();
  const latest = posts.filter((post) => post.at <= at && post.at > at - DAY_MS && !post.isBot);
  for (const post of latest.toSorted((a, b) => a.at - b.at)) {
    const isFirst = !authors.has(post.author);
    const isNewText = !texts.has(post.text);
    authors.add(post.author);
    texts.add(post.text);
    if (!isFirst) continue;
    if (post.isReply || !isNewText) passedOn.push(post);
    else if (!post.isNew) own.push(post);
  }
  return { own, passedOn };
}

const since = (posts: readonly CrowdPost[], at: number): CrowdPost[] => posts.filter((post) => post.at > at);

/** What the posts say at `at`. `isInDoubt`: the service fails here too, so that less is needed. */
export function weighCrowd(
  evidence: CrowdEvidence,
  at: number,
  isInDoubt: boolean,
): { says: 'up' | 'trouble'; count: number } {
  const usual = usualPerHour(evidence, at);
  const outage = Math.max(OUTAGE_PER_HOUR, OUTAGE_TIMES * usual);
  const all = sorted(evidence.posts, at);
  const [own, passedOn] = [since(all.own, at - LOOK_BACK_MS), since(all.passedOn, at - LOOK_BACK_MS)];
  // Where more is passed on than said anew, what is new weighs less by as much.
  const weight = Math.min(1, own.length / Math.max(1, passedOn.length));
  let nats = 0;
  let lastAt = at - LOOK_BACK_MS;
  const fade = (until: number): void => {
    nats = Math.max(0, nats - ((outage - usual) * (until - lastAt)) / HOUR_MS);
    lastAt = until;
  };
  let heap: CrowdPost[] = [];
  for (const post of own) {
    fade(post.at);
    heap = nats === 0 ? [post] : [...heap, post];
    nats = Math.min(MOST_NATS, nats + weight * Math.log(outage / usual));
  }
  fade(at);
  const needed = isInDoubt ? IN_DOUBT : ALONE;
  const isTrouble =
    nats >= needed.nats &&
    heap.length >= needed.posts &&
    new Set(heap.map(({ server }) => server)).size >= needed.servers;
  return { says: isTrouble ? 'trouble' : 'up', count: since(all.own, at - COUNTED_MS).length };
}

/** The opinion of a crowd whose posts were read, with what they say in their place. */
export function settledCrowd(opinion: Opinion, isInDoubt: boolean): HeldOpinion {
  const { posts, ...rest } = opinion;
  return posts ? { ...rest, ...weighCrowd(posts, opinion.heardAt, isInDoubt) } : rest;
}

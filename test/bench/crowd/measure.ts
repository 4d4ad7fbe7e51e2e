/** What the crowd rule makes of years in which nothing happened, of outages, and of what users reported of WhatsApp for one and a half years. */
import { readFileSync } from 'node:fs';
import { weighCrowd } from '../../../src/core/judge/crowd.ts';
import type { CrowdPost } from '../../../src/core/model/opinion.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../../src/core/model/time.ts';
import { seededRandom } from '../chance.ts';
import { background, BEGIN_AT, flood, joke, moments, shouting, Town } from './world.ts';

const YEAR_MS = 365 * DAY_MS;
/** What is known of the days before: as many of the latest posts as the servers give on their pages, and of two weeks at most. */
const PAGE = 30;
const LOOK_BACK_MS = 2 * WEEK_MS;
const BEFORE_MS = 8 * WEEK_MS;

/** A stretch of posts in their order, and what an asker would know of them. */
export class Timeline {
  readonly posts: readonly CrowdPost[];
  constructor(posts: readonly CrowdPost[]) {
    this.posts = posts.toSorted((a, b) => a.at - b.at);
  }

  /** Place of the first post at or after a moment. */
  private placeOf(at: number): number {
    let [low, high] = [0, this.posts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.posts[middle]!.at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  between(fromAt: number, toAt: number): readonly CrowdPost[] {
    return this.posts.slice(this.placeOf(fromAt), this.placeOf(toAt));
  }

  /** Uses of the hashtag on each of the seven whole days before, as Mastodon tells them: whoever posted what. */
  perDay(at: number): number[] {
    const today = at - (at % DAY_MS);
    return Array.from(
      { length: 7 },
      (_, day) => this.between(today - (day + 1) * DAY_MS, today - day * DAY_MS).length,
    );
  }

  /** `knows`: what was posted at this hour on the days before, as far as pages of posts reach. */
  isTrouble(at: number, isInDoubt: boolean, knows: boolean): boolean {
    const [first, last] = [this.placeOf(at - LOOK_BACK_MS), this.placeOf(at + 1)];
    const isFull = last - first > PAGE;
    const posts = this.posts.slice(Math.max(first, last - PAGE), last);
    const sinceAt = isFull ? posts[0]!.at : at - LOOK_BACK_MS;
    const evidence = { posts, perDay: this.perDay(at), ...(knows && { sinceAt }) };
    return weighCrowd(evidence, at, isInDoubt).says === 'trouble';
  }
}

export interface Quiet {
  years: number;
  /** Alarms that the posts alone raise, asked after each post; and at moments at which something failed here for half an hour. */
  alone: number;
  inDoubt: number;
  doubts: number;
}

const JOKES_A_YEAR = 12;
const FLOODS_A_YEAR = 12;
const DOUBTS_A_YEAR = 52;

/** Years in which the service was never down. */
export function quietYears(seed: number, years: number, perDay: number, knows: boolean): Quiet {
  const town = new Town(seed);
  const draw = seededRandom(seed, 'quiet');
  const [fromAt, toAt] = [BEGIN_AT, BEGIN_AT + years * YEAR_MS];
  const some = (aYear: number) => moments(draw, fromAt, toAt, () => aYear / (365 * 24), aYear / (365 * 24));
  const timeline = new Timeline([
    ...background(town, seed, fromAt - BEFORE_MS, toAt, perDay),
    ...some(JOKES_A_YEAR).flatMap((at) => joke(town, draw, at)),
    ...some(FLOODS_A_YEAR).flatMap((at) => flood(town, at)),
  ]);
  let alone = 0;
  let lastAt = -Infinity;
  for (const { at } of timeline.between(fromAt, toAt)) {
    if (!timeline.isTrouble(at, false, knows)) continue;
    // Further posts within two hours are the same alarm.
    if (at - lastAt > 2 * HOUR_MS) alone += 1;
    lastAt = at;
  }
  const doubts = some(DOUBTS_A_YEAR);
  const inDoubt = doubts.filter((at) =>
    [5, 10, 15, 20, 25, 30].some((minutes) => timeline.isTrouble(at + minutes * MINUTE_MS, true, knows)),
  ).length;
  return { years, alone, inDoubt, doubts: doubts.length };
}

/** When it is asked, in minutes since the outage began: from the first doubt, one to two minutes later, every two minutes for two hours. */
const often = (doubt: number): number[] => Array.from({ length: 60 }, (_, index) => doubt + 2 * index);
/** As Wasl asks by itself. */
export const byItself = (): number[] => [4, 10];

/** Minutes from the first doubt until the crowd is believed; Infinity: not at any time it is asked. */
export function outage(seed: number, postsPerHour: number, perDay: number, asked = often): number {
  const town = new Town(seed);
  const draw = seededRandom(seed, 'outage');
  const beginAt = BEGIN_AT + 9 * WEEK_MS + draw() * WEEK_MS;
  const endAt = beginAt + 2 * HOUR_MS;
  const timeline = new Timeline([
    ...background(town, seed, beginAt - 3 * WEEK_MS, endAt, perDay),
    ...shouting(town, draw, beginAt, endAt, postsPerHour),
  ]);
  const doubt = 1 + draw();
  const found = asked(doubt).find((minutes) => timeline.isTrouble(beginAt + minutes * MINUTE_MS, true, true));
  return found === undefined ? Infinity : found - doubt;
}

export interface Spell {
  startAt: number;
  endAt: number;
  /** 0.5 to 1; 1 is full. */
  severity: number;
}

export function readSpells(): Spell[] {
  const text = readFileSync(new URL('whatsapp-spells.txt', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .flatMap((line) => line.split(' '))
    .map((spell) => {
      const [start, steps, twelfths] = spell.split(',').map(Number) as [number, number, number];
      const startAt = BEGIN_AT + BEFORE_MS + start * 20 * MINUTE_MS;
      return { startAt, endAt: startAt + steps * 20 * MINUTE_MS, severity: twelfths / 12 };
    });
}

/** Posts an hour in a spell: `most` in a full one, a fifteenth of it in one of half severity, in between as the exponent goes. */
const postsIn = ({ severity }: Spell, most: number): number => most * 15 ** (2 * severity - 2);

/** Which of the spells the rule takes for trouble at any time in them. Asked every five minutes. */
export function foundSpells(
  seed: number,
  spells: readonly Spell[],
  most: number,
  perDay: number,
  isInDoubt: boolean,
): boolean[] {
  const town = new Town(seed);
  const draw = seededRandom(seed, 'spells');
  const toAt = spells.at(-1)!.endAt + DAY_MS;
  const timeline = new Timeline([
    ...background(town, seed, BEGIN_AT, toAt, perDay),
    ...spells.flatMap((spell) => shouting(town, draw, spell.startAt, spell.endAt, postsIn(spell, most))),
  ]);
  return spells.map(({ startAt, endAt }) => {
    for (let at = startAt + 5 * MINUTE_MS; at <= endAt; at += 5 * MINUTE_MS)
      if (timeline.isTrouble(at, isInDoubt, true)) return true;
    return false;
  });
}

/** People who post about trouble with a service: every day, in a joke, in an outage, one who floods. Seconds of chance, all seeded. */
import type { CrowdPost } from '../../../src/core/model/opinion.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/model/time.ts';
import { exponential, seededRandom } from '../chance.ts';

/** Thursday 1 January 2026, 00:00 UTC. */
export const BEGIN_AT = Date.UTC(2026, 0, 1);

/** Shares of servers among authors: half of all are on the largest. */
const SERVERS = [0.5, 0.65, 0.78, 0.9, 1];

type Draw = () => number;

/** Everybody who posts is somebody else, unless said otherwise. */
export class Town {
  private authors = 0;
  private texts = 0;
  private readonly draw: Draw;
  constructor(seed: number) {
    this.draw = seededRandom(seed, 'town');
  }

  post(at: number, more: Partial<CrowdPost> = {}): CrowdPost {
    const share = this.draw();
    const server = SERVERS.findIndex((upTo) => share < upTo);
    return { at, author: ++this.authors, server, text: ++this.texts, ...more };
  }
}

/** How much is posted at an hour of the week, around 1: quiet nights, busy evenings, more at weekends. */
export function rhythm(at: number): number {
  const hour = (at % DAY_MS) / HOUR_MS;
  const day = Math.floor(at / DAY_MS) % 7;
  const daily = 1 + 0.8 * Math.sin(((hour - 13) / 24) * 2 * Math.PI);
  const isWeekend = day === 2 || day === 3;
  return daily * (isWeekend ? 1.3 : 0.88);
}

/** Moments of a Poisson process whose rate an hour changes with time and never exceeds `most`. */
export function moments(
  draw: Draw,
  fromAt: number,
  toAt: number,
  perHour: (at: number) => number,
  most: number,
): number[] {
  const found: number[] = [];
  for (let at = fromAt; ;) {
    at += exponential(draw, HOUR_MS / most);
    if (at >= toAt) return found;
    if (draw() * most < perHour(at)) found.push(at);
  }
}

/** What is posted anyway: `perDay` posts on a usual day. */
export function background(town: Town, seed: number, fromAt: number, toAt: number, perDay: number) {
  const draw = seededRandom(seed, 'background');
  const perHour = perDay / 24;
  return moments(draw, fromAt, toAt, (at) => perHour * rhythm(at), perHour * 2.4).map((at) => town.post(at));
}

/**
 * A joke about an outage that is none: 60 posts, most of them within four hours. Two thirds of them answer, a fifth repeats the
 * text, the rest, eight, is new.
 */
export function joke(town: Town, draw: Draw, fromAt: number): CrowdPost[] {
  const repeated = town.post(fromAt).text;
  return Array.from({ length: 60 }, () => {
    const at = fromAt + exponential(draw, 1.5 * HOUR_MS);
    const kind = draw();
    if (kind < 0.67) return town.post(at, { isReply: true });
    return kind < 0.87 ? town.post(at, { text: repeated }) : town.post(at);
  });
}

/** One account that posts for an hour, every 20 seconds. */
export function flood(town: Town, fromAt: number): CrowdPost[] {
  const { author, server } = town.post(fromAt);
  return Array.from({ length: 180 }, (_, index) =>
    town.post(fromAt + (index * MINUTE_MS) / 3, { author, server }),
  );
}

/** People who notice: `perHour` posts, from the first moment on. */
export function shouting(town: Town, draw: Draw, fromAt: number, toAt: number, perHour: number) {
  return moments(draw, fromAt, toAt, () => perHour, perHour).map((at) => town.post(at));
}

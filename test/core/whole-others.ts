/** What is held of outside sources, with a value in every field there is. */
import type { HeldOpinion } from '../../src/core/model/opinion.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/model/time.ts';
import type { Others, Questioned } from '../../src/core/model/vantage.ts';
import { NOON } from './noon.ts';
import type { Whole } from './whole-state.ts';

const opinion: Whole<HeldOpinion> = {
  source: 'statuspage/discord',
  kind: 'operator',
  service: 'signal',
  says: 'unknown',
  why: 'limited',
  serves: ['messages', 'media'],
  host: 'chat.signal.org',
  way: 'http',
  places: ['DE', 'IN'],
  provider: 3_320,
  sinceAt: NOON - HOUR_MS,
  count: 212,
  firstHeardAt: NOON - 20 * MINUTE_MS,
  toldAt: NOON - 10 * MINUTE_MS,
  at: NOON - 3_000,
  heardAt: NOON - 2_000,
  againAt: NOON + HOUR_MS,
  url: 'https://discordstatus.com/',
};

const questioned: Whole<Questioned> = {
  source: 'globalping',
  service: 'signal',
  host: 'chat.signal.org',
  at: NOON - 2_000,
  againAt: NOON + 10 * MINUTE_MS,
  inVain: 1,
  bytes: 20_000,
  isInDoubt: true,
};

export const wholeOthers: Whole<Others> = {
  opinions: [opinion],
  asked: [questioned],
  owedSinceAt: NOON - 2 * HOUR_MS,
};

/**
 * Glitches of this user's line and services: failures that cleared by themselves. No statistic can tell one that still lasts from
 * an outage; only time can. With lambda glitches a year that outlast L, and a mean excess mu beyond it, all but alpha of them
 * are over after L + mu ln(lambda / alpha) (lengths taken as exponential, so that what is beyond L has the same mean).
 */
import { FROM_A_SERVER } from './endpoint.ts';
import type { GlitchClass } from './thresholds.ts';
import { leadOf } from '../model/service.ts';
import type { EndpointBelief, Glitches, State, Tail } from '../model/state.ts';
import { active } from '../model/choices.ts';
import type { Watch } from '../model/watch.ts';
import { HOUR_MS } from '../model/time.ts';

/** A year of a user whose browser runs eight hours a day. */
const YEAR_MS = 365 * 8 * HOUR_MS;

/** What is taken for granted until this line has shown otherwise, and how many years of watching it outweighs. */
const PRIOR_YEARS = 2;

const PRIOR: Readonly<Record<GlitchClass, { perYear: number; meanMs: number; outlastedMs: number }>> = {
  server: { perYear: 11.6, meanMs: 10_000, outlastedMs: 500 },
  silence: { perYear: 34, meanMs: 9_000, outlastedMs: 10_500 },
};

/** What lasts longer was an outage, if a short one. */
const GLITCH_MOST_MS = 75_000;

/** After so long the older half of what was learned is forgotten. */
const REMEMBERED_MS = 6 * YEAR_MS;

const noGlitches: Glitches = {
  watchedMs: 0,
  server: { count: 0, excessMs: 0 },
  silence: { count: 0, excessMs: 0 },
};

function classOf(belief: EndpointBelief): GlitchClass {
  return belief.run && FROM_A_SERVER.has(belief.run.failure) ? 'server' : 'silence';
}

function mu(tail: Tail, prior: (typeof PRIOR)[GlitchClass]): number {
  const known = PRIOR_YEARS * prior.perYear;
  return (tail.excessMs + known * prior.meanMs) / (tail.count + known);
}

/** How long a failure of this class has to have lasted, so that no more than `perYear` glitches of one service do, in milliseconds. */
export function outlastingMs(glitches: Glitches | undefined, which: GlitchClass, perYear: number): number {
  const { watchedMs, [which]: tail } = glitches ?? noGlitches;
  const prior = PRIOR[which];
  const known = PRIOR_YEARS * prior.perYear;
  const lambda = (tail.count + known) / (watchedMs / YEAR_MS + PRIOR_YEARS);
  return Math.max(0, prior.outlastedMs + mu(tail, prior) * Math.log(lambda / perYear));
}

/** A service was watched for so long. */
function watched(glitches: Glitches, ms: number): Glitches {
  const half = (tail: Tail): Tail => ({ count: tail.count / 2, excessMs: tail.excessMs / 2 });
  const { watchedMs, server, silence } = glitches;
  if (watchedMs + ms < REMEMBERED_MS) return { ...glitches, watchedMs: watchedMs + ms };
  return { watchedMs: (watchedMs + ms) / 2, server: half(server), silence: half(silence) };
}

/** Where in a gap between two looks something ended that lasts `mean` longer on average (the expectation step of EM). */
function withinMs(gapMs: number, mean: number): number {
  return mean - gapMs / Math.expm1(gapMs / mean);
}

/** What is known after an answer of an endpoint that had been failing: the glitch is over. */
function withCleared(
  glitches: Glitches,
  before: EndpointBelief | undefined,
  after: EndpointBelief,
): Glitches {
  const run = before?.run;
  if (!run || run.failuresInARow < 2 || after.answersInARow !== 1) return glitches;
  const which = classOf(before);
  const prior = PRIOR[which];
  const seenMs = run.failedAt - run.inARowSinceAt;
  if (seenMs < prior.outlastedMs || seenMs > GLITCH_MOST_MS) return glitches;
  const tail = glitches[which];
  const endedMs = seenMs + withinMs(after.askedAt - run.failedAt, mu(tail, prior));
  const next = { count: tail.count + 1, excessMs: tail.excessMs + endedMs - prior.outlastedMs };
  return { ...glitches, [which]: next };
}

/** What a step teaches that came so long after the last: one endpoint a service speaks, so that none is counted twice. */
export function learnGlitches(
  before: State,
  after: State['endpoints'],
  watch: Watch,
  watchedMs: number,
): Glitches {
  let glitches = before.line.glitches ?? noGlitches;
  for (const service of active(watch)) {
    const lead = leadOf(service);
    const known = lead && after[lead.id];
    if (known) glitches = withCleared(watched(glitches, watchedMs), before.endpoints[lead.id], known);
  }
  return glitches;
}

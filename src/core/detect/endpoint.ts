/**
 * From observations to what is held about one endpoint. Two CUSUM statistics (Page 1954) add up log-likelihood
 * ratios: `fullNats` for an outage in which most requests fail, `partialNats` for one in which a quarter does.
 * Failures in a row and the time they span guard against bursts, which no statistic can tell from an outage
 * (the bound: a glitch of mean length mu outlasts s with chance e^(-s/mu)).
 */
import { chanceWhileWell } from './chance.ts';
import { failsMoreThanLine, isDropped, type Losses } from './line-loss.ts';
import {
  learn,
  isGettingSlow,
  isHeldSlow,
  slowness,
  teaches,
  wasNearlyTooLate,
  type Quickness,
} from './latency.ts';
import { beliefWith, copyOfBelief, copyOfRun } from '../model/copies.ts';
import type { EndpointBelief, Run } from '../model/state.ts';
import { unasked } from '../model/unasked.ts';
import type { Failure } from '../model/terms.ts';
import { isRepeated, type Observation } from '../model/observation.ts';
import { isReopened, learnFromPair, learnReopened, withoutHalfPair } from '../traffic/connections.ts';
import { learnBare } from './head-only.ts';
import { cameUnread, isSlip, learnUnread } from './unread.ts';
import { isFlood, withoutFlood } from './left-alone.ts';
import { isRecovered, type Hold } from './recovery.ts';
import { isRefusedToUs } from './refused.ts';
import { answered, chanceInARow, extend, spanMs } from './run.ts';
import { FULL_TO_PARTIAL_MS, PARTIAL_TO_FULL } from './thresholds.ts';

/** An answer from somebody: what fails so was reached, so a burst on the path cannot be the reason. */
export const FROM_A_SERVER: ReadonlySet<Failure> = new Set([
  'http-error',
  'refused',
  'no-protocol',
  'certificate',
]);

/** Share of requests that fail in the outage each statistic looks for, and its threshold in nats. */
const HARD = { share: 0.6, most: 40 };
const PARTIAL = { share: 0.25, threshold: 10, most: 20, failures: 4, spanMs: 60_000 };

/** One failure has many faces; this is the share of the one seen. */
const ONE_FACE = 0.34;

/** Failures closer together than this are not independent. */
const INDEPENDENT_AFTER_MS = 8_000;

/** What was going on around an observation. */
export interface StepContext extends Hold {
  /** Somebody of another operator answered in the same step: only then a failure counts. */
  lineAnswers: boolean;
  /** Learned share of probes that this line loses when nothing is wrong. */
  noise: number;
  /** What the line has lost lately of what neutral controls were asked. */
  losses: Losses;
  quickness: Quickness;
  /** Only the head of its answer was asked for. */
  isBare?: boolean;
  /** It is a control, which is asked for the line's sake. */
  isControl?: boolean;
  /** Something of its service has answered before on a connection that was opened on purpose. */
  hasOpened?: boolean;
  /** Its refusal counts only once it has answered since then (`refused.ts`). */
  refusalCountsAfter?: number | undefined;
}

export interface Folded {
  belief: EndpointBelief;
  /** Failures that turned out to be noise, and answers: what the line's noise is learned from. */
  hits: number;
  misses: number;
}

/** It teaches nothing of the line's noise. */
const unweighed = (belief: EndpointBelief): Folded => ({ belief, hits: 0, misses: 0 });

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

/** What is held after a failure by this endpoint's own evidence; that it fails for good is seen beside its siblings. */
function holdAfterFailure(
  belief: EndpointBelief,
  run: Run,
  losses: Losses,
  answeredBefore: boolean,
): EndpointBelief['outage'] {
  const answeredLately = answeredBefore && run.failedAt - belief.answeredAt! < FULL_TO_PARTIAL_MS;
  const { failures, failuresWhenLate } = PARTIAL_TO_FULL;
  if (belief.outage === 'partial')
    return run.failuresInARow >= (belief.slow ? failuresWhenLate : failures) &&
      spanMs(run) >= PARTIAL_TO_FULL.spanMs &&
      chanceInARow(run) <= PARTIAL_TO_FULL.chance
      ? 'full'
      : 'partial';
  if (belief.outage === 'full') return answeredLately ? 'partial' : 'full';
  const isPartly =
    // In the middle of silence it is too soon to say that only some fail.
    run.failuresInARow <= 2 &&
    belief.partialNats >= PARTIAL.threshold &&
    run.failures >= PARTIAL.failures &&
    run.failedAt - run.sinceAt >= PARTIAL.spanMs &&
    failsMoreThanLine(run, losses);
  return isPartly ? 'partial' : undefined;
}

function afterFailure(
  belief: EndpointBelief,
  seen: Observation,
  failure: Failure,
  context: StepContext,
): EndpointBelief {
  const run = extend(belief.run, belief, seen, failure);
  const weight = belief.run
    ? 1 - Math.exp(-(seen.at - belief.askedAt) / INDEPENDENT_AFTER_MS)
    : Number(!isDropped(seen));
  const well = chanceWhileWell(failure, belief, context.noise);
  const failed = copyOfBelief(belief);
  failed.askedAt = failed.failedAt = seen.at;
  failed.answersInARow = 0;
  failed.answersSinceAt = undefined;
  // After an answer that was nearly too late one may come too late.
  if (failure !== 'timeout' || !wasNearlyTooLate(belief)) failed.slow = undefined;
  failed.run = run;
  failed.fullNats = clamp(belief.fullNats + weight * Math.log((ONE_FACE * HARD.share) / well), HARD.most);
  failed.partialNats = clamp(
    belief.partialNats + weight * Math.log((ONE_FACE * PARTIAL.share) / well),
    PARTIAL.most,
  );
  const held = holdAfterFailure(failed, run, context.losses, belief.answersInARow > 0);
  if (held) failed.outage = held;
  return failed;
}

function afterAnswer(belief: EndpointBelief, seen: Observation, context: StepContext): Folded {
  const slow = slowness(belief, seen, context.quickness);
  // Connections that never last fail as often as they are reused: that is no noise of the line.
  const noiseHits = belief.run && !belief.outage && !isReopened(belief) ? belief.run.failuresInARow : 0;
  const good = copyOfBelief(belief);
  good.askedAt = good.answeredAt = seen.at;
  good.answersInARow = belief.answersInARow + 1;
  good.answersSinceAt = belief.answersInARow > 0 ? (belief.answersSinceAt ?? seen.at) : seen.at;
  // What the last proof has shown still stands: it comes again within minutes, and at once when anything fails.
  good.grade = context.isBare && belief.grade > seen.grade ? belief.grade : seen.grade;
  good.latencyMs = seen.latencyMs;
  good.fullNats = clamp(belief.fullNats + Math.log(1 - HARD.share), HARD.most);
  good.partialNats = clamp(belief.partialNats + Math.log(1 - PARTIAL.share), PARTIAL.most);
  good.rate = (belief.rate ?? 0) + (noiseHits - (belief.rate ?? 0)) / 1000;
  good.isRefusedToUs = undefined;
  good.slow = slow;
  Object.assign(good, learnReopened(belief, seen));
  if (teaches(belief, seen, context.quickness)) good.normal = learn(belief.normal, seen.latencyMs);
  if (seen.status !== undefined && !context.isBare) {
    good.status = seen.status;
    good.usualStatus ??= seen.status;
  }
  if (belief.run) good.run = answered(belief.run);
  // What failed in part because some answers came too late is over when they come quickly again.
  const wasOnlyLate =
    slow === undefined &&
    isHeldSlow(belief, seen.at) &&
    good.outage === 'partial' &&
    good.run?.failure === 'timeout';
  if (good.outage && (wasOnlyLate || isRecovered(good, seen.at, context))) {
    good.outage = good.run = undefined;
    good.fullNats = good.partialNats = 0;
  }
  if (good.fullNats === 0 && good.partialNats === 0 && !good.outage) good.run = undefined;
  return { belief: good, hits: noiseHits, misses: 1 };
}

/** Folds one observation into what is held about its endpoint. */
export function fold(before: EndpointBelief | undefined, seen: Observation, context: StepContext): Folded {
  // Of two looks in a row the first has told all that an answer tells of the service.
  if (before && isRepeated(seen)) return unweighed(learnFromPair(before, seen));
  // Who asked for a proof and could not read it has asked for more than the head.
  const isBare = context.isBare === true && (!cameUnread(seen) || isSlip(before, seen));
  const weighed = weigh(before, seen, { ...context, isBare });
  const { hits, misses } = weighed;
  const belief = learnUnread(weighed.belief, before, seen);
  if (isBare) return { belief: learnBare(belief, before?.askedAt ?? seen.at, seen), hits, misses };
  if (belief.provedAt === undefined) return { belief, hits, misses };
  return { belief: beliefWith(belief, { provedAt: undefined }), hits, misses };
}

function weigh(before: EndpointBelief | undefined, seen: Observation, context: StepContext): Folded {
  // Another tier sees other things: what was learned on the last one proves nothing on this one.
  const belief = before?.tier === seen.tier ? withoutHalfPair(before) : unasked(seen.tier, seen.at);
  if (seen.isFresh && !context.isControl) return weighFresh(belief, seen, context);
  // It proves the connection that stood, and no more.
  if (seen.answered && belief.isUnopened) return unweighed(belief);
  return weighOn(belief, seen, context);
}

/**
 * A look on a connection of its own. As an endpoint has to earn its voice, so has this way of asking a service; and what it alone has
 * found is over when it answers again.
 */
function weighFresh(known: EndpointBelief, seen: Observation, context: StepContext): Folded {
  if (seen.answered) {
    const { belief, hits, misses } = weighOn(beliefWith(known, { isUnopened: undefined }), seen, context);
    // Opening it takes three times as long as asking does, so it tells nothing of how quick the service is.
    const { latencyMs, normal, slow } = known;
    const opened = { freshAt: seen.at, openedAt: seen.at };
    return { belief: beliefWith(belief, { latencyMs, normal, slow, ...opened }), hits, misses };
  }
  const asked = beliefWith(known, { freshAt: seen.at });
  if (seen.failure === 'aborted' || !context.hasOpened) return unweighed(asked);
  return weighOn(beliefWith(asked, { isUnopened: true }), seen, context);
}

function weighOn(known: EndpointBelief, seen: Observation, context: StepContext): Folded {
  if (isFlood(seen)) return unweighed(beliefWith(known, { askedAt: seen.at, isFlooding: true }));
  const belief = withoutFlood(known, seen);
  if (seen.answered) return afterAnswer(belief, seen, context);
  if (isRefusedToUs(seen, belief, context.refusalCountsAfter))
    return unweighed(beliefWith(belief, { askedAt: seen.at, isRefusedToUs: true }));
  // Called off, or with a line that answers nobody: no evidence against the endpoint.
  const isEvidence = seen.failure !== undefined && seen.failure !== 'aborted' && context.lineAnswers;
  if (!isEvidence || !hasVoice(belief))
    return unweighed(beliefWith(belief, { askedAt: seen.at, answersInARow: 0 }));
  return unweighed(afterFailure(belief, seen, seen.failure!, context));
}

/** An endpoint that never answered on this tier is no evidence of an outage. */
export function hasVoice(belief: EndpointBelief | undefined): belief is EndpointBelief {
  return belief?.answeredAt !== undefined && !belief.isRefusedToUs;
}

/** Contrary evidence that is not yet enough. */
export function isDoubted(belief: EndpointBelief): boolean {
  return belief.outage ? belief.answersInARow > 0 : (belief.run?.failuresInARow ?? 0) > 0;
}

/** Failures come and go, or answers come late: worth a closer look, not yet worth a word. */
export function isSuspected(belief: EndpointBelief): boolean {
  return !belief.outage && (belief.partialNats > 1 || isGettingSlow(belief));
}

/** The same endpoint with all evidence against it dropped: after a gap, or when the line itself was dead. */
export function cleared(belief: EndpointBelief): EndpointBelief {
  const rest = beliefWith(belief, { answersInARow: 0, answersSinceAt: undefined, slow: undefined });
  // What is held stays held: only answers end an outage.
  if (!belief.outage || !belief.run)
    return Object.assign(rest, { run: undefined, fullNats: 0, partialNats: 0 });
  return Object.assign(rest, { run: Object.assign(copyOfRun(belief.run), { failuresInARow: 0 }) });
}

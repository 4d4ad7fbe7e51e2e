/** What is held about a service across rounds. The endpoints' evidence carries the hysteresis; this gathers it. */
import { DAY_MS, WEEK_MS } from '../model/time.ts';
import { isSure } from '../detect/siblings.ts';
import { isDoubted } from '../detect/endpoint.ts';
import type { Verdict } from './rules.ts';
import type { NamedCause } from './with-others.ts';
import type { ServiceFacts } from './facts.ts';
import type { Witness } from './groups.ts';
import type { Run, ServiceBelief, Confidence } from '../model/state.ts';
import { isWell, type Cause } from '../model/terms.ts';
import type { Between } from '../model/observation.ts';

/** First failure since the last answer; what was dropped in between, asleep or on a dead line, was no answer. */
function silentSince(run: Run): number {
  return run.answers === 0 ? run.sinceAt : run.inARowSinceAt;
}

function beganBetween(troubled: readonly Witness[], status: Verdict['status'], at: number): Between {
  const runs = troubled.flatMap(({ belief }) => (belief.run ? [{ run: belief.run, belief }] : []));
  if (runs.length === 0) {
    const sinceAt = Math.min(at, ...troubled.map(({ belief }) => belief.slow?.sinceAt ?? at));
    return { afterAt: sinceAt, beforeAt: sinceAt };
  }
  if (status !== 'down') {
    const first = runs.reduce((a, b) => (b.run.sinceAt < a.run.sinceAt ? b : a)).run;
    return { afterAt: first.afterAt ?? first.sinceAt, beforeAt: first.sinceAt };
  }
  // The service was silent since the last answer of any endpoint that is silent now.
  const lastAnswerAt = Math.max(...runs.map(({ belief }) => belief.answeredAt ?? 0));
  const firstFailures = runs.map(({ run }) => silentSince(run)).filter((since) => since > lastAnswerAt);
  const beforeAt = firstFailures.length ? Math.min(...firstFailures) : at;
  return { afterAt: lastAnswerAt || beforeAt, beforeAt };
}

/** When a trouble ended: after the last failure, before the first of the answers that convinced. */
export function endedBetween(facts: ServiceFacts, before: ServiceBelief | undefined): Between {
  // Slow answers are answers: it was slow when it was last judged.
  if (before?.rule === 'slow' || before?.rule === 'throttled')
    return { afterAt: before.judgedAt ?? facts.at, beforeAt: facts.at };
  // What failed may have lost its voice: it failed at least when the trouble began. Plain loops: they run in every step.
  let lastFailureAt = Math.max(before?.since?.beforeAt ?? 0, 0);
  for (const { belief } of facts.voiced) lastFailureAt = Math.max(lastFailureAt, belief.failedAt ?? 0);
  let beforeAt = facts.at;
  for (const { belief } of facts.voiced) {
    const sinceAt = belief.answersSinceAt ?? facts.at;
    if (sinceAt >= lastFailureAt) beforeAt = Math.min(beforeAt, sinceAt);
  }
  return { afterAt: lastFailureAt || beforeAt, beforeAt };
}

function confidenceOf(verdict: Verdict, facts: ServiceFacts, isInDoubt: boolean): Confidence {
  if (verdict.status === 'down') {
    const beliefs = facts.voiced.map(({ belief }) => belief);
    return facts.silent.some(({ belief }) => isSure(belief, beliefs, facts.glitches)) ? 'told' : 'shown';
  }
  if (verdict.status === 'degraded') return 'shown';
  return isInDoubt ? 'suspected' : 'none';
}

/** A failure that has stood for a day is usual here, until the service has answered for a day. */
function usual(
  usualSinceAt: number | undefined,
  steadySinceAt: number | undefined,
  since: Between | undefined,
  at: number,
): number | undefined {
  if (steadySinceAt !== undefined && at - steadySinceAt >= DAY_MS) return undefined;
  const isOld = since !== undefined && at - since.beforeAt >= DAY_MS;
  if (usualSinceAt === undefined && isOld) return since.beforeAt;
  // It seemed a day old while the clock was ahead.
  return usualSinceAt === since?.beforeAt && !isOld ? undefined : usualSinceAt;
}

/** A trouble that was told and then turned out to be a block: that story is told once. */
function isToldBlock(
  cause: Cause | undefined,
  toldAt: readonly number[],
  since: Between | undefined,
): boolean {
  return cause === 'blocked' && since !== undefined && (toldAt.at(-1) ?? 0) > since.beforeAt;
}

/** Told often enough: an outage whose cause stays open is told three times a week, a block once. */
export function afterTelling(belief: ServiceBelief, at: number): ServiceBelief {
  if (belief.cause !== 'blocked' && belief.cause !== 'unclear') return belief;
  const unclearToldAt = [...belief.unclearToldAt, at];
  const isEnough = unclearToldAt.length >= (belief.cause === 'blocked' ? 1 : 3);
  return { ...belief, unclearToldAt, ...(isEnough && { usualSinceAt: belief.usualSinceAt ?? at }) };
}

/** Usual here for so long that it is no news: it leaves the badge. */
export function isOldNews(belief: ServiceBelief, at: number): boolean {
  return belief.usualSinceAt !== undefined && at - belief.usualSinceAt >= DAY_MS;
}

/** What a service is held to be after this step's verdict. */
export function update(
  before: ServiceBelief | undefined,
  verdict: Verdict,
  facts: ServiceFacts,
  judgedNow: boolean,
  { cause, said }: NamedCause,
): ServiceBelief {
  const isTroubled = verdict.status === 'down' || verdict.status === 'degraded';
  const isSame = before?.status === verdict.status && before.cause === cause;
  const silent = facts.voiced.filter(
    ({ belief: { outage, answersInARow, run } }) =>
      (run?.failuresInARow ?? 0) > 0 || (outage === 'full' && answersInARow === 0),
  );
  const troubled =
    verdict.status === 'down'
      ? silent
      : facts.deciding.filter(({ belief }) => belief.outage !== undefined || belief.slow);
  const isInDoubt = verdict.cause !== 'connection' && facts.deciding.some(({ belief }) => isDoubted(belief));
  const since = isTroubled
    ? before?.since &&
      (before.status === 'down' || before.status === 'degraded') &&
      before.status === verdict.status
      ? before.since
      : beganBetween(troubled, verdict.status, facts.at)
    : undefined;
  const judgedAt = judgedNow ? facts.at : before?.judgedAt;
  const steadySinceAt = isWell(verdict.status) ? (before?.steadySinceAt ?? facts.at) : undefined;
  const unclearToldAt = (before?.unclearToldAt ?? []).filter((at) => facts.at - at < WEEK_MS);
  const usualSinceAt =
    usual(before?.usualSinceAt, steadySinceAt, since, facts.at) ??
    (isToldBlock(cause, unclearToldAt, since) ? facts.at : undefined);
  // All fields in the order of `copyOfServiceBelief`.
  return {
    status: verdict.status,
    cause,
    rule: verdict.rule,
    confidence: confidenceOf(verdict, facts, isInDoubt),
    since,
    isDoubted: isInDoubt,
    judgedAt,
    changedAt: isSame ? before.changedAt : facts.at,
    unclearToldAt,
    usualSinceAt,
    steadySinceAt,
    said,
  };
}

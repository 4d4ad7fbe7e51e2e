/**
 * Whether an endpoint fails for good, seen beside its siblings: endpoints of one service that fall silent together
 * speak for each other. Bursts of noise hit them together too; against those only time helps, hence the spans.
 */
import { FROM_A_SERVER, hasVoice } from './endpoint.ts';
import { outlastingMs } from './transients.ts';
import { chanceInARow } from './run.ts';
import { wasNearlyTooLate } from './latency.ts';
import { outlastsLosses, type Losses } from './line-loss.ts';
import { beliefWith } from '../model/copies.ts';
import type { Service } from '../model/service.ts';
import type { EndpointBelief, Glitches, Run } from '../model/state.ts';
import type { EndpointId } from '../model/terms.ts';
import { type GlitchClass, type Needed, FOR_A_NOTICE, FOR_THE_BADGE } from './thresholds.ts';

/** Clocks and timers are no better than this. */
const TOLERANCE_MS = 500;

/** Endpoints that fell silent within this time of each other have one reason for it. */
const TOGETHER_MS = 180_000;

/** Of the evidence of each sibling so much is added to an endpoint's own, at most. */
const NATS_MOST_EACH = 10;

/** After so many failures in a row one that fails for good leads the siblings of which some answers had still come. */
const LEADS_AFTER_FAILURES = 3;

/** Where answers came late of late, so many of the next come too late, and are no silence. */
const TOO_LATE = 0.6;

interface Joint {
  evidence: number;
  /** An endpoint of the service answered in the meantime. */
  isContradicted: boolean;
  /** One that proves as much did. */
  isContradictedAlike: boolean;
  failures: number;
  /** See `chanceInARow`. */
  chance: number;
  sinceAt: number;
  /** From the beginning of the first failure to that of the latest. */
  spanMs: number;
  which: GlitchClass;
}

type FailingNow = EndpointBelief & { run: Run };

const isFailingNow = (belief: EndpointBelief): belief is FailingNow =>
  hasVoice(belief) && (belief.run?.failuresInARow ?? 0) > 0;

function joint(belief: FailingNow, siblings: readonly EndpointBelief[]): Joint {
  const { run } = belief;
  const together = siblings
    .filter(isFailingNow)
    .filter((other) => Math.abs(other.run.inARowSinceAt - run.inARowSinceAt) <= TOGETHER_MS);
  const own = Math.max(0, belief.fullNats - NATS_MOST_EACH);
  const sinceAt = Math.min(...together.map((other) => other.run.inARowSinceAt));
  const answersSince = ({ answersInARow, answeredAt }: EndpointBelief): boolean =>
    answersInARow > 0 && answeredAt! >= sinceAt;
  const failures = together.reduce((sum, other) => sum + other.run.failuresInARow, 0);
  const haveAnswered = siblings.filter(({ answeredAt = 0 }) => answeredAt >= sinceAt);
  const comesLate = [...siblings.filter((one) => one.slow), ...haveAnswered].some(wasNearlyTooLate);
  // Where one of them has answered meanwhile each only speaks for itself.
  const inARow = haveAnswered.length > 0 ? run.failuresInARow : failures;
  return {
    evidence: own + together.reduce((sum, other) => sum + Math.min(NATS_MOST_EACH, other.fullNats), 0),
    isContradicted: siblings.some(answersSince),
    isContradictedAlike: siblings.some((other) => answersSince(other) && other.grade >= belief.grade),
    failures,
    chance: Math.max(
      Math.min(...together.map((other) => chanceInARow(other.run))),
      comesLate ? TOO_LATE ** inARow : 0,
    ),
    sinceAt,
    spanMs: Math.max(...together.map((other) => other.run.failedAt)) - sinceAt,
    // Whoever fails so was reached: no burst on the path can be the reason.
    which: together.every((other) => FROM_A_SERVER.has(other.run.failure)) ? 'server' : 'silence',
  };
}

function neededMs(which: GlitchClass, needed: Needed, glitches: Glitches | undefined): number {
  const learned = outlastingMs(glitches, which, needed.glitchesAYear[which]);
  return Math.min(needed.mostMs, Math.max(needed.leastMs, learned));
}

function reaches(seen: Joint, needed: Needed, glitches: Glitches | undefined): boolean {
  return (
    seen.evidence >= (seen.isContradicted ? needed.natsWhenOneAnswers : needed.natsWhenAllSilent) &&
    seen.failures >= (seen.isContradictedAlike ? needed.failuresWhenAlikeAnswers : needed.failures) &&
    seen.chance <= needed.chance &&
    seen.spanMs >= neededMs(seen.which, needed, glitches) - TOLERANCE_MS
  );
}

/** Failing so long and so surely that people are told. `siblings` are all endpoints of the service, itself included. */
export function isSure(
  belief: EndpointBelief,
  siblings: readonly EndpointBelief[],
  glitches: Glitches | undefined,
): boolean {
  return (
    belief.outage === 'full' &&
    isFailingNow(belief) &&
    reaches(joint(belief, siblings), FOR_A_NOTICE, glitches)
  );
}

/** When a failure that goes on will have lasted long enough for what comes next: first the badge, then the notification. */
export function believableAt(
  belief: EndpointBelief,
  siblings: readonly EndpointBelief[],
  glitches: Glitches | undefined,
): number {
  if (!isFailingNow(belief)) return Infinity;
  const { sinceAt, which } = joint(belief, siblings);
  return sinceAt + neededMs(which, belief.outage === 'full' ? FOR_A_NOTICE : FOR_THE_BADGE, glitches);
}

/** Holds as failing what fails for good among a service's endpoints; changes `endpoints` in place. */
export function corroborate(
  service: Service,
  endpoints: Record<EndpointId, EndpointBelief>,
  glitches: Glitches | undefined,
  losses: Losses,
): void {
  const ids = service.endpoints.map(({ id }) => id).filter((id) => endpoints[id]);
  const siblings = ids.map((id) => endpoints[id]!);
  const isLed = siblings.some(
    (one) => one.outage === 'full' && (one.run?.failuresInARow ?? 0) >= LEADS_AFTER_FAILURES,
  );
  for (const id of ids) {
    const belief = endpoints[id]!;
    if (belief.outage === 'full' || !isFailingNow(belief)) continue;
    // One failure alone, on a connection that may have been cut while it idled, says nothing.
    if (belief.run.failuresInARow < 2 && belief.fullNats === 0) continue;
    if (!outlastsLosses(belief.run, losses)) continue;
    // Some answers still came: its own rule decides, unless a sibling has fallen silent for good.
    if (belief.outage === 'partial' && !(isLed && belief.run.failuresInARow >= 2)) continue;
    if (reaches(joint(belief, siblings), FOR_THE_BADGE, glitches))
      endpoints[id] = beliefWith(belief, { outage: 'full' });
  }
}

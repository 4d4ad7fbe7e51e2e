/**
 * How good the line is while it is online: what it loses, and whether it is quick. A service is blamed only for what
 * neutral controls, asked at the same time, did not meet too.
 */
import { CONTROL, tierOf } from '../model/capability.ts';
import { isQuick, isWellKnown, slowFromMs, usualMostMs, type Quickness } from './latency.ts';
import { once } from '../model/remembered.ts';
import type { Normal, Run, State } from '../model/state.ts';
import type { EndpointId, Failure } from '../model/terms.ts';
import type { Observation } from '../model/observation.ts';
import type { Watch } from '../model/watch.ts';
import { MINUTE_MS } from '../model/time.ts';

/** Failures of controls longer ago than this say nothing about the line now. */
const LOST_LATELY_MS = 15 * MINUTE_MS;

/** Controls of so many operators that fail within this time have not all died by themselves. */
const LOST_TOGETHER = { operators: 3, ms: 3 * MINUTE_MS };

/** A run of failures is the service's own if the line makes one as long no oftener than this. */
const CHANCE_MOST = 0.002;

/** Two shares of failures differ if they lie so many standard errors apart. */
const STANDARD_ERRORS_APART = 3;

/** These come from the line as easily as from the service: the line's own noise is their floor. */
export const FROM_THE_LINE: ReadonlySet<Failure> = new Set(['timeout', 'network', 'reset', 'closed', 'dns']);

/** What neutral controls have lost lately, beside answers of others. */
export interface Losses {
  failures: number;
  tries: number;
}

/** The plain-http control is for sign-in pages alone. */
const controlsOverTls = once(({ controls }: Watch): Watch['controls'] =>
  controls.filter(({ probe }) => probe.url.startsWith('https:')),
);

const idsOverTls = once(
  (watch: Watch): ReadonlySet<EndpointId> => new Set(controlsOverTls(watch).map(({ id }) => id)),
);

/**
 * A connection kept open may be cut while it idles, and that says nothing about anybody: such a failure only calls for
 * another try, which opens a new one.
 */
export function isDropped({ isWarm, failure }: Observation): boolean {
  return isWarm && failure !== undefined && FROM_THE_LINE.has(failure);
}

/**
 * What the line loses. It takes two operators whose controls fail and answer by turns, or three that fail at once: one
 * that is overloaded, or two that are dead or filtered, are no fault of the line.
 */
export function lossesOf(endpoints: State['endpoints'], watch: Watch, at: number): Losses {
  const tier = tierOf(CONTROL, watch.sight);
  const runs: Run[] = [];
  for (const { id } of controlsOverTls(watch)) {
    const known = endpoints[id];
    const run = known?.tier === tier ? known.run : undefined;
    if (run && at - run.failedAt < LOST_LATELY_MS) runs.push(run);
  }
  if (runs.length < 2) return { failures: 0, tries: 0 };
  const together = runs.filter(({ failedAt }) => at - failedAt < LOST_TOGETHER.ms);
  const areMany = together.length >= LOST_TOGETHER.operators;
  const counted = runs.filter((run) => run.answers > 0 || (areMany && together.includes(run)));
  if (counted.length < 2) return { failures: 0, tries: 0 };
  const failures = counted.reduce((sum, run) => sum + run.failures, 0);
  return { failures, tries: counted.reduce((sum, run) => sum + run.answers, failures) };
}

/** So long after it is back the line is told by what others met on it too: of controls too few were asked by then. */
const LATELY_BACK_MS = 15 * MINUTE_MS;

/** Of so many other operators something fails and answers by turns before it is the line that loses it. */
const LOST_BY_TURNS_OF = 2;

const shareLost = ({ failures, tries }: Losses): number => (tries === 0 ? 0 : (failures + 1) / (tries + 2));

/** What is asked of everybody but this operator. */
const askedBeside = ({ services, controls }: Watch, operator: string): [string, EndpointId][] =>
  [
    ...controls.map((one): [string, EndpointId] => [one.operator, one.id]),
    ...services.flatMap((one) => one.endpoints.map(({ id }): [string, EndpointId] => [one.operator, id])),
  ].filter(([whose]) => whose !== operator);

/**
 * What the line loses in the eyes of one operator. A line that has just come back, or woke up, may come back bad: for a while whatever
 * has answered since tells of it, were it only of two other operators. What is silent throughout tells nothing, for it may be dead.
 * @param backAt since when the line is there
 */
export function lossesBeside(
  operator: string,
  endpoints: State['endpoints'],
  watch: Watch,
  { backAt, at, losses }: { backAt: number; at: number; losses: Losses },
): Losses {
  if (at - backAt >= LATELY_BACK_MS) return losses;
  const losing = new Set<string>();
  const met = { failures: 0, tries: 0 };
  for (const [whose, id] of askedBeside(watch, operator)) {
    const known = endpoints[id];
    if (!known || (known.answeredAt ?? 0) < backAt) continue;
    const run = known.run && known.run.sinceAt >= backAt ? known.run : undefined;
    if (run && !FROM_THE_LINE.has(run.failure)) continue;
    if (run) losing.add(whose);
    met.failures += run?.failures ?? 0;
    met.tries += run ? run.failures + run.answers : known.answersInARow;
  }
  return losing.size >= LOST_BY_TURNS_OF && shareLost(met) > shareLost(losses) ? met : losses;
}

/** Whether so many failures in a row are more than the line makes by itself. */
export function outlastsLosses({ failuresInARow }: Run, losses: Losses): boolean {
  return losses.tries === 0 || shareLost(losses) ** failuresInARow <= CHANCE_MOST;
}

/** Whether an endpoint fails clearly more often than the line (a test of two proportions). */
export function failsMoreThanLine(run: Run, line: Losses): boolean {
  if (line.tries === 0) return true;
  const tries = run.failures + run.answers;
  const pooled = (run.failures + line.failures) / (tries + line.tries);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / tries + 1 / line.tries));
  return run.failures / tries - line.failures / line.tries >= STANDARD_ERRORS_APART * error;
}

/** Whether an answer is as quick as usual. Before enough is learned it counts as such if a person would not notice the delay. */
function isAsEver(normal: Normal | undefined, latencyMs: number): boolean {
  return isWellKnown(normal) ? latencyMs <= usualMostMs(normal) : isQuick(latencyMs);
}

/** Whether an endpoint failed again before answers outweighed the last time: that is its own trouble, until controls share it. */
export function failsAgain(run: Run | undefined): boolean {
  return run !== undefined && run.failures > run.failuresInARow;
}

/** Whether all controls that answered in this step were as quick as usual, and from how many milliseconds on they would have been slow. */
export function quicknessOf(
  observations: readonly Observation[],
  endpoints: State['endpoints'],
  watch: Watch,
): Quickness {
  const ids = idsOverTls(watch);
  const asked = observations.filter((seen) => ids.has(seen.endpoint));
  if (asked.length === 0) return { lineSlowFromMs: 0 };
  const answered = asked
    .filter((seen) => seen.answered)
    .map(({ endpoint, latencyMs }) => ({ normal: endpoints[endpoint]?.normal, latencyMs }));
  const known = answered.map(({ normal }) => slowFromMs(normal)).filter(Number.isFinite);
  const lineIsQuick =
    answered.length > 0 && answered.every(({ normal, latencyMs }) => isAsEver(normal, latencyMs));
  return { lineIsQuick, lineSlowFromMs: Math.max(0, ...known) };
}

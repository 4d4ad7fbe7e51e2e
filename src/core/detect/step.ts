/** From the observations of one step to what is held about every endpoint. */
import type { Incident } from '../model/incident.ts';
import { once } from '../model/remembered.ts';
import type { Service, Probe } from '../model/service.ts';
import type { EndpointId } from '../model/terms.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { Step, Observation } from '../model/observation.ts';
import type { Watch } from '../model/watch.ts';
import { answersBeside, learnNoise } from './line.ts';
import type { LineSeen } from './line-seen.ts';
import { quicknessOf, lossesOf, lossesBeside, failsAgain, type Losses } from './line-loss.ts';
import { type StepContext, fold, hasVoice } from './endpoint.ts';
import { hasOpened } from '../traffic/connections.ts';
import { isBare } from '../model/capability.ts';
import { isNameLook } from './resolvers.ts';
import { refusalCountsAfter } from './refused.ts';
import { corroborate } from './siblings.ts';
import { SETTLE_MS } from './thresholds.ts';

/** Answers have to keep coming so long before a recovery is believed; four times as long after each relapse. */
const HOLD_MS = 20_000;
const HOLD_MOST_MS = 600_000;

function holdMs(incidents: readonly Incident[], { id, operator }: Service): number {
  const latest = incidents.findLast((one) => one.operator === operator || one.services.includes(id));
  return Math.min(HOLD_MOST_MS, HOLD_MS * 4 ** (latest?.relapses ?? 0));
}

interface Folding {
  endpoints: Record<EndpointId, EndpointBelief>;
  noise: number;
}

/** Whose each endpoint is, but for those of the line. */
const ownersIn = once(({ services }: Watch): ReadonlyMap<EndpointId, { service: Service; probe: Probe }> => {
  const ofService = (service: Service) =>
    service.endpoints.map(({ id, probe }) => [id, { service, probe }] as const);
  return new Map(services.flatMap(ofService));
});

/** When another endpoint of the service that has a voice has last failed; 0 where none has. */
function failedBeside(seen: Observation, { endpoints }: Service, beliefs: State['endpoints']): number {
  const others = endpoints.filter(({ id }) => id !== seen.endpoint).map(({ id }) => beliefs[id]);
  return Math.max(0, ...others.map((other) => (hasVoice(other) ? (other.failedAt ?? 0) : 0)));
}

/** What is held about every endpoint after the step, and the learned noise of the line. */
export function foldAll(
  state: State,
  step: Step,
  watch: Watch,
  line: State['line'],
  seenLine: LineSeen,
): Folding {
  const endpoints: Record<EndpointId, EndpointBelief> = { ...state.endpoints };
  let { noise } = line;
  const owners = ownersIn(watch);
  const quickness = quicknessOf(step.observations, state.endpoints, watch);
  let losses = lossesOf(endpoints, watch, step.at);
  // Whatever failed before a gap was forgotten in it.
  const backAt = Math.max(line.sinceAt, (state.agenda.settleUntilAt ?? 0) - SETTLE_MS);
  const lossesFor = ({ operator }: Service): Losses =>
    lossesBeside(operator, endpoints, watch, { backAt, at: step.at, losses });
  const foldOne = (seen: Observation): void => {
    const owner = owners.get(seen.endpoint);
    const context: StepContext = {
      lineAnswers: answersBeside(
        seenLine,
        line,
        owner?.service.operator,
        seen.isFresh && owner !== undefined,
      ),
      noise: line.noise,
      losses: owner ? lossesFor(owner.service) : losses,
      quickness,
      holdMs: owner ? holdMs(state.incidents, owner.service) : HOLD_MS,
      ...(owner && { siblingFailedAt: failedBeside(seen, owner.service, endpoints) }),
      isBare: owner !== undefined && isBare(seen, owner.probe, watch.sight),
      isControl: !owner,
      hasOpened: owner !== undefined && hasOpened(owner.service, endpoints),
      refusalCountsAfter: owner && refusalCountsAfter(owner.service, seen.endpoint, endpoints, line),
    };
    const known = endpoints[seen.endpoint];
    const folded = fold(known, seen, context);
    endpoints[seen.endpoint] = folded.belief;
    // What controls lose is always the line's.
    const isOfTheLine = !owner || !failsAgain(known?.run);
    if (isOfTheLine) noise = learnNoise(noise, folded.hits, folded.misses);
  };
  const seen = step.observations.filter((one) => !isNameLook(one));
  // First what controls met: the services are seen in its light.
  seen.filter(({ endpoint }) => !owners.has(endpoint)).forEach(foldOne);
  losses = lossesOf(endpoints, watch, step.at);
  seen.filter(({ endpoint }) => owners.has(endpoint)).forEach(foldOne);
  if (line.status === 'online')
    for (const service of watch.services) corroborate(service, endpoints, line.glitches, lossesFor(service));
  return { endpoints, noise };
}

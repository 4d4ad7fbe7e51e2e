/**
 * Whether an endpoint fails for good, seen beside its siblings: endpoints of one service that fall silent together
 * speak for each other. Bursts of noise hit them together too; against those only time helps, hence the spans.
 */
import { FROM_A_SERVER, hasVoice } from './evidence.ts';
import type { EndpointId, Service } from './model.ts';
import type { EndpointBelief, Run } from './state.ts';

/** Evidence in nats, and how long failure must have been seen: `failing` turns the badge red, `sure` notifies. */
const FAILING = { evidence: 12, serverMs: 26_000, silenceMs: 40_000 };
const SURE = { evidence: 14, serverMs: 50_000, silenceMs: 66_000 };
/** Endpoints that fell silent within this time of each other share a story. */
const TOGETHER_MS = 180_000;
/** No single endpoint speaks louder than this for its siblings. */
const VOICE_MOST = 10;

interface Joint {
  evidence: number;
  failures: number;
  spanMs: number;
  /** Whoever fails was reached: no burst on the path can be the reason. */
  isFromServer: boolean;
}

const isSilent = (belief: EndpointBelief): belief is EndpointBelief & { run: Run } =>
  hasVoice(belief) && (belief.run?.inARow ?? 0) > 0;

function joint(belief: EndpointBelief & { run: Run }, siblings: readonly EndpointBelief[]): Joint {
  const { run } = belief;
  const together = siblings
    .filter(isSilent)
    .filter((other) => Math.abs(other.run.inARowSinceAt - run.inARowSinceAt) <= TOGETHER_MS);
  const own = Math.max(0, belief.hard - VOICE_MOST);
  return {
    evidence: own + together.reduce((sum, other) => sum + Math.min(VOICE_MOST, other.hard), 0),
    failures: together.reduce((sum, other) => sum + other.run.inARow, 0),
    spanMs:
      Math.max(...together.map((other) => other.run.knownAt)) -
      Math.min(...together.map((other) => other.run.inARowSinceAt)),
    isFromServer: together.every((other) => FROM_A_SERVER.has(other.run.failure)),
  };
}

function reaches(seen: Joint, needed: typeof FAILING): boolean {
  const spanMs = seen.isFromServer ? needed.serverMs : needed.silenceMs;
  return seen.evidence >= needed.evidence && seen.failures >= 3 && seen.spanMs >= spanMs;
}

/** Failing so long and so surely that people are told. `siblings` are all endpoints of the service, itself included. */
export function isSure(belief: EndpointBelief, siblings: readonly EndpointBelief[]): boolean {
  return belief.held === 'failing' && isSilent(belief) && reaches(joint(belief, siblings), SURE);
}

/** Holds as failing what fails for good among a service's endpoints; changes `endpoints` in place. */
export function corroborate(service: Service, endpoints: Record<EndpointId, EndpointBelief>): void {
  const ids = service.endpoints.map(({ id }) => id).filter((id) => endpoints[id]);
  const siblings = ids.map((id) => endpoints[id]!);
  for (const id of ids) {
    const belief = endpoints[id]!;
    if (belief.held || !isSilent(belief) || belief.run.inARow < 2) continue;
    if (reaches(joint(belief, siblings), FAILING)) endpoints[id] = { ...belief, held: 'failing' };
  }
}

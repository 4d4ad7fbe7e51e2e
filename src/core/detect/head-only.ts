/** What a look that asked for the head alone teaches of an endpoint. */
import { beliefWith } from '../model/copies.ts';
import type { EndpointBelief } from '../model/state.ts';
import type { Observation } from '../model/observation.ts';

/** What is held after one more look: when the endpoint was last asked for a proof, and whether it hears bare looks. */
export function learnBare(belief: EndpointBelief, askedBeforeAt: number, seen: Observation): EndpointBelief {
  const { provedAt = askedBeforeAt, bareFailures = 0 } = belief;
  const failures = seen.answered ? 0 : bareFailures + Number(seen.failure !== 'aborted');
  return beliefWith(belief, { provedAt, bareFailures: failures || undefined });
}

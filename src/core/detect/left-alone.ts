/** What a look says of whether its endpoint is better left alone: because it floods, or because its socket waits for its user. */
import { beliefWith } from '../model/copies.ts';
import type { EndpointBelief } from '../model/state.ts';
import { FLOOD, HELD_UP } from '../model/terms.ts';
import type { Observation } from '../model/observation.ts';

/** Neither an answer nor silence, and dear: it says nothing of the service, and is not asked again for hours. */
export function isFlood({ answered, detail }: Observation): boolean {
  return !answered && detail?.startsWith(FLOOD) === true;
}

/** After a look that was no flood. One that was called off says nothing of whether the socket waits. */
export function withoutFlood(known: EndpointBelief, { detail, failure }: Observation): EndpointBelief {
  const isHeldUp = (failure === 'timeout' && detail?.startsWith(HELD_UP)) || undefined;
  const waits = failure === 'aborted' ? known.waits : isHeldUp;
  if (!known.isFlooding && known.waits === waits) return known;
  return beliefWith(known, { isFlooding: undefined, waits });
}

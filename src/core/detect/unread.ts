/**
 * Answers that are said to be open to all, and that the browser may refuse to hand over all the same (`src/probes/unread.ts`). An endpoint
 * of which that is known counts like any other that cannot be read, and is asked so; now and then, and when the user asks, its answer is
 * asked for again.
 */
import { beliefWith } from '../model/copies.ts';
import type { EndpointBelief } from '../model/state.ts';
import { UNREAD } from '../model/terms.ts';
import type { Observation } from '../model/observation.ts';

/** One may have been lost on the way, where others were read before. */
const UNREAD_ENOUGH = 2;

/** Whether this look came back unread. */
export const cameUnread = ({ answered, detail }: Observation): boolean =>
  answered && detail?.startsWith(UNREAD) === true;

/** Whether its answers cannot be read, for all that is known. */
export const isUnread = (known: Pick<EndpointBelief, 'unread'> | undefined): boolean =>
  (known?.unread ?? 0) >= UNREAD_ENOUGH;

/** A first answer that comes back unread where others were read before: it proves that it answers, and no more is thought of it. */
export function isSlip(known: EndpointBelief | undefined, seen: Observation): boolean {
  return (
    cameUnread(seen) && known?.tier === seen.tier && known.status !== undefined && known.unread === undefined
  );
}

/** What is held after one more answer. A status shows that it was read. */
export function learnUnread(
  belief: EndpointBelief,
  before: EndpointBelief | undefined,
  seen: Observation,
): EndpointBelief {
  const unread = cameUnread(seen) ? (isSlip(before, seen) ? 1 : UNREAD_ENOUGH) : undefined;
  const isKept = unread === undefined && (!seen.answered || seen.kind === 'opaque');
  return isKept || belief.unread === unread ? belief : beliefWith(belief, { unread });
}

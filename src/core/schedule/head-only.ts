/**
 * Bare looks. What proves a messaging protocol weighs up to eighty times as much as the head of the same answer (10 kB of an
 * instance of Mastodon, 310 bytes of Telegram, 124 of a `HEAD`). So between two proofs the endpoint that is asked every round is
 * asked for the head alone: it shows at once when names, connections, certificates or servers fail. Whatever fails is then asked
 * for all of its answer.
 */
import { hasMore, bareKind } from '../model/capability.ts';
import { copyOfOrder } from '../model/copies.ts';
import type { Probe } from '../model/service.ts';
import { isUnread } from '../detect/unread.ts';
import { HOUR_MS } from '../model/time.ts';
import { payload } from '../traffic/payload.ts';
import { isDue, pace } from './pace.ts';
import type { EndpointBelief } from '../model/state.ts';
import type { Order } from '../model/observation.ts';
import type { Watch } from '../model/watch.ts';

/** A proof that adds more bytes than this is asked for so many times more rarely. */
const LIGHT_BYTES = 400;

/** A server that fails so many in a row, and answers the proofs between them, does not speak `HEAD`. */
const FAILURES_MOST = 3;

/** How often this endpoint is asked for its proof. */
export function proofMs({ kind }: Probe, watch: Watch): number {
  const { sentBytes, receivedBytes } = payload(kind);
  return pace(watch).proofMs * Math.max(1, Math.ceil((sentBytes + receivedBytes) / LIGHT_BYTES));
}

/** Where answers could not be read although they are said to be open to all, that is tried again so often. */
const READ_AGAIN_MS = HOUR_MS;

/** The order as it is, or in the kind that reads nothing, where that is all that came of the others. */
export function unreadably(order: Order, known: EndpointBelief | undefined, now: number): Order {
  if (known?.tier !== order.tier || !isUnread(known)) return order;
  if (now - (known.provedAt ?? known.askedAt) >= READ_AGAIN_MS) return order;
  return Object.assign(copyOfOrder(order), { kind: bareKind(order.tier) });
}

/** The order as it is, or for the head alone: `known` is what is held of the endpoint that is asked every round, while all is well. */
export function unproven(order: Order, known: EndpointBelief | undefined, watch: Watch, now: number): Order {
  // On a new connection the handshake is most of what a look costs.
  if (!order.isWarm || known === undefined) return order;
  return isProofDue(order.probe, known, watch, now) ? order : bare(order, known, watch);
}

export function isProofDue(probe: Probe, known: EndpointBelief, watch: Watch, now: number): boolean {
  return isDue({ askedAt: known.provedAt ?? known.askedAt }, proofMs(probe, watch), now, watch);
}

/** The order for the head alone, where that is enough to be answered. */
export function bare(order: Order, known: EndpointBelief | undefined, { sight }: Watch): Order {
  const { probe, tier } = order;
  if (known?.tier !== tier || known.answersInARow === 0 || (known.bareFailures ?? 0) >= FAILURES_MOST)
    return order;
  return hasMore(probe, tier, sight) ? Object.assign(copyOfOrder(order), { kind: bareKind(tier) }) : order;
}

import { UNREAD } from '../core/model/terms.ts';
import type { Order } from '../core/model/observation.ts';
import { settled } from './limit.ts';
import type { Net } from './net.ts';
import { opaque } from './opaque.ts';
import type { PairedOutcome } from './paired.ts';

/** Kinds that have read nothing, or of which an answer that is not read says nothing. */
const UNREADABLE = ['opaque', 'captive', 'doh', 'signal-uptime'];

/**
 * An answer that was said to be open to all, and that the browser does not hand over, fails like a line that is cut (Fetch standard, "CORS
 * check"). So it is asked for once more, unreadably: where that is answered, the service answers, and its answers cannot be read.
 * A look that was refused for another reason costs as much again.
 */
export async function orUnread(
  outcome: PairedOutcome,
  { kind, tier, probe, isWarm }: Pick<Order, 'kind' | 'tier' | 'probe' | 'isWarm'>,
  net: Net,
): Promise<PairedOutcome> {
  const { url, isCorsOpen } = probe;
  const wasToBeRead = tier === 'basic' && isCorsOpen === true && !UNREADABLE.includes(kind);
  const isRefusal = outcome.failure === 'network' && outcome.status === undefined;
  if (!wasToBeRead || !isRefusal || !url.startsWith('https:')) return outcome;
  const blind = await settled(() => opaque({ kind: 'opaque', url }, net), net.signal);
  const { failure } = blind;
  // What was refused had come: its connection stands.
  const paired = { url, answered: !failure, ...(failure && { failure }), isWarm: isWarm || !failure };
  if (failure === 'aborted' || failure === 'timeout') return { ...blind, paired };
  if (failure) return { ...outcome, paired };
  const detail = [UNREAD, blind.detail].filter(Boolean).join(', ');
  return { ...blind, kind: 'opaque', detail, paired };
}

/** Answers that come, but late: against the endpoint's own normal, and beside controls that tell whether the line is late too. */
import type { Quickness } from './line-loss.ts';
import type { Observation } from '../model/service.ts';
import { slowFromMs } from './latency.ts';
import type { EndpointBelief } from '../model/state.ts';

/** So many late answers in a row, over so long, are "slow". */
const SLOW = { count: 4, spanMs: 60_000 };

/** What is held of late answers after one more. */
export function slowness(
  { slow, normal }: EndpointBelief,
  seen: Observation,
  line: Quickness,
): EndpointBelief['slow'] {
  if (seen.latencyMs <= Math.max(slowFromMs(normal), line.lineSlowFromMs)) return undefined;
  // Controls are asked beside one of the next looks.
  if (line.lineIsQuick === undefined) return slow ?? { count: 0, sinceAt: seen.at };
  // On a line that is slow itself it says nothing.
  if (!line.lineIsQuick) return slow;
  return { count: (slow?.count ?? 0) + 1, sinceAt: slow?.sinceAt ?? seen.at };
}

/** Not yet enough to say so. */
export function isGettingSlow({ slow }: EndpointBelief): boolean {
  return slow !== undefined && slow.count <= SLOW.count;
}

export function isHeldSlow({ slow }: EndpointBelief, at: number): boolean {
  return slow !== undefined && slow.count >= SLOW.count && at - slow.sinceAt >= SLOW.spanMs;
}

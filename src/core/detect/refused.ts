/** Sockets that are refused to whoever asks from here: no evidence of an outage. */
import type { Observation } from '../model/observation.ts';
import type { Service } from '../model/service.ts';
import type { EndpointBelief, State } from '../model/state.ts';

const isSocketUrl = (url: string): boolean => url.startsWith('wss:');

/**
 * A socket that is refused with a status that blames who asks, or of which no more is known than that it does not open, before this
 * line has shown that it lets it through: it is refused to us, not down.
 * @param comesAfterAt only a socket that has answered since then is known to be let through; left out: that is known
 */
export function isRefusedToUs(
  { failure, status }: Observation,
  known: EndpointBelief,
  comesAfterAt = 0,
): boolean {
  // Only a socket has `network` and a status: that of its refusal.
  if (failure !== 'network') return false;
  if (status !== undefined) return status >= 400 && status < 500;
  return !known.outage && (known.answeredAt ?? 0) < comesAfterAt;
}

/**
 * Since when a socket must have answered for its refusal to count: since the line came, which may be another one, where its service
 * answers over https there. Where nothing of it does, everything counts.
 */
export function refusalCountsAfter(
  { endpoints: all }: Service,
  endpoint: string,
  endpoints: State['endpoints'],
  { sinceAt }: State['line'],
): number | undefined {
  const asked = all.find((one) => one.id === endpoint);
  if (!asked || !isSocketUrl(asked.probe.url)) return undefined;
  const answersHere = all.some((one) => {
    const belief = endpoints[one.id];
    return !isSocketUrl(one.probe.url) && (belief?.answersInARow ?? 0) > 0 && belief!.answeredAt! >= sinceAt;
  });
  return answersHere ? sinceAt : undefined;
}

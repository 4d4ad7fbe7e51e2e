/** Which endpoints decide about a service. */
import type { Connection, Endpoint } from './model.ts';
import type { EndpointBelief } from './state.ts';

/** Its answer only shows that somebody is there, and that can be whoever stands in between. */
function isFaint({ goods, grade }: EndpointBelief): boolean {
  return goods > 0 && grade === 0;
}

/**
 * Of endpoints with a voice the messaging ones or, where there are none, all. While the line is not well, or certificates of the
 * service are refused, somebody may stand in between: then who answers faintly does not decide.
 */
export function decidingOf<Heard extends { endpoint: Endpoint }>(
  voiced: readonly Heard[],
  beliefOf: (heard: Heard) => EndpointBelief,
  connection: Connection,
): readonly Heard[] {
  const isDoubtful =
    connection !== 'online' || voiced.some((heard) => beliefOf(heard).run?.failure === 'certificate');
  const trusted = isDoubtful ? voiced.filter((heard) => !isFaint(beliefOf(heard))) : voiced;
  const messaging = trusted.filter(({ endpoint }) => endpoint.role === 'messaging');
  return messaging.length > 0 ? messaging : trusted;
}

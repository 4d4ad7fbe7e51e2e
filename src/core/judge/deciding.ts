/** Which endpoints decide about a service. */
import type { Connection } from '../model/service.ts';
import type { EndpointBelief } from '../model/state.ts';
import type { Witness } from './witnesses.ts';

/** Its answers only show that somebody is there, and that can be whoever stands in between. */
function isFaint({ goods, grade, held }: EndpointBelief): boolean {
  return goods > 0 && grade === 0 && !held;
}

/**
 * Of endpoints with a voice the messaging ones or, where there are none, all. Who answers faintly decides only where nobody else
 * speaks, on a line that is well: that a way is cut is told by its silence, that it is open says little.
 */
export function decidingOf(voiced: readonly Witness[], connection: Connection): readonly Witness[] {
  const clear = voiced.filter(({ belief }) => !isFaint(belief));
  const trusted = clear.length > 0 || connection !== 'online' ? clear : voiced;
  const messaging = trusted.filter(({ endpoint }) => endpoint.role === 'messaging');
  return messaging.length > 0 ? messaging : trusted;
}

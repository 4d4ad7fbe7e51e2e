/**
 * Sockets that a person may have to open. Where a server wants a certificate of the user's, Firefox shows them a window, for each socket
 * another one, and the socket waits behind it; a fetch without credentials is answered meanwhile. No extension can see or keep off that
 * window (docs/decisions/018). So a socket that waits while https answers is not asked over and over; when the user asks, it is.
 */
import { tierOf } from '../model/capability.ts';
import { FOR_A_NOTICE } from '../detect/thresholds.ts';
import { LIMIT_MS } from '../detect/latency.ts';
import type { Endpoint, Service } from '../model/service.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { Watch } from '../model/watch.ts';
import { HOUR_MS, MINUTE_MS } from '../model/time.ts';
import { beliefOf } from '../judge/witnesses.ts';
import { isDue, SET_ASIDE_MS } from './pace.ts';

/** What fails for so long has been told, if it ever is. */
const TOLD_BY_MS = FOR_A_NOTICE.mostMs + LIMIT_MS;

/**
 * How long after a look that was held up the next one comes, by itself. Hosts of the catalogue are known not to ask for certificates: a
 * bad line must not silence one of them for good, and the end of an outage has to be seen.
 */
const TRIED_AGAIN_MS = {
  own: { silent: Infinity, voiced: HOUR_MS },
  catalogue: { silent: SET_ASIDE_MS, voiced: 10 * MINUTE_MS },
} as const;

/** Whether its outage may still have to be found out: so long it is asked as any other. */
function isNews({ answeredAt, outage, run }: EndpointBelief, now: number): boolean {
  return answeredAt !== undefined && !(outage === 'full' && run && now - run.inARowSinceAt > TOLD_BY_MS);
}

/** Whether this endpoint is not to be asked now, but where the user asks. */
export function isLeftAlone(
  { id }: Endpoint,
  service: Service,
  state: State,
  watch: Watch,
  now: number,
): boolean {
  const known = beliefOf(state, id, tierOf(service.id, watch.sight));
  if (!known?.waits || isNews(known, now)) return false;
  const again = TRIED_AGAIN_MS[service.isOwn ? 'own' : 'catalogue'];
  return !isDue(known, again[known.answeredAt === undefined ? 'silent' : 'voiced'], now, watch);
}

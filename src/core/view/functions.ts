/** How each function of a service stands: messages, media, signing in, the website. Computed when a row is opened. */
import { voicesOf, type Voices } from '../judge/facts.ts';
import { choiceOf } from '../model/choices.ts';
import { once } from '../model/remembered.ts';
import { needed, usable, type Service } from '../model/service.ts';
import type { ServiceBelief, State } from '../model/state.ts';
import { FUNCTIONS, type ServiceFunction } from '../model/terms.ts';
import { isStale } from '../model/time.ts';
import type { Watched } from '../model/watch.ts';
import type { FunctionState, Standing } from './types.ts';

/** What the service is needed for stands as the service does; what cannot be asked of it is not known. */
function ofNeeded(status: ServiceBelief['status']): Standing {
  return status === 'reached' ? 'unknown' : status;
}

/** What it has addresses for, and which of that it is needed for. */
const functionsIn = once((service: Service) => {
  const all = usable(service.whole ?? service).filter(({ isContrast }) => !isContrast);
  return {
    served: FUNCTIONS.filter(
      (name): name is ServiceFunction => name !== 'control' && all.some(({ serves }) => serves === name),
    ),
    needs: new Set(needed(service).map(({ serves }) => serves)),
  };
});

export function functionsOf(
  state: State,
  service: Service,
  watch: Watched,
  now: number,
): readonly FunctionState[] {
  const { served, needs } = functionsIn(service);
  const known = state.services[service.id];
  const isOld = isStale(state.steppedAt, now) || choiceOf(watch, service.id)?.isPaused === true;
  let voices: Voices | undefined;
  const statusOf = (name: ServiceFunction): Standing => {
    if (isOld || !known || known.cause === 'connection') return 'unknown';
    if (needs.has(name)) return ofNeeded(known.status);
    const { voiced, connection } = (voices ??= voicesOf(state, service, watch, now));
    const own = voiced.filter(({ endpoint }) => endpoint.serves === name && !endpoint.isContrast);
    if (own.length === 0 || connection !== 'online') return 'unknown';
    const failing = own.filter(({ belief }) => belief.outage === 'full');
    if (failing.length === own.length) return 'down';
    return own.some(({ belief }) => belief.outage) ? 'degraded' : 'up';
  };
  return served.map((name) => ({ function: name, status: statusOf(name) }));
}

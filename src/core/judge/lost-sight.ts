/** A permission was taken back: what was seen to fail cannot be asked any more. To lose sight of it is no recovery. */
import { tierOf } from '../model/capability.ts';
import type { Service } from '../model/service.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { EndpointId, ServiceId } from '../model/terms.ts';
import type { Watch } from '../model/watch.ts';

type Endpoints = State['endpoints'];

/** Whether an endpoint cannot be asked any more as it was when it failed. */
function isUnseen(id: EndpointId, { tier }: EndpointBelief, service: Service, { sight }: Watch): boolean {
  return tier !== tierOf(service.id, sight) || !service.endpoints.some((endpoint) => endpoint.id === id);
}

/** Services of which nothing that is held to fail can be asked any more. */
export function outOfSight(endpoints: Endpoints, watch: Watch): ReadonlySet<ServiceId> {
  const lost = watch.services.filter((service) => {
    const held = Object.entries(endpoints).filter(
      ([id, belief]) => id.startsWith(`${service.id}/`) && belief.outage !== undefined,
    );
    return held.length > 0 && held.every(([id, belief]) => isUnseen(id, belief, service, watch));
  });
  return new Set(lost.map(({ id }) => id));
}

/** The same endpoints without what is held of services that are out of sight: seen again, they are judged anew. */
export function withoutUnseen(endpoints: Endpoints, lost: ReadonlySet<ServiceId>): Endpoints {
  if (lost.size === 0) return endpoints;
  const isLost = (id: EndpointId): boolean => lost.has(id.slice(0, id.indexOf('/')));
  return Object.fromEntries(
    Object.entries(endpoints).map(([id, belief]) => {
      const { outage, run: _run, ...rest } = belief;
      return [id, outage && isLost(id) ? { ...rest, answersInARow: 0, fullNats: 0, partialNats: 0 } : belief];
    }),
  );
}

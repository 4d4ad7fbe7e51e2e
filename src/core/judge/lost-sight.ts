/** A permission was taken back: what was seen to fail cannot be asked any more. To lose sight of it is no recovery. */
import { tierOf } from '../model/capability.ts';
import { beliefWith } from '../model/copies.ts';
import type { Service } from '../model/service.ts';
import type { EndpointBelief, State } from '../model/state.ts';
import type { EndpointId, ServiceId } from '../model/terms.ts';
import type { Watch } from '../model/watch.ts';

type Endpoints = State['endpoints'];

/** Whether an endpoint cannot be asked any more as it was when it failed. */
function isUnseen(id: EndpointId, { tier }: EndpointBelief, service: Service, { sight }: Watch): boolean {
  return tier !== tierOf(service.id, sight) || !service.endpoints.some((endpoint) => endpoint.id === id);
}

const NOBODY: ReadonlySet<ServiceId> = new Set();

/** Services of which nothing that is held to fail can be asked any more. */
export function outOfSight(endpoints: Endpoints, watch: Watch): ReadonlySet<ServiceId> {
  const failing: EndpointId[] = [];
  for (const id in endpoints) if (endpoints[id]!.outage !== undefined) failing.push(id);
  if (failing.length === 0) return NOBODY;
  const lost = watch.services.filter((service) => {
    const held = failing.filter((id) => id.startsWith(`${service.id}/`));
    return held.length > 0 && held.every((id) => isUnseen(id, endpoints[id]!, service, watch));
  });
  return new Set(lost.map(({ id }) => id));
}

const unheld = { outage: undefined, run: undefined, answersInARow: 0, fullNats: 0, partialNats: 0 };

/** The same endpoints without what is held of services that are out of sight: seen again, they are judged anew. */
export function withoutUnseen(endpoints: Endpoints, lost: ReadonlySet<ServiceId>): Endpoints {
  if (lost.size === 0) return endpoints;
  const isLost = (id: EndpointId): boolean => lost.has(id.slice(0, id.indexOf('/')));
  return Object.fromEntries(
    Object.entries(endpoints).map(([id, belief]) => [
      id,
      belief.outage && isLost(id) ? beliefWith(belief, unheld) : belief,
    ]),
  );
}

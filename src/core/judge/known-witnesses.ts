/**
 * Who speaks for a service, found once for as long as nothing changes of what it is found from: a step asks it dozens of times, and changes
 * few beliefs. A page, which looks once, asks `witnesses.ts`.
 */
import type { Witness } from './groups.ts';
import { once } from '../model/remembered.ts';
import type { Endpoint, Service } from '../model/service.ts';
import type { State } from '../model/state.ts';
import type { Sight, Watched } from '../model/watch.ts';
import { findWitnesses, type Witnesses } from './witnesses.ts';

/** What was found of a service the last time, and from what. */
interface FoundWitnesses {
  witnesses: Witnesses;
  sight: Sight;
  endpoints: State['endpoints'];
  captiveSinceAt: number | undefined;
  /** Time tells what is out of date, and lost names what has moved: only of what has fallen silent. */
  isAnySilent: boolean;
  names: State['names'];
  at: number;
}

const lastFound = once((_service: Service): { found?: FoundWitnesses } => ({}));

const captiveSince = ({ line }: State): number | undefined =>
  line.status === 'captive' ? line.sinceAt : undefined;

const holdsTheSame = ({ endpoints }: Service, one: State['endpoints'], other: State['endpoints']): boolean =>
  one === other || endpoints.every(({ id }) => one[id] === other[id]);

/** Who speaks for a service, and who decides about it, at this moment. */
export function witnessesOf(state: State, service: Service, watch: Watched, at = state.steppedAt): Witnesses {
  const { endpoints, names } = state;
  const { sight } = watch;
  const last = lastFound(service);
  const { found } = last;
  const captiveSinceAt = captiveSince(state);
  if (
    found?.sight === sight &&
    found.captiveSinceAt === captiveSinceAt &&
    (!found.isAnySilent || (found.at === at && found.names === names)) &&
    holdsTheSame(service, found.endpoints, endpoints)
  ) {
    found.endpoints = endpoints;
    return found.witnesses;
  }
  const witnesses = findWitnesses(state, service, watch, at);
  const isAnySilent = service.endpoints.some(({ id }) => endpoints[id]?.outage === 'full');
  last.found = { witnesses, sight, endpoints, captiveSinceAt, isAnySilent, names, at };
  return witnesses;
}

/** Who was asked about a service: what is set aside is no witness. `at` is the moment it is asked about. */
export function askedOf(
  state: State,
  service: Service,
  watch: Watched,
  at = state.steppedAt,
): readonly Witness[] {
  return witnessesOf(state, service, watch, at).asked;
}

/** The endpoints that decide about a service. */
export function deciding(state: State, service: Service, watch: Watched): readonly Endpoint[] {
  return witnessesOf(state, service, watch).deciding.map(({ endpoint }) => endpoint);
}

/** The service with those endpoints alone that are not set aside: the same one where none is. */
export function withoutSetAside(state: State, service: Service, watch: Watched): Service {
  return witnessesOf(state, service, watch).present;
}

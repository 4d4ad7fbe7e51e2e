/** Who speaks for a service, found once for each state: a step asks it dozens of times. A page, which looks once, asks `witnesses.ts`. */
import type { Witness } from './groups.ts';
import { latest } from '../model/remembered.ts';
import type { Endpoint, Service } from '../model/service.ts';
import type { State } from '../model/state.ts';
import type { Connection } from '../model/terms.ts';
import type { Watched } from '../model/watch.ts';
import { findWitnesses, type Witnesses } from './witnesses.ts';

interface WitnessTable {
  at: number;
  connection: Connection | undefined;
  known: Map<Service, Witnesses>;
}

/** The witnesses of every service that was asked about, at one moment on one line. */
const witnessTable = latest((_endpoints: State['endpoints'], _watch: Watched): WitnessTable => {
  return { at: NaN, connection: undefined, known: new Map() };
});

/** Who speaks for a service, and who decides about it, at this moment. */
export function witnessesOf(state: State, service: Service, watch: Watched, at = state.steppedAt): Witnesses {
  const table = witnessTable(state.endpoints, watch);
  const { status } = state.line;
  if (table.at !== at || table.connection !== status) {
    table.at = at;
    table.connection = status;
    table.known.clear();
  }
  const found = table.known.get(service) ?? findWitnesses(state, service, watch, at);
  table.known.set(service, found);
  return found;
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

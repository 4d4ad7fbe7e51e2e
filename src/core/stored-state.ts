/** The state's own document, and what opens it. */
import { ENDPOINT, readLine, SERVICE } from './lines.ts';
import type { EndpointBelief, Incident, ServiceBelief, State } from './state.ts';

/** Version 1 held everything as it is in the program; since version 2 beliefs are lines of short text. */
export const STATE_VERSION = 2;

type Plain = Omit<State, 'days' | 'raw' | 'testimonies' | 'version'>;

export interface StoredState extends Omit<Plain, 'endpoints' | 'services' | 'incidents'> {
  version: number;
  /** Days that the state still writes to; each is a document of its own. */
  openDays: readonly string[];
  endpoints: Readonly<Record<string, string | EndpointBelief>>;
  services: Readonly<Record<string, string | ServiceBelief>>;
  /** Those with a number have their timeline in the history. */
  incidents: readonly (Omit<Incident, 'timeline'> & Partial<Pick<Incident, 'timeline'>>)[];
}

/** The state's document with nothing packed: what the schema looks at. */
export type OpenedState = Plain & { version: number; openDays: readonly string[] };

function opened<T>(
  stored: Readonly<Record<string, string | T>>,
  fields: string,
  at: number,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(stored).map(([key, value]) => [
      key,
      typeof value === 'string' ? readLine<T>(fields, value, at) : value,
    ]),
  );
}

/**
 * The document opened, of this or any older version.
 * @throws where it is none
 */
export function openState(stored: StoredState): OpenedState {
  const { version, endpoints, services, incidents, steppedAt } = stored;
  if (!(version <= STATE_VERSION)) throw new RangeError(`of a later version: ${version}`);
  return {
    ...stored,
    version: STATE_VERSION,
    incidentCount: stored.incidentCount ?? 0,
    names: stored.names ?? {},
    endpoints: opened(endpoints, ENDPOINT, steppedAt),
    services: opened(services, SERVICE, steppedAt),
    incidents: incidents.map((incident) => ({ timeline: [], ...incident })),
  };
}

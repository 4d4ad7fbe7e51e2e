/** How the state's own document lies in storage. */
import type { Kind } from './pack.ts';
import type { EndpointBelief, Incident, ServiceBelief, State } from './state.ts';
import { endpointBelief, incident, serviceBelief } from './stored-beliefs.ts';

/** Version 1 held everything as it is in the program; since version 2 beliefs and incidents are lines of short text. */
export const STATE_VERSION = 2;

type Plain = Omit<State, 'days' | 'raw' | 'testimonies' | 'version'>;

export interface StoredState extends Omit<Plain, 'endpoints' | 'services' | 'incidents'> {
  version: number;
  /** Days that the state still writes to; each is a document of its own. */
  openDays: readonly string[];
  endpoints: Readonly<Record<string, string | EndpointBelief>>;
  services: Readonly<Record<string, string | ServiceBelief>>;
  incidents: readonly (string | Incident)[];
}

/** The state's document with nothing packed: what the schema looks at. */
export type OpenedState = Plain & { version: number; openDays: readonly string[] };

function hasSameKeys(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one !== undefined;
  const names = Object.keys(one).filter((name) => (one as Record<string, unknown>)[name] !== undefined);
  return names.every((name) =>
    hasSameKeys((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
  );
}

/** A line of text, or the thing itself where it has a field that no table knows. */
function pack<T>(value: T, kind: Kind<T>, base: number): string | T {
  const written = kind.write(value, base);
  return hasSameKeys(value, kind.read(written, base)) ? written : value;
}

/** @throws where a line cannot be read */
function unpack<T>(stored: string | T, kind: Kind<T>, base: number): T {
  if (typeof stored !== 'string') return stored;
  const value = kind.read(stored, base);
  if (value === undefined) throw new TypeError(`unreadable: ${stored}`);
  return value;
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

export function packState(state: State, openDays: readonly string[]): StoredState {
  const { days: _days, raw: _raw, testimonies: _testimonies, ...beliefs } = state;
  const base = Math.round(state.steppedAt);
  return {
    ...beliefs,
    version: STATE_VERSION,
    openDays,
    endpoints: mapped(state.endpoints, (value) => pack(value, endpointBelief, base)),
    services: mapped(state.services, (value) => pack(value, serviceBelief, base)),
    incidents: state.incidents.map((value) => pack(value, incident, base)),
  };
}

/**
 * The document opened, of this or any older version.
 * @throws where it is none
 */
export function openState(stored: StoredState): OpenedState {
  if (!(stored.version <= STATE_VERSION)) throw new RangeError(`of a later version: ${stored.version}`);
  const base = Math.round(stored.steppedAt);
  return {
    ...stored,
    version: STATE_VERSION,
    incidentCount: stored.incidentCount ?? 0,
    names: stored.names ?? {},
    endpoints: mapped(stored.endpoints, (value) => unpack(value, endpointBelief, base)),
    services: mapped(stored.services, (value) => unpack(value, serviceBelief, base)),
    incidents: stored.incidents.map((value) => unpack(value, incident, base)),
  };
}

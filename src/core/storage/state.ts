/** The state's own document, and what opens it. */
import { ENDPOINT, readBeliefLine, SERVICE } from './belief-lines.ts';
import { openDay, type StoredDay } from './days.ts';
import { emptyState, type EndpointBelief, type ServiceBelief, type State } from '../model/state.ts';
import type { Incident } from '../model/incident.ts';
import type { Tier } from '../model/terms.ts';
import { NO_OTHERS } from '../model/vantage.ts';

/** Version 1 held everything as it is in the program; since version 2 beliefs are lines of short text. */
export const STATE_VERSION = 2;

/** Lines of text, or the thing itself where it has a field that no line knows. */
export type Lines<T> = Readonly<Record<string, string | T>>;

/** What the state's own document holds: the rest lies beside it. */
type WithoutHistory = Omit<State, 'days' | 'raw' | 'testimonies' | 'version'>;

/** The document as it is stored. */
export interface StoredState extends Omit<WithoutHistory, 'endpoints' | 'services' | 'incidents'> {
  version: number;
  /** Days that the state still writes to; each is a document of its own. */
  openDays: readonly string[];
  /** By service, then by the rest of their ids; in version 1 by their ids. */
  endpoints: Readonly<Record<string, Lines<EndpointBelief> | EndpointBelief>>;
  /** The tier of all endpoints that do not name another. */
  tier?: Tier;
  services: Lines<ServiceBelief>;
  /** Those with a number have their timeline in the history. */
  incidents: readonly (Omit<Incident, 'timeline'> & Partial<Pick<Incident, 'timeline'>>)[];
}

/** The state's document with nothing packed: what the schema looks at, which reads a rule that it does not know as unknown. */
export type OpenedState = WithoutHistory & { version: number; openDays: readonly string[] };

function open<T>(
  into: Record<string, T>,
  lines: Lines<T>,
  [fields, at]: readonly [fields: string, at: number],
  prefix = '',
  more?: object,
): Record<string, T> {
  for (const key in lines) {
    const line = lines[key]!;
    into[prefix + key] = typeof line === 'string' ? (readBeliefLine(fields, line, at, more) as T) : line;
  }
  return into;
}

/**
 * The document opened, of this or any older version.
 * @throws where it is none
 */
export function openState(stored: StoredState): OpenedState {
  const { version, endpoints, services, incidents, steppedAt, tier, ...rest } = stored;
  if (!(version <= STATE_VERSION)) throw new RangeError(`of a later version: ${version}`);
  const beliefs: Record<string, EndpointBelief> = {};
  for (const key in endpoints)
    if (key.includes('/')) beliefs[key] = endpoints[key] as EndpointBelief;
    else {
      const held = endpoints[key] as Lines<EndpointBelief>;
      open(beliefs, held, [ENDPOINT, steppedAt], `${key}/`, { tier });
    }
  return {
    ...rest,
    steppedAt,
    version: STATE_VERSION,
    incidentCount: stored.incidentCount ?? 0,
    names: stored.names ?? {},
    others: stored.others ?? NO_OTHERS,
    endpoints: beliefs,
    services: open({}, services, [SERVICE, steppedAt]),
    incidents: incidents.map((incident) => ({ timeline: [], ...incident })),
  };
}

/**
 * Puts a state together again from its document and its open days, which is all that is shown.
 * @throws where one of them cannot be read
 */
export function assemble(stored: StoredState | undefined, days: readonly unknown[]): State {
  if (!stored) return emptyState;
  const { openDays: _days, ...beliefs } = openState(stored);
  return {
    ...emptyState,
    ...beliefs,
    version: emptyState.version,
    days: days.flatMap((day) => (day ? openDay(day as StoredDay) : [])),
  };
}

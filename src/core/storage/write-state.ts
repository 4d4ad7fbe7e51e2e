/** Packs the state's own document. */
import { lineOf } from './every-field.ts';
import * as lines from './belief-lines.ts';
import type { EndpointBelief, ServiceBelief, State } from '../model/state.ts';
import { STATE_VERSION, type Lines, type StoredState } from './state.ts';
import { fits, writeLine } from './write-belief-lines.ts';

const ENDPOINT_LINE = lineOf<EndpointBelief>()(lines.ENDPOINT);
const SERVICE_LINE = lineOf<ServiceBelief>()(lines.SERVICE);

function line<T extends object>(value: T, fields: string, at: number): string | T {
  return fits(fields, value) ? writeLine(fields, value, at) : value;
}

/** Beliefs about endpoints by service; their tier is named where it is not the common one. */
function packEndpoints({ endpoints, steppedAt }: State): Pick<StoredState, 'endpoints' | 'tier'> {
  const tiers = Object.values(endpoints).map(({ tier }) => tier);
  const common = tiers.filter((tier) => tier === 'detailed').length * 2 > tiers.length ? 'detailed' : 'basic';
  const owners: Record<string, Record<string, Lines<State['endpoints'][string]>[string]>> = {};
  for (const [id, belief] of Object.entries(endpoints)) {
    const slash = id.indexOf('/');
    const { tier, ...rest } = belief;
    const packed = fits(ENDPOINT_LINE, belief)
      ? writeLine(ENDPOINT_LINE, tier === common ? rest : belief, steppedAt)
      : belief;
    (owners[id.slice(0, slash)] ??= {})[id.slice(slash + 1)] = packed;
  }
  return { endpoints: owners, tier: common };
}

/** The state's document; `openDays` are the days that lie beside it. */
export function packState(state: State, openDays: readonly string[]): StoredState {
  const { days: _days, raw: _raw, testimonies: _testimonies, ...beliefs } = state;
  const services = Object.entries(state.services).map(([id, belief]) => [
    id,
    line(belief, SERVICE_LINE, state.steppedAt),
  ]);
  return {
    ...beliefs,
    version: STATE_VERSION,
    openDays,
    ...packEndpoints(state),
    services: Object.fromEntries(services) as StoredState['services'],
    incidents: state.incidents.map(({ timeline, ...incident }) =>
      incident.serial === undefined ? { ...incident, timeline } : incident,
    ),
  };
}

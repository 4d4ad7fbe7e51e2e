/** A scenario played to its end, and what lies in storage then. */
import { allCases, findCase, type LoadAll } from '../../src/core/report/find-incident.ts';
import { STATE } from '../../src/core/storage/keys.ts';
import { assemble, type StoredState } from '../../src/core/storage/state.ts';
import type { State } from '../../src/core/model/state.ts';
import type { Case } from '../../src/core/storage/incidents.ts';
import { countryServices, services } from '../../src/services/index.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import { storeAfter } from '../simulate/memory-store.ts';

export interface Night {
  scenario: Scenario;
  /** Everything that was stored, as storage gives it back. */
  stored: ReadonlyMap<string, unknown>;
  state: State;
  loadAll: LoadAll;
  endAt: number;
}

export function scenarioOf(file: object): Scenario {
  const known = [...services, ...countryServices].map(({ id }) => id);
  return parseScenario(JSON.stringify(file), 'drawn', known);
}

export async function play(scenario: Scenario): Promise<Night> {
  const { stored } = await storeAfter(scenario);
  const loadAll: LoadAll = (keys) =>
    Promise.resolve(Object.fromEntries(keys.map((key) => [key, stored.get(key)])));
  const state = stateOf(stored);
  return { scenario, stored, state, loadAll, endAt: scenario.startAt + scenario.duration * 1000 };
}

/** What a page would show of it. */
export function stateOf(stored: ReadonlyMap<string, unknown>): State {
  const document = stored.get(STATE) as StoredState | undefined;
  return assemble(
    document,
    (document?.openDays ?? []).map((day) => stored.get(`history:${day}`)),
  );
}

/** All incidents of a night with what was seen, oldest first. */
export async function casesOf({ state, loadAll }: Night): Promise<Case[]> {
  const found = await allCases(state, loadAll);
  const whole = await Promise.all(found.map(({ incident }) => findCase(incident.id, state, loadAll)));
  return whole.flatMap((one) => (one.is === 'found' ? [one.case] : [])).reverse();
}

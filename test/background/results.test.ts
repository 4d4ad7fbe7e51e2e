/** Of whom an organisation's collector is told, and of what not. */
import { expect, it } from 'vitest';
import { resultsOf } from '../../src/background/results.ts';
import { emptyState, type State } from '../../src/core/model/state.ts';
import type { Observation } from '../../src/core/model/observation.ts';
import { signal } from '../../src/services/signal.ts';
import { whatsapp } from '../../src/services/whatsapp.ts';
import { wholeState } from '../core/whole-state.ts';

const watch = { services: [signal, whatsapp] };
const [belief] = Object.values(wholeState.services);
const state = (connection: State['line']['status'], status: 'up' | 'down'): State => ({
  ...{ ...emptyState, steppedAt: 9, line: { ...emptyState.line, status: connection } },
  services: Object.fromEntries(
    ['signal', 'whatsapp'].map((id) => [id, { ...belief!, status, cause: 'service' as const }]),
  ),
});
const seen = [...signal.endpoints, ...whatsapp.endpoints].map(({ id }): Observation => ({
  ...{
    endpoint: id,
    kind: 'http',
    tier: 'detailed',
    at: 5,
    latencyMs: 7,
    answered: true,
    grade: 1,
    status: 200,
  },
  ...{ isWarm: true, sentBytes: 0, receivedBytes: 0 },
}));

it('only of services that the policy names', () => {
  const found = resultsOf(state('online', 'up'), state('online', 'down'), seen, watch, ['signal']);
  expect(new Set(found.map(({ target }) => target))).toEqual(new Set(['signal']));
  expect(found).toHaveLength(signal.endpoints.length + 1);
  expect(found.at(-1)).toEqual({
    at: 9,
    target: 'signal',
    verdict: 'down',
    cause: 'service',
    was: ['up', 'service'],
  });
  expect(resultsOf(state('online', 'up'), state('online', 'up'), seen, watch, [])).toEqual([]);
});

it('nothing that was measured while the own line did not work', () => {
  for (const line of ['offline', 'partial', 'captive', 'unknown'] as const) {
    const found = resultsOf(state('online', 'up'), state(line, 'down'), seen, watch, ['signal', 'whatsapp']);
    expect(found.map((one) => 'verdict' in one)).toEqual([true, true]);
  }
});

it('nothing of a service that was not looked at, unless what is thought of it has changed', () => {
  const up = state('online', 'up');
  expect(resultsOf(up, up, [], watch, ['signal'])).toEqual([]);
  expect(resultsOf(up, state('online', 'down'), [], watch, ['signal'])).toHaveLength(1);
});

/** Words that another version of Wasl wrote are read at the boundary, and nothing else is lost with them. */
import { expect, it } from 'vitest';
import { readState } from '../../../src/background/read-state.ts';
import { entries } from '../../../src/core/storage/entries.ts';
import { emptyState, type State } from '../../../src/core/model/state.ts';
import type { Rule } from '../../../src/core/model/terms.ts';
import { memoryStore } from '../../simulate/memory-store.ts';
import { wholeState } from '../whole-state.ts';

const OTHER = 'a-rule-of-tomorrow' as Rule;

const withRule = (state: State, rule: Rule): State => ({
  ...state,
  services: Object.fromEntries(Object.entries(state.services).map(([id, one]) => [id, { ...one, rule }])),
  incidents: state.incidents.map((one) => ({
    ...one,
    timeline: one.timeline.map((reason) => ({ ...reason, rule })),
  })),
});

it('reads a rule that this version does not know as unknown, and keeps all the rest', async () => {
  const store = memoryStore();
  await store.save(entries(emptyState, withRule(wholeState, OTHER)));
  expect(await readState(store)).toEqual(withRule(wholeState, 'unknown'));
});

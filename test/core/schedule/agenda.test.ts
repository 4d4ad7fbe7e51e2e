/** When to look again, where a drawn night cannot hit the moment. */
import { expect, it } from 'vitest';
import { plan } from '../../../src/core/schedule/agenda.ts';
import { emptyState } from '../../../src/core/model/state.ts';
import { defaultSettings, watch as resolve } from '../../../src/services/index.ts';

const AT = Date.UTC(2026, 10, 22, 21);
const watch = resolve(
  { ...defaultSettings, isStarted: true },
  { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
);

/** In how long the next round comes after a look at the line alone, which left it doubted so many times. */
function nextRoundMs(silentLooks: number): number {
  const state = {
    ...emptyState,
    line: { ...emptyState.line, status: 'online' as const, silentLooks },
    agenda: { ...emptyState.agenda, roundAt: AT + 20_000 },
  };
  return plan(state, watch, { at: AT, chance: 0, wasRound: false, wasLineOnly: true }).roundAt - AT;
}

it('asks the services at once when the line is back, but not while it is doubted anew', () => {
  expect(nextRoundMs(0)).toBe(0);
  expect(nextRoundMs(1)).toBe(20_000);
});

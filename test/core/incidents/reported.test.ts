/** "Others report trouble": told once, and as told counts only what somebody can have seen. */
import { expect, it } from 'vitest';
import { advance } from '../../../src/core/advance.ts';
import { afterTry, isGivenUp } from '../../../src/core/incidents/outbox.ts';
import { emptyState, type State } from '../../../src/core/model/state.ts';
import type { Settings } from '../../../src/core/model/settings.ts';
import { unasked } from '../../../src/core/model/unasked.ts';
import { defaultSettings, watch as resolve } from '../../../src/services/index.ts';
import { vantages } from '../../../src/vantages/index.ts';
import { DAY, HOUR, MINUTE, NOW } from '../../moment.ts';

const settings: Settings = {
  ...defaultSettings,
  alerts: { ...defaultSettings.alerts, reported: true },
  ...{ isStarted: true, services: [{ id: 'discord' }], sources: ['operator'] },
};
const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
const watched = { ...resolve(settings, sight), vantages };

const answers = {
  ...unasked('basic', NOW - MINUTE),
  ...{ askedAt: NOW - MINUTE, answeredAt: NOW - MINUTE, answersInARow: 9, grade: 2 as const },
};
const well: State = {
  ...emptyState,
  steppedAt: NOW - MINUTE,
  line: { ...emptyState.line, status: 'online' },
  agenda: { ...emptyState.agenda, wakeAt: NOW + DAY },
  endpoints: Object.fromEntries(watched.services[0]!.endpoints.map(({ id }) => [id, answers])),
  services: {
    discord: {
      ...{ status: 'up', rule: 'answers', confidence: 'told', isDoubted: false, changedAt: 0 },
      unclearToldAt: [],
    },
  },
};

/** The state after its operator has said at `at` that there is trouble. */
function reported(state: State, at: number): State {
  const who = { source: 'statuspage/discord', service: 'discord' };
  const opinion = { ...who, kind: 'operator', says: 'trouble', at, heardAt: at } as const;
  const heard = [{ question: { ...who, isInDoubt: true }, opinion, bytes: 4_000 }];
  const nothing = { observations: [], isSystemOffline: false, chance: 0 };
  return advance(state, { at, startedAt: at, trigger: 'alarm', heard, ...nothing }, watched);
}
const told = ({ others }: State) => others.opinions.map(({ toldAt }) => toldAt);
const tries = (state: State, count: number): State =>
  Array.from({ length: count }).reduce<State>((now) => afterTry(now, now.outbox[0]!, false), state);

it('is told once, and again of no trouble within hours', () => {
  const first = reported(well, NOW);
  expect(first.outbox).toMatchObject([{ kind: 'reported', services: ['discord'] }]);
  const shown = afterTry(first, first.outbox[0]!, true);
  expect(reported(shown, NOW + 5 * MINUTE).outbox).toEqual([]);
  expect(told(reported(shown, NOW + 5 * MINUTE))).toEqual([NOW]);
});

it('that was given up does not count as told, and is not tried again within hours', () => {
  const refused = tries(reported(well, NOW), 5);
  expect([refused.outbox.map(isGivenUp), told(refused)]).toEqual([[true], [undefined]]);
  const later = reported(refused, NOW + 5 * MINUTE);
  expect([later.outbox.map(isGivenUp), told(later)]).toEqual([[true], [undefined]]);
  const nextDay = reported(refused, NOW + 13 * HOUR);
  expect([nextDay.outbox.map(isGivenUp), told(nextDay)]).toEqual([[false], [NOW + 13 * HOUR]]);
});

it('that nobody was shown in time is told anew', () => {
  const later = reported(reported(well, NOW), NOW + 11 * MINUTE);
  expect(later.outbox).toMatchObject([{ kind: 'reported', at: NOW + 11 * MINUTE }]);
  expect(told(later)).toEqual([NOW + 11 * MINUTE]);
});

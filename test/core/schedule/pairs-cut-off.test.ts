/** Two looks in a row of which one did not come, what waits for them, and what is asked meanwhile. */
import { describe, expect, it } from 'vitest';
import { isStale } from '../../../src/core/model/time.ts';
import { emptyState, type State } from '../../../src/core/model/state.ts';
import { leadOf } from '../../../src/core/model/service.ts';
import { unasked } from '../../../src/core/model/unasked.ts';
import { due } from '../../../src/core/schedule/due.ts';
import { PACES, roundMs } from '../../../src/core/schedule/pace.ts';
import { isReopened, isSettled, learnReopened } from '../../../src/core/traffic/connections.ts';
import { lived, leadsOf, watchOver, type Looked, type Serving } from './serving.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SOON = (): number => 5_000;
const LATE = (): number => 90_000;
const WATCH = watchOver({});
const LEADS = leadsOf(WATCH);

describe('a pair of which the second look', () => {
  it('fails settles nothing', () => {
    let failedAt = 0;
    let after: State | undefined;
    const fails: Serving['fails'] = ({ endpoint, pair }, elapsed) => {
      if (endpoint !== 'signal/site' || pair !== 'again' || failedAt > 0) return false;
      failedAt = elapsed;
      return true;
    };
    lived({ hours: 0.1 }, { idleMs: SOON, fails }, (_, state) => {
      if (failedAt > 0) after ??= state;
    });
    expect(after!.endpoints['signal/site']!.answersInARow).toBe(0);
    expect(isSettled(after!.endpoints['signal/site'], after!.steppedAt)).toBe(false);
  });

  it('does not come, because another failed beside the first, is made again soon', () => {
    const others = LEADS.filter((id) => id !== 'signal/site');
    let failedAt = 0;
    const fails: Serving['fails'] = ({ endpoint, pair }, elapsed) => {
      if (endpoint !== 'signal/site' || pair !== 'first' || failedAt > 0) return false;
      failedAt = elapsed;
      return true;
    };
    const settledAt = new Map<string, number>();
    const { state } = lived({ hours: 0.3 }, { idleMs: SOON, fails }, (elapsed, { endpoints, steppedAt }) => {
      for (const id of others)
        if (isSettled(endpoints[id], steppedAt) && !settledAt.has(id)) settledAt.set(id, elapsed);
    });
    expect(failedAt).toBeGreaterThan(0);
    expect(others.map((id) => isReopened(state.endpoints[id]))).toEqual([true, true, true]);
    // At the earliest after the four pairs that it takes.
    for (const at of settledAt.values()) expect(at - failedAt).toBeGreaterThan(2 * MINUTE_MS);
  });
});

it.each([
  ['nothing that was counted where that is only supposed', 'basic', 2],
  ['all that was counted where the browser has told so', 'detailed', undefined],
] as const)('an answer over a connection that stood takes back %s', (_, tier, reopened) => {
  const at = Date.UTC(2026, 10, 22);
  const known = {
    ...unasked(tier, at - MINUTE_MS),
    answeredAt: at - MINUTE_MS,
    answersInARow: 3,
    reopened: 2,
  };
  const look = { endpoint: 'signal/site', kind: 'opaque', answered: true, grade: 1, latencyMs: 50 } as const;
  const seen = { ...look, ...{ tier, at, isWarm: true, sentBytes: 0, receivedBytes: 0 } };
  expect(learnReopened(known, seen).reopened).toBe(reopened);
});

/** At a moment at which a round has left out some for which it is time. */
function afterRound(): State {
  let found: State | undefined;
  lived({ hours: 0.05 }, { idleMs: LATE }, (elapsed, state) => {
    const ask = { now: state.steppedAt, trigger: 'alarm', stretchEndAt: state.steppedAt + 20_000 } as const;
    if (elapsed > 30_000 && due(state, WATCH, ask).some(({ pair }) => pair === 'first')) found ??= state;
  });
  return found!;
}

describe('what a round leaves out to be asked twice after it', () => {
  const state = afterRound();
  const pairsAfter = (ms: number, of = state): string[] => {
    const now = of.steppedAt + ms;
    return due(of, WATCH, { now, trigger: 'alarm', stretchEndAt: now + 20_000 }).flatMap(
      ({ pair, endpoint }) => (pair === undefined ? [] : `${pair} ${endpoint}`),
    );
  };

  it('is asked though some seconds have passed since', () => {
    expect(pairsAfter(200)).toHaveLength(LEADS.length);
    expect(pairsAfter(5_000)).toEqual(pairsAfter(200));
  });

  it('is not what becomes due by and by', () => {
    const at = state.steppedAt - 1_000;
    const asked = LEADS.map((id) => [id, { ...state.endpoints[id]!, askedAt: at, answeredAt: at }]);
    const later = { ...state, endpoints: { ...state.endpoints, ...Object.fromEntries(asked) } };
    expect(pairsAfter(25_000, later)).toEqual([]);
  });

  it('is left out only if the script may stay awake so long', () => {
    const now = state.steppedAt - 500;
    const before = { ...state, agenda: { ...state.agenda, roundAt: now, wakeAt: now } };
    const asked = (stretchMs: number): string[] =>
      due(before, WATCH, { now, trigger: 'alarm', stretchEndAt: now + stretchMs })
        .map(({ endpoint }) => endpoint)
        .filter((endpoint) => LEADS.includes(endpoint));
    expect(asked(25_000)).toEqual([]);
    expect(asked(15_000)).toEqual(LEADS);
  });
});

it('while pairs go on and on the proof of a protocol is asked as often as ever', () => {
  // One pair short of four that agree the next one counts against.
  let closes = true;
  const { looks } = lived(
    { hours: 3 },
    { idleMs: () => (closes ? 5_000 : 90_000) },
    (_, { endpoints }) => (closes = (endpoints['telegram/venus']?.reopened ?? 0) < 3),
  );
  const of = looks.filter(({ seen }) => seen.endpoint === 'telegram/venus');
  const between = (list: Looked[]): number[] =>
    list.slice(1).map(({ elapsed }, index) => elapsed - list[index]!.elapsed);
  expect(of.filter(({ seen }) => seen.pair === 'again').length).toBeGreaterThan(20);
  const proofs = between(of.filter(({ order }) => order.kind === 'mtproto-http'));
  expect(proofs.length).toBeGreaterThan(40);
  expect(Math.max(...proofs)).toBeLessThan(PACES.normal.proofMs + PACES.normal.leadMs);
});

describe('where no pair can be made', () => {
  const now = Date.UTC(2026, 10, 22);
  /** All of them are held to close since so long that it would be found out again. */
  const held = (known: object = {}) => ({
    ...emptyState.endpoints,
    ...Object.fromEntries(
      WATCH.services.map((service) => [
        leadOf(service)!.id,
        { ...unasked('basic', now - HOUR_MS), reopened: 4, reopenedAt: now - 7 * HOUR_MS },
      ]),
    ),
    ...known,
  });
  const { controls } = WATCH;
  const voiced = Object.fromEntries(
    controls.map(({ id }) => [id, { ...unasked('basic', now), answeredAt: now, answersInARow: 3 }]),
  );

  it('nobody is asked for the sake of one: no control has answered yet, or the endpoint is dear', () => {
    const { leadMs, reopenedMs } = PACES.normal;
    expect(roundMs(WATCH.services, WATCH, held(voiced), now)).toBe(leadMs);
    expect(roundMs(WATCH.services, WATCH, held(), now)).toBe(reopenedMs);
    const dear = WATCH.services.map((service) => ({
      ...service,
      endpoints: [{ ...leadOf(service)!, pace: 'rare' as const }],
    }));
    expect(roundMs(dear, WATCH, held(voiced), now)).toBe(reopenedMs);
  });
});

it.each(['saver', 'normal', 'watchful'] as const)(
  'rounds of %s are never so rare that nothing is known',
  (preset) => {
    let steppedAt = 0;
    let isOld = false;
    const { state } = lived({ hours: 3, preset }, { idleMs: SOON }, (elapsed, after) => {
      if (elapsed > MINUTE_MS) isOld ||= isStale(steppedAt, after.steppedAt);
      steppedAt = after.steppedAt;
    });
    expect(LEADS.map((id) => isReopened(state.endpoints[id]))).toEqual([true, true, true, true]);
    expect(isOld).toBe(false);
  },
);

/** What is asked every round gives its proof every few minutes, and the head of its answer in between. */
import { expect, it } from 'vitest';
import { costOf } from '../../../src/core/schedule/budget.ts';
import type { State } from '../../../src/core/model/state.ts';
import { Air } from '../../bench/air.ts';
import { Browser } from '../../bench/browser.ts';
import { Device } from '../../bench/device.ts';
import { watchOf } from '../../bench/users.ts';
import { HOUR_MS, MINUTE_MS } from '../../bench/world.ts';
import type { Observation, Order } from '../../../src/core/model/observation.ts';

const calm = { name: 'calm', loss: 0, hiccup: 0, slowTail: 0 };
const API = 'slack/api';
const watch = watchOf({ preset: 'normal' });

/** What a failure makes of an answer. */
const failing = (seen: Observation, failure: 'http-error' | 'no-protocol'): Observation => ({
  ...seen,
  answered: false,
  failure,
  grade: 0,
});

/** Looks at Slack's interface in four calm hours, and each state after one, where `meets` bends what a look meets. */
function played(meets: (seen: Observation, elapsed: number) => Observation = (seen) => seen) {
  const browser = new Browser(new Air(calm, 1));
  const looks: (Observation & { elapsed: number })[] = [];
  const states: { elapsed: number; state: State }[] = [];
  const place = {
    attempt(order: Order, elapsed: number, at: number) {
      const seen = browser.attempt(order, elapsed, at);
      return seen.endpoint === API ? meets(seen, elapsed) : seen;
    },
    nap: () => undefined,
    wallClock: (elapsed: number) => browser.wallClock(elapsed),
    chance: browser.chance,
  };
  const device = new Device(watch, place, {
    stepped(elapsed, state, _before, observations) {
      states.push({ elapsed, state });
      for (const seen of observations) if (seen.endpoint === API) looks.push({ ...seen, elapsed });
    },
  });
  device.playUntil(4 * HOUR_MS);
  return { looks, states };
}

const longest = (moments: readonly number[]): number =>
  Math.max(...moments.slice(1).map((at, index) => at - moments[index]!));

it('is looked at every minute, and proves its protocol every three', () => {
  const { looks } = played();
  const proofs = looks.filter(({ kind }) => kind === 'slack');
  expect(longest(looks.map(({ at }) => at))).toBeLessThanOrEqual(MINUTE_MS + 1_000);
  expect(longest(proofs.map(({ at }) => at))).toBeLessThanOrEqual(4 * MINUTE_MS);
  expect(proofs.length).toBeLessThan(looks.length / 2);
});

it('keeps what its last proof has shown', () => {
  for (const { state } of played().states) {
    const { grade, status } = state.endpoints[API]!;
    expect({ grade, status }).toEqual({ grade: 2, status: 200 });
  }
});

it('is asked for all of its answer as soon as anything fails, until that is over', () => {
  const from = 2 * HOUR_MS;
  const to = from + 20 * MINUTE_MS;
  const { looks, states } = played((seen, elapsed) =>
    elapsed >= from && elapsed < to ? failing(seen, 'http-error') : seen,
  );
  const failed = looks.filter(({ answered }) => !answered);
  expect(failed.slice(1).every(({ kind }) => kind === 'slack')).toBe(true);
  const held = states.findLast(({ state }) => state.endpoints[API]!.outage)!;
  const meanwhile = looks.filter(({ elapsed }) => elapsed > failed[0]!.elapsed && elapsed <= held.elapsed);
  expect(meanwhile.every(({ kind }) => kind === 'slack')).toBe(true);
  expect(looks.at(-1)!.elapsed).toBeGreaterThan(held.elapsed);
  expect(looks.slice(-3).some(({ kind }) => kind === 'http')).toBe(true);
});

it('fails in its protocol alone: seen as soon as is promised', () => {
  const from = 2 * HOUR_MS;
  const { states } = played((seen, elapsed) =>
    elapsed >= from && seen.kind === 'slack' ? failing(seen, 'no-protocol') : seen,
  );
  const seen = states.find(({ state }) => state.services['slack']?.status === 'down');
  expect(seen!.elapsed - from).toBeLessThanOrEqual(costOf(watch).worstSocketDelayMs);
});

it('belongs to a server that fails every HEAD: after three of them it is asked for proofs alone, and blamed for nothing', () => {
  const { looks, states } = played((seen) => (seen.kind === 'http' ? failing(seen, 'http-error') : seen));
  expect(looks.filter(({ kind }) => kind === 'http')).toHaveLength(3);
  expect(longest(looks.filter(({ answered }) => answered).map(({ at }) => at))).toBeLessThanOrEqual(
    2 * MINUTE_MS,
  );
  for (const { state } of states) expect(state.services['slack']!.status).toBe('up');
});

it('is heard again after a HEAD that got lost', () => {
  let count = 0;
  const { looks } = played((seen) => {
    if (seen.kind === 'http') count += 1;
    return seen.kind === 'http' && count % 3 === 0 ? failing(seen, 'http-error') : seen;
  });
  expect(
    looks.filter(({ kind, elapsed }) => kind === 'http' && elapsed > 3 * HOUR_MS).length,
  ).toBeGreaterThan(10);
});

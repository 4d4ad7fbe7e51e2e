/** A socket that waits while https answers may wait for its user, behind a window of the browser: not one more window at each look. */
import { expect, it } from 'vitest';
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import { HELD_UP } from '../../../src/core/model/terms.ts';
import type { Watch } from '../../../src/core/model/watch.ts';
import { due } from '../../../src/core/schedule/due.ts';
import { details } from '../../../src/core/view/details.ts';
import { HOUR_MS, MINUTE_MS } from '../../bench/world.ts';
import { watchOf } from '../../bench/users.ts';
import { played } from './played.ts';

const SOCKET = 'discord/gateway';

const heldUp = (seen: Observation, { limitMs }: Order): Observation => ({
  ...seen,
  answered: false,
  failure: 'timeout',
  grade: 0,
  latencyMs: limitMs,
  detail: `${HELD_UP} (400)`,
});

/** Looks at the socket from that hour on, in which it is held up; `asOwn` makes its service one of the user's own. */
function heldUpFrom(fromMs: number, { hours = 8, asOwn = false, untilMs = Infinity } = {}) {
  const own = (watch: Watch): Watch => ({
    ...watch,
    services: watch.services.map((service) => ({ ...service, ...(asOwn && { isOwn: true }) })),
  });
  const { looks, state } = played({ hours, bend: own }, (order, seen, elapsed) =>
    order.endpoint === SOCKET && elapsed >= fromMs && elapsed < untilMs ? heldUp(seen, order) : seen,
  );
  const at = looks
    .filter(({ order, elapsed }) => order.endpoint === SOCKET && elapsed >= fromMs)
    .map(({ elapsed }) => elapsed);
  return { at, state, watch: own(watchOf({ preset: 'normal' })) };
}

it("of the user's own that has never spoken is asked once, and then when the user asks", () => {
  const { at, state, watch } = heldUpFrom(0, { hours: 3, asOwn: true });
  expect(at.length).toBe(1);
  const asked = (more: object) => {
    const now = state.steppedAt + 30 * 24 * HOUR_MS;
    const orders = due(state, watch, { now, trigger: 'network', stretchEndAt: now + 25_000, ...more });
    return orders.some(({ endpoint }) => endpoint === SOCKET);
  };
  expect(asked({})).toBe(false);
  expect(asked({ trigger: 'check-now' })).toBe(true);
  expect(asked({ doubted: ['discord'] })).toBe(true);
});

it('of the catalogue that has never spoken is asked a few times a day, blames nobody and is shown so', () => {
  const { at, state, watch } = heldUpFrom(0);
  expect(at.length).toBeGreaterThan(1);
  expect(at.length).toBeLessThan(4);
  expect([state.services['discord']!.status, state.incidents]).toEqual(['reached', []]);
  const discord = watch.services.find(({ id }) => id === 'discord')!;
  const { evidence } = details(state, discord, watch, state.steppedAt);
  expect(evidence.map(({ sentence }) => sentence.key)).toContain('evidence_held-up');
});

it('is asked as ever once it is no longer held up', () => {
  const { at, state } = heldUpFrom(0, { untilMs: HOUR_MS });
  const after = at.filter((elapsed) => elapsed > 7 * HOUR_MS);
  expect(after.length).toBeGreaterThan(1);
  expect(state.endpoints[SOCKET]).toMatchObject({ waits: undefined, answersInARow: expect.any(Number) });
});

it.each([
  ['of the catalogue', false, 10 * MINUTE_MS, 3],
  ["of the user's own", true, HOUR_MS, 6],
])('%s that has spoken is told, then tried now and then', (_, asOwn, pauseMs, hours) => {
  const { at, state } = heldUpFrom(HOUR_MS, { hours, asOwn });
  const [incident] = state.incidents;
  expect(incident).toMatchObject({ services: ['discord'] });
  const plain = played({ hours: 2 }, (order, seen, elapsed) =>
    order.endpoint === SOCKET && elapsed >= HOUR_MS
      ? { ...heldUp(seen, order), detail: 'limit reached' }
      : seen,
  );
  // As soon as without that detail.
  expect(incident!.believedAt).toBe(plain.state.incidents[0]!.believedAt);
  const late = at.filter((elapsed) => elapsed > HOUR_MS + 30 * MINUTE_MS);
  expect(late.length).toBeGreaterThan(2);
  expect(at.length - late.length).toBeLessThan(10);
  const pauses = late.slice(1).map((elapsed, place) => elapsed - late[place]!);
  expect(Math.min(...pauses)).toBeGreaterThan(pauseMs / 2);
});

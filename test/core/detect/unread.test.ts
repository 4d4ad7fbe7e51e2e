/** What is said to be readable by everybody, and what comes of it where it is not: without permission, in Chromium. */
import { expect, it } from 'vitest';
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import { UNREAD } from '../../../src/core/model/terms.ts';
import type { Watch } from '../../../src/core/model/watch.ts';
import { HOUR_MS, MINUTE_MS } from '../../bench/world.ts';
import { played, type Look } from '../schedule/played.ts';

const API = 'slack/api';
const SOCKET = 'telegram/socket';

const withoutPermission = (watch: Watch): Watch => ({
  ...watch,
  sight: { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true },
});

/** As `src/probes/unread.ts` reports it. */
const unread = ({ status: _, ...seen }: Observation): Observation => ({
  ...seen,
  kind: 'opaque',
  answered: true,
  grade: 1,
  detail: UNREAD,
});

const isRead = ({ endpoint, kind }: Order, id: string): boolean => endpoint === id && kind !== 'opaque';
const readsOf = (looks: readonly Look[], id: string) => looks.filter(({ order }) => isRead(order, id));
const asksOf = (looks: readonly Look[], id: string) => looks.filter(({ order }) => order.endpoint === id);

it('speaks for its service where it can be read', () => {
  const { looks, state } = played({ hours: 2, bend: withoutPermission });
  expect(state.services['telegram']).toMatchObject({ status: 'up' });
  expect(readsOf(looks, API).length).toBeGreaterThan(20);
});

it('counts as an answer that was not read where it never can be, and is seldom asked to be', () => {
  const { looks, state } = played({ hours: 8, bend: withoutPermission }, (order, seen) =>
    isRead(order, API) ? unread(seen) : seen,
  );
  expect(state.services['slack']).toMatchObject({ status: 'reached', isDoubted: false });
  expect(state.endpoints[API]).toMatchObject({ grade: 1, failedAt: undefined });
  expect(readsOf(looks, API).length).toBeLessThanOrEqual(9);
  expect(asksOf(looks, API).length).toBeGreaterThan(400);
});

it('blames nobody when it cannot be read any more', () => {
  const { state } = played({ hours: 4, bend: withoutPermission }, (order, seen, elapsed) =>
    isRead(order, API) && elapsed > HOUR_MS ? unread(seen) : seen,
  );
  expect(state.services['slack']).toMatchObject({ status: 'reached', isDoubted: false });
  expect(state.incidents).toEqual([]);
  expect(state.endpoints[API]!.failedAt).toBeUndefined();
});

it('is read again within the hour when it can be', () => {
  const { state } = played({ hours: 4, bend: withoutPermission }, (order, seen, elapsed) =>
    isRead(order, API) && elapsed < 2 * HOUR_MS ? unread(seen) : seen,
  );
  expect(state.endpoints[API]).toMatchObject({ grade: 2, status: 200, unread: undefined });
});

it('takes one answer that came back unread for a slip', () => {
  let slips = 0;
  const { looks, state } = played({ hours: 2, bend: withoutPermission }, (order, seen, elapsed) => {
    if (!isRead(order, API) || elapsed < HOUR_MS || slips > 0) return seen;
    slips += 1;
    return unread(seen);
  });
  const slipAt = looks.find(({ seen }) => seen.detail === UNREAD)!.elapsed;
  const next = readsOf(looks, API).find(({ elapsed }) => elapsed > slipAt)!;
  expect(next.elapsed - slipAt).toBeLessThanOrEqual(MINUTE_MS + 1_000);
  expect(state.endpoints[API]).toMatchObject({ grade: 2, unread: undefined });
});

it('makes a socket of its group the second, which is the first again while it cannot be read', () => {
  const readable = played({ hours: 8, bend: withoutPermission }).looks;
  expect(asksOf(readable, SOCKET).length).toBeLessThan(10);
  const closed = played({ hours: 8, bend: withoutPermission }, (order, seen) =>
    isRead(order, 'telegram/venus') ? unread(seen) : seen,
  ).looks;
  expect(asksOf(closed, SOCKET).length).toBeGreaterThan(40);
});

it('asks unreadably in Firefox, where a readable request would name the installation', () => {
  const firefox = (watch: Watch): Watch => ({
    ...watch,
    sight: { browser: 'firefox', granted: [], seesLayers: false, socketsAreAnonymous: false },
  });
  const { looks } = played({ hours: 1, bend: firefox });
  expect(asksOf(looks, API).length).toBeGreaterThan(40);
  expect(readsOf(looks, API)).toEqual([]);
});

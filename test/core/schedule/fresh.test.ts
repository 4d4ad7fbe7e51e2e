/** Looks on new connections, where a browser could make fetches on them: how often they come, and what they are taken for. */
import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/core/advance.ts';
import type { Observation } from '../../../src/core/model/observation.ts';
import type { State } from '../../../src/core/model/state.ts';
import { due } from '../../../src/core/schedule/due.ts';
import { PACES } from '../../../src/core/schedule/pace.ts';
import { watchOf } from '../../bench/users.ts';
import { HOUR_MS } from '../../bench/world.ts';
import { played, type Look } from './played.ts';

const SERVICES = ['discord', 'telegram', 'slack', 'wire'];
/** Of a service without a socket. */
const LEAD = 'slack/api';

const cut = (seen: Observation): Observation => ({ ...seen, answered: false, failure: 'reset', grade: 0 });

describe.each(['saver', 'normal', 'watchful'] as const)('on the preset %s', (preset) => {
  const { looks } = played({ preset, opensFetches: true });
  const { freshMs, leadMs } = PACES[preset];

  it.each(SERVICES)('something of %s is asked on a new connection at the pace that is stated', (service) => {
    const opened = looks
      .filter(({ order }) => order.endpoint.startsWith(`${service}/`))
      .filter(({ order: { isFresh, probe } }) => isFresh || probe.url.startsWith('wss:'))
      .map(({ elapsed }) => elapsed);
    const gaps = opened.slice(1).map((at, index) => at - opened[index]!);
    expect(gaps.length).toBeGreaterThan(2);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(freshMs + leadMs);
  });

  it('the connections that are kept stay open beside them', () => {
    const ofLead = looks.filter(({ order }) => order.endpoint === LEAD);
    expect(ofLead.filter(({ order, seen }) => !order.isFresh && !seen.isWarm)).toHaveLength(1);
    expect(ofLead.some(({ order, seen }) => order.isFresh && seen.isWarm)).toBe(false);
  });
});

it('a way of asking that has never worked proves nothing', () => {
  const { looks, state } = played({ opensFetches: true }, ({ isFresh }, seen) =>
    isFresh ? cut(seen) : seen,
  );
  expect(looks.some(({ order }) => order.isFresh)).toBe(true);
  expect(Object.values(state.services).map(({ status }) => status)).toEqual(SERVICES.map(() => 'up'));
  expect(Object.values(state.endpoints).some(({ isUnopened, failedAt }) => isUnopened || failedAt)).toBe(
    false,
  );
});

describe('a new connection that fails once', () => {
  let failedAt = 0;
  const { looks, state } = played(
    { opensFetches: true, hours: 3 },
    ({ endpoint, isFresh }, seen, elapsed) => {
      const isIt = endpoint === LEAD && isFresh === true && elapsed > HOUR_MS / 2 && failedAt === 0;
      if (isIt) failedAt = elapsed;
      return isIt ? cut(seen) : seen;
    },
  );
  const again = looks.find(({ elapsed }) => elapsed > failedAt);
  const beside = looks.filter(({ elapsed, order }) => {
    const isEncrypted = order.probe.url.startsWith('https:');
    return elapsed === again!.elapsed && order.endpoint.startsWith('control/') && isEncrypted;
  });

  it('is tried again on another one, with neutral hosts on new ones beside it', () => {
    expect(again!.order).toMatchObject({ endpoint: LEAD, isFresh: true });
    expect(beside.length).toBeGreaterThan(0);
    expect(beside.every(({ order }) => order.isFresh)).toBe(true);
  });

  it('comes to nothing', () => {
    expect(state.incidents).toEqual([]);
    expect(state.services['slack']).toMatchObject({ status: 'up', isDoubted: false });
  });
});

it('while new connections fail, nothing but new ones is tried, and what older ones say is no answer', () => {
  /** Connections that were there before. */
  const kept = new Set<string>();
  const { looks, state } = played({ opensFetches: true, hours: 3 }, ({ probe, isFresh }, seen, elapsed) => {
    const { host } = new URL(probe.url);
    if (!host.endsWith('slack.com') || elapsed < HOUR_MS / 2 + 1) {
      if (elapsed > HOUR_MS / 4) kept.add(host);
      return seen;
    }
    return isFresh || !kept.has(host) ? cut(seen) : seen;
  });
  expect(state.services['slack']).toMatchObject({ status: 'down', rule: 'nothing-answers' });
  const ofLead = looks.filter(({ order }) => order.endpoint === LEAD);
  const later = ofLead.slice(ofLead.findIndex(({ seen }) => !seen.answered));
  expect(later.length).toBeGreaterThan(20);
  expect(later.every(({ order }) => order.isFresh)).toBe(true);
});

it('where connections that stand are given up, everything in a step is asked on new ones, second resolvers too', () => {
  const { looks } = played({ hours: 2 }, (order, seen, elapsed) =>
    order.endpoint === 'telegram/pluto' && elapsed > HOUR_MS
      ? { ...cut(seen), failure: 'dns' as const }
      : seen,
  );
  const beside = (one: Look) => looks.filter(({ elapsed }) => elapsed === one.elapsed);
  const areAlike = (one: Look) => beside(one).every(({ order }) => order.newSinceAt === one.order.newSinceAt);
  expect(looks.some(({ order: { kind, newSinceAt } }) => kind === 'doh' && newSinceAt)).toBe(true);
  // They share one room: whoever enters it first says how old it may be.
  expect(looks.filter((one) => !areAlike(one)).map(({ order }) => order.endpoint)).toEqual([]);
});

it('what was given up for a service that does not work for somebody is counted as cold for all others too', () => {
  const watch = watchOf({ preset: 'normal' });
  const { looks, state } = played({ hours: 1 });
  const isWarmIn = (known: State): boolean | undefined =>
    due(known, watch, at(known.agenda.roundAt)).find(({ endpoint }) => endpoint === LEAD)?.isWarm;
  const at = (now: number) => ({ now, trigger: 'alarm' as const, stretchEndAt: now + 25_000 });
  expect(isWarmIn(state)).toBe(true);
  const startedAt = state.steppedAt + 1_000;
  const orders = due(state, watch, { ...at(startedAt), doubted: ['telegram'] });
  const endedAt = startedAt + 500;
  const after = advance(
    state,
    {
      ...{ at: endedAt, startedAt, trigger: 'user-report', isSystemOffline: false, chance: 0 },
      observations: orders.map(({ endpoint }) => ({
        ...looks.findLast(({ order }) => order.endpoint === endpoint)!.seen,
        at: endedAt,
      })),
      newSinceAt: orders[0]!.newSinceAt,
    },
    watch,
  );
  expect(isWarmIn(after)).toBe(false);
});

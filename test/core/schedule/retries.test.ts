import { describe, expect, it } from 'vitest';
import { due } from '../../../src/core/schedule/due.ts';
import { ration, retried, retryMs } from '../../../src/core/schedule/retries.ts';
import { emptyState, type EndpointBelief, type State } from '../../../src/core/model/state.ts';
import type { Watch } from '../../../src/core/model/watch.ts';
import { HOUR_MS } from '../../bench/world.ts';
import { played } from './played.ts';
import { defaultSettings, services, watch } from '../../../src/services/index.ts';
import type { Browser, Failure } from '../../../src/core/model/terms.ts';

const telegram = services.find(({ id }) => id === 'telegram')!;
const AT = 10_000_000;

const here = (browser: Browser) =>
  watch(
    { ...defaultSettings, services: [{ id: 'telegram' }] },
    { browser, granted: ['telegram'], seesLayers: true, socketsAreAnonymous: true },
  );

const failing = (failure: Failure): EndpointBelief => ({
  tier: 'detailed',
  askedAt: AT,
  answeredAt: AT - 3_600_000,
  answersInARow: 0,
  grade: 0,
  fullNats: 30,
  partialNats: 20,
  outage: 'full',
  run: {
    sinceAt: AT - 60_000,
    failedAt: AT,
    knownAt: AT,
    failures: 9,
    answers: 0,
    failuresInARow: 9,
    inARowSinceAt: AT - 60_000,
    failure,
  },
});

/** Telegram's endpoints that carry messages fail so. */
function state(failures: Record<string, Failure>): State {
  const endpoints = Object.entries(failures).map(([name, failure]) => [`telegram/${name}`, failing(failure)]);
  return { ...emptyState, endpoints: Object.fromEntries(endpoints) };
}

const RESET = state({ venus: 'reset', pluto: 'reset', socket: 'reset' });
const asked = (browser: Browser, at: State) => retried(at, telegram, here(browser))?.id;
const pauseMs = (browser: Browser, at: State) => retryMs(at, telegram, here(browser), AT);

describe('what fails for good', () => {
  it('is asked on without a socket', () => {
    expect(asked('chromium', RESET)).toBe('telegram/venus');
    expect(asked('firefox', state({ venus: 'timeout', socket: 'timeout' }))).toBe('telegram/venus');
    expect(asked('chromium', emptyState)).toBeUndefined();
  });

  it('is asked on by socket in Firefox where a reset would be paid ten times', () => {
    expect(asked('firefox', RESET)).toBe('telegram/socket');
    expect(pauseMs('firefox', RESET)).toBe(pauseMs('chromium', RESET));
  });

  it('is charged by how many looks in a row have failed without a reason', () => {
    const dueAt = (failuresInARow: number) => {
      const known = failing('network');
      const venus = { ...known, run: { ...known.run!, failuresInARow } };
      const at = { ...emptyState, endpoints: { 'telegram/venus': venus } };
      const ask = { now: AT, trigger: 'check-now', stretchEndAt: AT + 25_000 } as const;
      return due(at, started, ask).find(({ endpoint }) => endpoint === 'telegram/venus')?.cuts;
    };
    const watched = here('firefox');
    const started = { ...watched, settings: { ...watched.settings, isStarted: true } };
    expect([dueAt(0), dueAt(1), dueAt(2), dueAt(5)]).toEqual([undefined, 1, 2, 2]);
  });

  it('is asked more rarely in Firefox where there is nothing cheaper', () => {
    const dear = state({ venus: 'reset', pluto: 'network' });
    expect(pauseMs('firefox', dear)).toBe(3 * pauseMs('chromium', dear));
    expect(pauseMs('firefox', state({ venus: 'refused' }))).toBe(pauseMs('chromium', dear));
    const [venus] = telegram.endpoints;
    expect([ration(venus!, dear, here('firefox')), ration(venus!, dear, here('chromium'))]).toEqual([3, 1]);
  });
});

describe('an outage in which every connection is reset', () => {
  /** Three services from the second hour on. */
  const night = (browser: Browser) => {
    const bend = (calm: Watch): Watch => ({ ...calm, sight: { ...calm.sight, browser } });
    const { looks, state: last } = played({ hours: 1.2, bend }, ({ endpoint }, seen, elapsed) =>
      /^(discord|telegram|wire)/.test(endpoint) && elapsed >= HOUR_MS
        ? { ...seen, answered: false, failure: 'reset', grade: 0, latencyMs: 300 }
        : seen,
    );
    const fetches = looks.filter(
      ({ seen, order, elapsed }) =>
        seen.failure === 'reset' && !order.probe.url.startsWith('wss:') && elapsed < HOUR_MS + 180_000,
    );
    const told = last.incidents.map(({ services: ids, believedAt, toldAt }) => [ids, believedAt, toldAt]);
    return { told, fetches, statuses: Object.values(last.services).map(({ status }) => status) };
  };

  it('is asked after by half as many fetches in Firefox, told as soon and judged alike', () => {
    const [chromium, firefox] = [night('chromium'), night('firefox')];
    expect(firefox.statuses).toEqual(chromium.statuses);
    expect(firefox.told).toEqual(chromium.told);
    expect(firefox.told).toEqual([[['discord', 'telegram', 'wire'], expect.any(Number), expect.any(Number)]]);
    expect(firefox.fetches.length).toBeLessThan(0.6 * chromium.fetches.length);
  });
});

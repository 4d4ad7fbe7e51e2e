/** What checks cost: counted by service, and promised for a choice of them. */
import { describe, expect, expectTypeOf, it } from 'vitest';
import { MINUTE_MS } from '../../../src/core/model/time.ts';
import type { Settings } from '../../../src/core/model/settings.ts';
import { believableAt } from '../../../src/core/detect/siblings.ts';
import { LIMIT_MS } from '../../../src/core/detect/latency.ts';
import { costOf, monthlyBytes, presetCosts } from '../../../src/core/schedule/budget.ts';
import { isCapped, LINE, spend } from '../../../src/core/traffic/ledger.ts';
import { metered } from '../../../src/core/traffic/meter.ts';
import { emptyState, type Glitches, type Spent } from '../../../src/core/model/state.ts';
import { defaultSettings, watch as resolve } from '../../../src/services/index.ts';
import type { Watch, Watched } from '../../../src/core/model/watch.ts';

const NOON = Date.UTC(2026, 10, 29, 12);
const DAY_MS = 24 * 60 * MINUTE_MS;

const look = (endpoint: string, bytes: number) => ({
  endpoint,
  sentBytes: bytes / 2,
  receivedBytes: bytes / 2,
});
const looks = [look('signal/site', 200), look('signal/chat', 300), look('control/gstatic', 100)];
/** What is charged for them. */
const charge = (...bytes: number[]): number => bytes.reduce((sum, one) => sum + metered(look('', one)), 0);

describe('the account', () => {
  it('is kept by service, the line’s own looks together', () => {
    const spent = spend(
      emptyState.spent,
      [...looks, look('resolver/google', 20), look('check-up/ipv6', 30)],
      NOON,
    );
    expect(spent).toEqual({
      ...{
        day: '2026-11-29',
        month: '2026-11',
        todayBytes: charge(200, 300, 100, 20, 30),
        monthBytes: charge(200, 300, 100, 20, 30),
      },
      owners: {
        signal: [charge(200, 300), charge(200, 300)],
        [LINE]: [charge(100, 20, 30), charge(100, 20, 30)],
      },
    });
  });

  it('begins anew with the day, and with the month', () => {
    const one = charge(200);
    const days = [NOON, NOON + DAY_MS, NOON + 2 * DAY_MS];
    const accounts = days.reduce<Spent[]>(
      (all, at) => [...all, spend(all.at(-1) ?? emptyState.spent, looks.slice(0, 1), at)],
      [],
    );
    expect(accounts.map(({ owners }) => owners!['signal'])).toEqual([
      [one, one],
      [one, 2 * one],
      [one, one],
    ]);
    expect(accounts.map(({ todayBytes, monthBytes }) => [todayBytes, monthBytes])).toEqual([
      [one, one],
      [one, 2 * one],
      [one, one],
    ]);
  });

  it('goes on from one that was not kept by service', () => {
    const before = { day: '2026-11-29', month: '2026-11', todayBytes: 1000, monthBytes: 5000 };
    const spent = spend(before, looks, NOON);
    const more = charge(200, 300, 100);
    expect(spent).toMatchObject({ todayBytes: 1000 + more, monthBytes: 5000 + more });
    expect(spent.owners).toEqual({
      signal: [charge(200, 300), charge(200, 300)],
      [LINE]: [charge(100), charge(100)],
    });
  });
});

function watchOf(more: Partial<Settings>) {
  const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
  return resolve({ ...defaultSettings, isStarted: true, ...more }, sight);
}

describe('the limit of a month', () => {
  it('holds until the month is over', () => {
    const state = { ...emptyState, spent: spend(emptyState.spent, looks, NOON) };
    const capped = watchOf({ capBytes: state.spent.monthBytes });
    expect(isCapped(state, capped, NOON)).toBe(true);
    expect(isCapped(state, watchOf({ capBytes: state.spent.monthBytes + 1 }), NOON)).toBe(false);
    expect(isCapped(state, capped, NOON + 2 * DAY_MS)).toBe(false);
  });
});

describe('what a pace costs', () => {
  const usual = presetCosts(watchOf({}));

  it('cannot be said of what is shown alone: the controls cost too', () => {
    expectTypeOf<Watched>().not.toExtend<Parameters<typeof presetCosts>[0]>();
    expectTypeOf<Watched>().not.toExtend<Parameters<typeof costOf>[0]>();
    const free = { ...watchOf({}), controls: [] };
    expect(presetCosts(free)[1]!.bytesAMonth).toBeLessThan(usual[1]!.bytesAMonth);
  });

  it('is the same for the presets whatever interval was wished', () => {
    expect(presetCosts(watchOf({ everyMs: 30 * MINUTE_MS }))).toEqual(usual);
  });

  it('counts neither what is paused nor what waits to be asked for', () => {
    const [first, ...others] = defaultSettings.services;
    const without = presetCosts(watchOf({ services: others }));
    for (const wish of [{ isPaused: true }, { isOnlyWhenAsked: true }])
      expect(presetCosts(watchOf({ services: [{ ...first!, ...wish }, ...others] }))).toEqual(without);
    expect(without[1]!.bytesAMonth).toBeLessThan(usual[1]!.bytesAMonth);
    expect(presetCosts(watchOf({ services: [] })).map(({ bytesAMonth }) => bytesAMonth)).toEqual([0, 0, 0]);
  });

  it('is late by what it takes to be believed, on the worst line too', () => {
    const failed = { failure: 'timeout', sinceAt: NOON, failedAt: NOON, knownAt: NOON } as const;
    const run = { ...failed, inARowSinceAt: NOON, failures: 1, answers: 0, failuresInARow: 1 };
    const known = { tier: 'basic', askedAt: NOON, answeredAt: NOON - 1, answersInARow: 0, grade: 0 } as const;
    const silent = { ...known, fullNats: 1, partialNats: 0, run };
    const none = { count: 0, excessMs: 0 };
    const glitches: Glitches = { watchedMs: 0, server: none, silence: { count: 1e4, excessMs: 1e9 } };
    for (const learned of [undefined, glitches]) {
      const lastsMs = believableAt(silent, [silent], learned) - NOON;
      // The first look comes a minute after the last answer, and the last one may have to be waited for.
      expect(usual[1]!.worstPageDelayMs - MINUTE_MS).toBeGreaterThanOrEqual(lastsMs + LIMIT_MS);
    }
  });

  it('is told of an own interval: how late a page is noticed, and a socket, which is asked in rounds', () => {
    const delays = [1, 7, 15, 60].map((minutes) => {
      const { worstPageDelayMs, worstSocketDelayMs } = costOf(watchOf({ everyMs: minutes * MINUTE_MS }));
      return [worstPageDelayMs, worstSocketDelayMs].map((ms) => Math.floor(ms / MINUTE_MS));
    });
    expect(delays).toEqual([
      [2, 13],
      [8, 22],
      [16, 16],
      [61, 61],
    ]);
  });

  it('is higher a little above the silence that a connection survives than below it', () => {
    const bytesAt = (seconds: number) => costOf(watchOf({ everyMs: seconds * 1000 })).bytesAMonth;
    expect(bytesAt(90)).toBeGreaterThan(bytesAt(60));
    expect(bytesAt(3600)).toBeLessThan(bytesAt(60));
  });

  it('counts the independent site of each round as it will be asked', () => {
    const eachAt = (seconds: number) => {
      const asked = watchOf({ everyMs: seconds * 1000, services: [{ id: 'viber' }] });
      const rounds = (30 * 8 * 3600) / (0.9 * seconds);
      return (costOf(asked).bytesAMonth - monthlyBytes(asked.services[0]!, asked)) / rounds;
    };
    expect(eachAt(60)).toBeLessThan(1000);
    expect(eachAt(90)).toBeGreaterThan(2000);
  });

  it('knows no later time for sockets where there are none', () => {
    const { worstPageDelayMs, worstSocketDelayMs } = costOf(watchOf({ services: [{ id: 'viber' }] }));
    expect(worstSocketDelayMs).toBe(worstPageDelayMs);
  });

  it('counts no socket, and promises nothing of it, where the browser may open none', () => {
    const asked = watchOf({ services: [{ id: 'whatsapp' }] });
    const [here, there] = [asked, { ...asked, sight: { ...asked.sight, browser: 'firefox' as const } }].map(
      (watch) => costOf(watch),
    );
    expect(here!.worstSocketDelayMs).toBeGreaterThan(here!.worstPageDelayMs);
    expect(there!.worstSocketDelayMs).toBe(there!.worstPageDelayMs);
    expect(there!.bytesAMonth).toBeLessThan(here!.bytesAMonth);
  });

  it('is told of the messaging edge by whoever sees it soonest', () => {
    const sight = { browser: 'chromium', granted: ['telegram'], seesLayers: true, socketsAreAnonymous: true };
    const { worstSocketDelayMs, worstPageDelayMs } = costOf({
      ...watchOf({ services: [{ id: 'telegram' }] }),
      sight: sight as Watch['sight'],
    });
    // By the cheap endpoint's proof, which is asked every three minutes, and not by the socket.
    expect(worstSocketDelayMs - worstPageDelayMs).toBe(3 * MINUTE_MS);
  });

  const granted = (id: string): Watch => ({
    ...watchOf({ services: [{ id }] }),
    sight: { browser: 'chromium', granted: [id], seesLayers: true, socketsAreAnonymous: true },
  });

  it('is told of the messaging edge alone, not of what stores pictures and keys', () => {
    expect(costOf(granted('signal')).worstSocketDelayMs).toBeLessThan(25 * MINUTE_MS);
  });

  it('is not made of proofs, however long an answer is', () => {
    const [matrix, wire] = [granted('matrix'), granted('wire')].map((watch) => ({
      bytes: monthlyBytes(watch.services[0]!, watch),
      delayMs: costOf(watch).worstSocketDelayMs,
    }));
    // 1.8 kB a proof there, 130 bytes here.
    expect(matrix!.bytes).toBeLessThan(1.5 * wire!.bytes);
    expect(matrix!.delayMs).toBeGreaterThan(wire!.delayMs);
  });
});

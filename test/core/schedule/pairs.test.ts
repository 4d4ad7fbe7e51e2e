/** Servers that end idle connections within seconds: how that is found out, what follows from it, and what does not. */
import { describe, expect, it } from 'vitest';
import { due } from '../../../src/core/schedule/due.ts';
import { costOf } from '../../../src/core/schedule/budget.ts';
import { PACES } from '../../../src/core/schedule/pace.ts';
import { isReopened } from '../../../src/core/traffic/connections.ts';
import { lived, leadsOf, watchOver, type Serving } from './serving.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SOON = (): number => 5_000;
const LATE = (): number => 90_000;
const LEADS = leadsOf(watchOver({}));

/** When each is held to be reopened, and when it is not any more. */
function turns(watching: Parameters<typeof lived>[0], serving: Serving) {
  const held = new Map<string, { since: number[]; until: number[] }>(
    LEADS.map((id) => [id, { since: [], until: [] }]),
  );
  const all = lived(watching, serving, (elapsed, { endpoints }) => {
    for (const [id, { since, until }] of held) {
      const is = isReopened(endpoints[id]);
      if (is !== since.length > until.length) (is ? since : until).push(elapsed);
    }
  });
  return { ...all, held };
}

describe.each([
  ['the browser does not tell which connection an answer came over', false],
  ['the browser tells which connection an answer came over', true],
])('where %s', (_, isGranted) => {
  it('a server that ends idle connections after five seconds is known within minutes, and asked more rarely', () => {
    const { held, of } = turns({ hours: 5, isGranted }, { idleMs: SOON });
    for (const [id, { since, until }] of held) {
      expect(since).toHaveLength(1);
      expect(since[0]).toBeLessThan(6 * MINUTE_MS);
      expect(until).toEqual([]);
      const asked = of(id).filter(({ elapsed }) => elapsed > 10 * MINUTE_MS);
      const gaps = asked.slice(1).map(({ elapsed }, index) => elapsed - asked[index]!.elapsed);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(PACES.normal.reopenedMs + MINUTE_MS / 2);
      expect(Math.min(...gaps)).toBeGreaterThan(PACES.normal.reopenedMs - MINUTE_MS);
    }
  });

  it('one that keeps them for a minute and a half is never taken for such', () => {
    const { held, state } = turns({ hours: 14, isGranted }, { idleMs: LATE });
    expect([...held.values()].flatMap(({ since }) => since)).toEqual([]);
    expect(LEADS.map((id) => state.endpoints[id]!.reopened)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('one that keeps them from some hour on is asked every minute again, and one that does no more is found out', () => {
    const turned = 2 * HOUR_MS;
    const better = turns({ hours: 9, isGranted }, { idleMs: (at) => (at < turned ? 5_000 : 90_000) });
    for (const { until } of better.held.values()) {
      expect(until).toHaveLength(1);
      expect(until[0]! - turned).toBeLessThan(6.5 * HOUR_MS);
    }
    const worse = turns({ hours: 6, isGranted }, { idleMs: (at) => (at < turned ? 90_000 : 5_000) });
    for (const { since } of worse.held.values()) expect(since[0]! - turned).toBeLessThan(3.5 * HOUR_MS);
  });

  it('an outage behind it turns red within what is stated, and its second look comes at once', () => {
    const from = 3 * HOUR_MS;
    let redAt = Infinity;
    const serving: Serving = {
      idleMs: SOON,
      fails: ({ endpoint }, elapsed) => endpoint.startsWith('signal/') && elapsed >= from,
    };
    const { of, watch, state } = lived({ hours: 3.5, isGranted }, serving, (elapsed, { services }) => {
      if (services['signal']?.status === 'down') redAt = Math.min(redAt, elapsed);
    });
    const { worstPageDelayMs } = costOf(watch, state.endpoints);
    expect(worstPageDelayMs).toBeGreaterThan(PACES.normal.reopenedMs);
    expect(redAt - from).toBeLessThan(worstPageDelayMs);
    const [first, second] = of('signal/site').filter(({ elapsed }) => elapsed >= from);
    expect(second!.elapsed - (first!.elapsed + first!.seen.latencyMs)).toBeLessThan(2_000);
  });
});

it('who opens the popup is told of now, however rare rounds are', () => {
  const { state, watch } = lived({ hours: 1 }, { idleMs: SOON });
  const looked = { ...watch, circumstances: { ...watch.circumstances!, isPopupOpen: true } };
  const asked = (seenBy: typeof watch, ageMs: number) => {
    const now = state.steppedAt + ageMs;
    const orders = due(state, seenBy, { now, trigger: 'alarm', stretchEndAt: now + 25_000 });
    return orders.map(({ endpoint }) => endpoint);
  };
  expect(asked(watch, 3 * MINUTE_MS)).toEqual([]);
  expect(asked(looked, 3 * MINUTE_MS)).toEqual(expect.arrayContaining(LEADS));
  // Nobody needs it again within a minute.
  expect(asked(looked, 20_000)).toEqual([]);
});

it('the four services of the first run cost a meter at most 2.6 MB in eight hours on Normal, and what is promised', () => {
  // The day after the one of the first look at everything.
  let firstBytes = 0;
  const { state, watch } = lived({ hours: 10 }, { idleMs: SOON }, (elapsed, { spent }) => {
    if (elapsed < 2 * HOUR_MS) firstBytes = spent.monthBytes;
  });
  const bytes = state.spent.monthBytes - firstBytes;
  expect(bytes).toBeLessThan(2_600_000);
  const promised = costOf(watch, state.endpoints).bytesAMonth / 30;
  expect(bytes / promised).toBeGreaterThan(0.9);
  expect(bytes / promised).toBeLessThan(1.1);
});

it('a radio that has to wake for the first look after a pause makes no server look so', () => {
  const { held, looks } = turns({ hours: 7 }, { idleMs: LATE, radioMs: 300 });
  expect(looks.some(({ seen }) => seen.pair === 'again')).toBe(true);
  expect([...held.values()].flatMap(({ since }) => since)).toEqual([]);
});

describe('a line on which answers are late by chance', () => {
  /** Wi-Fi that is shared, and a cell that is far. */
  const lines: Pick<Serving, 'tripMs' | 'jitterMs'>[] = [
    { tripMs: 30, jitterMs: (random) => -30 * Math.log(1 - random()) },
    { tripMs: 80, jitterMs: (random) => -100 * Math.log(1 - random()) },
  ];

  it.each(lines)('makes hardly any server look so (trip of $tripMs ms)', (line) => {
    const days = [1, 2, 3].map((seed) => turns({ hours: 24, seed }, { idleMs: LATE, ...line }));
    const episodes = days.flatMap(({ held }) => [...held.values()].flatMap(({ since }) => since));
    // Of twelve days of one service.
    expect(episodes.length).toBeLessThanOrEqual(1);
  });

  it.each(lines)('does not hide one that is (trip of $tripMs ms)', (line) => {
    const { held } = turns({ hours: 24 }, { idleMs: SOON, ...line });
    const known = [...held.values()].filter(({ since }) => since.length > 0);
    expect(known.length).toBeGreaterThanOrEqual(3);
  });
});

describe('the second of two looks', () => {
  const { looks, state } = lived({ hours: 0.1 }, { idleMs: SOON });
  const again = looks.filter(({ seen }) => seen.pair === 'again');

  it('comes at once after the first, both for the head alone and after the round that wakes the line', () => {
    expect(again.length).toBe(4 * LEADS.length);
    for (const { seen, order, elapsed } of again) {
      const of = looks.filter((one) => one.seen.endpoint === seen.endpoint && one.elapsed < elapsed);
      const { seen: first, elapsed: firstAt, order: asked } = of.at(-1)!;
      expect([first.pair, asked.kind]).toEqual(['first', order.kind]);
      expect(elapsed - firstAt - first.latencyMs).toBeLessThan(2_000);
      const before = looks.findLast((one) => one.elapsed < firstAt)!;
      expect(firstAt - before.elapsed - before.seen.latencyMs).toBeLessThan(2_000);
    }
  });

  it('is counted, and leaves nothing else behind: no latency, no normal, no line of the history', () => {
    for (const id of LEADS) {
      const { latencyMs, normal } = state.endpoints[id]!;
      expect(latencyMs).toBeGreaterThan(140);
      expect(normal!.medianMs).toBeGreaterThan(140);
    }
    const kept = state.raw.flatMap(({ observations }) => observations);
    expect(kept.some(({ endpoint }) => LEADS.includes(endpoint))).toBe(true);
    expect(kept.filter(({ endpoint, latencyMs }) => LEADS.includes(endpoint) && latencyMs < 100)).toEqual([]);
  });

  it('counts like any other where it fails', () => {
    let failedAt = 0;
    const fails: Serving['fails'] = ({ endpoint, pair }, elapsed) => {
      if (endpoint !== 'signal/site' || pair !== 'again' || failedAt > 0) return false;
      failedAt = elapsed;
      return true;
    };
    let wasDoubted = false;
    const { state: after } = lived({ hours: 0.5 }, { idleMs: LATE, fails }, (_, { services }) => {
      wasDoubted ||= Object.values(services).some(({ isDoubted }) => isDoubted);
    });
    expect([failedAt > 0, wasDoubted]).toEqual([true, true]);
    expect(Object.values(after.services).map(({ status }) => status)).not.toContain('down');
    expect(after.incidents).toEqual([]);
  });
});

/** How a check-up of the line is carried out: what is asked when, what is gathered and counted, and that it can be stopped. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkUp, type CheckUpWorld } from '../../src/background/check-up.ts';
import { findingsOf, lineSentence } from '../../src/core/check-up/findings.ts';
import type { Measured } from '../../src/core/check-up/measured.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';
import type { Sight } from '../../src/core/model/watch.ts';
import { checkUpHosts } from '../../src/services/check-up.ts';

const CHROMIUM: Sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sleep = (ms: number) => new Promise<void>((awake) => setTimeout(awake, ms));

interface Line {
  sight?: Sight;
  /** How an order fares; left out: answered after 50 ms. */
  fate?(order: Order): Pick<Observation, 'failure'> | undefined;
  /** The `Date` of all answers that can be read. */
  says?: () => string;
  world?: Partial<CheckUpWorld>;
}

function lineOf({ sight = CHROMIUM, fate, says, world = {} }: Line, stopped = new AbortController()) {
  const left = new Promise<void>((gone) => stopped.signal.addEventListener('abort', () => gone()));
  const asked: { order: Order; at: number }[] = [];
  const charged: { receivedBytes: number }[] = [];
  const whole: CheckUpWorld = {
    now: () => Date.now(),
    sleep: (ms) => Promise.race([sleep(ms), left]),
    sight: async () => sight,
    isSystemOffline: () => false,
    async probe(order, _, { heard }) {
      const { endpoint, kind, tier, isWarm, limitMs } = order;
      const at = Date.now();
      asked.push({ order, at });
      const failed = fate?.(order);
      const latencyMs = failed?.failure === 'timeout' ? limitMs : 50;
      await sleep(latencyMs);
      if (!failed) heard?.(new Response('', { headers: says ? { date: says() } : {} }));
      const cost = { sentBytes: 0, receivedBytes: 100 };
      const answered = !failed;
      return {
        endpoint,
        kind,
        tier,
        isWarm,
        at,
        latencyMs,
        answered,
        grade: answered ? 1 : 0,
        ...failed,
        ...cost,
      };
    },
    clock: async () => undefined,
    madeUpName: () => 'made-up.invalid',
    charge: async (costs) => void charged.push(...costs),
    ...world,
  };
  return { whole, asked, charged };
}

async function run(line: Line, stopped = new AbortController()) {
  const made = lineOf(line, stopped);
  const progress: number[] = [];
  const beganAt = Date.now();
  const running = checkUp(made.whole, checkUpHosts, ({ count }) => progress.push(count), stopped.signal);
  // Taken at once, so that one that fails is met.
  const ended = running.then(
    (measured) => ({ measured }),
    (reason: unknown) => ({ reason: reason as Error }),
  );
  await vi.runAllTimersAsync();
  return {
    ...made,
    ...((await ended) as { measured?: Measured; reason?: Error }),
    progress,
    tookMs: Date.now() - beganAt,
  };
}

const whole = (measured: Measured) => lineSentence(measured, findingsOf(measured)).key;

it('asks forty times in twenty seconds and everybody else once, counts all of it and says how far it is', async () => {
  const { asked, charged, measured, progress, tookMs } = await run({});
  expect(asked.filter(({ order }) => order.endpoint.startsWith('control/'))).toHaveLength(43);
  expect(asked.filter(({ order }) => order.endpoint.startsWith('check-up/'))).toHaveLength(7);
  expect(measured!.looks).toHaveLength(asked.length);
  expect(charged).toHaveLength(asked.length);
  expect(progress).toEqual(asked.map((_, index) => index + 1));
  expect(tookMs).toBeLessThanOrEqual(20_000);
  expect(whole(measured!)).toBe('checkup_whole-fine');
});

it('supposes an open connection where the host has answered before, and none after a failure', async () => {
  const isLost = (order: Order) => order.endpoint === 'control/apple' && !order.isWarm;
  const { asked } = await run({ fate: (order) => (isLost(order) ? { failure: 'timeout' } : undefined) });
  const warm = (id: string) =>
    asked.filter(({ order }) => order.endpoint === id).map(({ order }) => order.isWarm);
  expect(warm('control/google')).toEqual([false, true, true, true, true, true]);
  expect(warm('control/apple')).toEqual([false, false, false, false, false, false]);
});

it('ends early where nothing answers, and a dead line lasts no longer than a bad one', async () => {
  const { asked, measured, tookMs } = await run({ fate: () => ({ failure: 'timeout' }) });
  expect(asked.length).toBeLessThan(45);
  expect(tookMs).toBeLessThan(28_000);
  expect(whole(measured!)).toBe('checkup_requests-none');
});

it('asks nobody where the system says that there is no network', async () => {
  const { asked, measured } = await run({ world: { isSystemOffline: () => true } });
  expect(asked).toEqual([]);
  expect(whole(measured!)).toBe('checkup_whole-offline');
});

it('stops when it is called off: nothing more is asked, and what was is counted', async () => {
  const stopped = new AbortController();
  setTimeout(() => stopped.abort(), 3_100);
  const { asked, charged, tookMs } = await run({}, stopped);
  expect(asked.length).toBeLessThan(15);
  expect(charged).toHaveLength(asked.length);
  expect(tookMs).toBeLessThan(10_000);
});

it('says that it could not be done where the browser gives no place to ask from', async () => {
  const { reason, measured } = await run({ fate: () => ({ failure: 'aborted' }) });
  expect(measured).toBeUndefined();
  expect(reason?.message).toBe('nothing could be asked');
});

it('goes on where the account cannot be written', async () => {
  const { measured } = await run({ world: { charge: () => Promise.reject(new Error('disk full')) } });
  expect(measured!.looks).toHaveLength(50);
});

it('compares the clock with what answers say, where they can be read', async () => {
  const says = () => new Date(Date.now() + 2 * 3_600_000).toUTCString();
  const { measured } = await run({ says });
  expect(whole(measured!)).toBe('checkup_clock-behind');
  const [byMs] = measured!.behindMs;
  expect(Math.abs(byMs! - 7_200_000)).toBeLessThan(2_000);
});

it('adds what an answer has lain in a cache', async () => {
  const old = () => new Date(Date.now() - 3_600_000).toUTCString();
  const { whole: world } = lineOf({});
  const probe: CheckUpWorld['probe'] = async (order, sight, beside) => {
    const heard = () => beside.heard?.(new Response('', { headers: { date: old(), age: '3600' } }));
    heard();
    return world.probe(order, sight, {});
  };
  const { measured } = await run({ world: { probe } });
  expect(whole(measured!)).toBe('checkup_whole-fine');
  expect(measured!.behindMs.length).toBeGreaterThan(5);
});

it('takes the clock that every page may read, counts it, and does without', async () => {
  const cost = { endpoint: 'check-up/clock', sentBytes: 0, receivedBytes: 700 };
  const told = await run({ world: { clock: async () => ({ behindMs: -3_600_000, cost }) } });
  expect(whole(told.measured!)).toBe('checkup_clock-ahead');
  expect(told.charged).toContainEqual(cost);
  const silent = await run({ world: { clock: async () => ({ cost }) } });
  expect(whole(silent.measured!)).toBe('checkup_whole-fine');
  expect(silent.charged).toContainEqual(cost);
});

it('asks the resolver for the neutral sites and for a name that nobody has, where it can be asked', async () => {
  const looked: string[] = [];
  const lookUp = async (host: string) => {
    looked.push(host);
    return host.endsWith('.invalid') ? [] : host.includes('apple') ? [] : [`198.51.100.${looked.length}`];
  };
  const { measured } = await run({ sight: { ...CHROMIUM, browser: 'firefox' }, world: { lookUp } });
  expect(looked).toHaveLength(8);
  expect(measured!.names!.filter(({ found }) => !found).map(({ host }) => host)).toEqual(['www.apple.com']);
  expect(measured!.findsAnything).toBe(false);
  expect(whole(measured!)).toBe('checkup_names-lost');
});

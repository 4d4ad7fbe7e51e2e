import { describe, expect, it } from 'vitest';
import { run, type OuterNet } from '../../src/probes/run.ts';
import { browserNet } from './browser-net.ts';
import type { Order } from '../../src/core/model/observation.ts';
import type { Sight } from '../../src/core/model/watch.ts';

const order: Order = {
  endpoint: 'signal/site',
  kind: 'http',
  tier: 'detailed',
  probe: { kind: 'http', url: 'https://signal.org/' },
  limitMs: 5_000,
  isWarm: true,
};

const sight: Sight = {
  browser: 'chromium',
  granted: ['signal'],
  seesLayers: false,
  socketsAreAnonymous: true,
};
const socket: Order = { ...order, kind: 'websocket', probe: { kind: 'websocket', url: 'wss://signal.org/' } };

/** A network whose every request ends so. */
const world = (fetch: () => Promise<Response>, more: Partial<OuterNet> = {}): OuterNet => ({
  ...browserNet({ browser: 'chromium', isGranted: true }),
  fetch,
  now: () => 7_000,
  ...more,
});
const answers = () => Promise.resolve(new Response('', { status: 200 }));

describe('run', () => {
  it('says what was seen, when, and what it cost', async () => {
    expect(await run(order, sight, world(answers))).toEqual({
      endpoint: 'signal/site',
      kind: 'http',
      tier: 'detailed',
      at: 7_000,
      latencyMs: 0,
      answered: true,
      grade: 1,
      status: 200,
      isWarm: true,
      sentBytes: 62,
      receivedBytes: 62,
    });
  });

  it('takes a proxy that wants a password for no answer of the host', async () => {
    const seen = await run(
      order,
      sight,
      world(() => Promise.resolve(new Response('', { status: 407 }))),
    );
    expect(seen).toMatchObject({ answered: false, failure: 'network', detail: 'the proxy wants a password' });
    expect(seen.status).toBeUndefined();
  });

  it('knows from the browser how the answer travelled, and charges that', async () => {
    const told = world(answers, { wayOf: async () => ({ isWarm: false }) });
    const seen = await run({ ...order, sinceAnswerMs: 30_000 }, sight, told);
    expect(seen).toMatchObject({ isWarm: false, sentBytes: 2740, receivedBytes: 374 });
    const old = world(answers, { wayOf: async () => ({ isWarm: true, isHttp1: true }) });
    expect(await run(order, sight, old)).toMatchObject({ isWarm: true, sentBytes: 419 });
  });

  it('charges an answer that leads nowhere, though it has measured nothing', async () => {
    const stopped = world(() => Promise.reject(new TypeError('Failed to fetch')), {
      ledTo: async () => 'plain',
    });
    const blind: Order = { ...order, kind: 'opaque', tier: 'basic', isWarm: false };
    const seen = await run(blind, sight, stopped);
    const { sentBytes, receivedBytes } = await run(blind, sight, world(answers));
    expect(seen).toMatchObject({ failure: 'aborted', detail: 'redirected to plain http' });
    expect(seen.sentBytes).toBeGreaterThanOrEqual(sentBytes);
    expect(seen.receivedBytes).toBeGreaterThan(0.9 * receivedBytes);
  });

  it('says at which layer it failed where the browser does, and charges that', async () => {
    const dead = () => Promise.reject(new TypeError('Failed to fetch'));
    const told = world(dead, { codeOf: async () => 'net::ERR_NAME_NOT_RESOLVED' });
    expect(await run(order, sight, told)).toMatchObject({
      failure: 'dns',
      detail: 'net::ERR_NAME_NOT_RESOLVED',
      sentBytes: 0,
    });
  });

  it('charges nothing where the system has no network', async () => {
    const dead = () => Promise.reject(new TypeError('Failed to fetch'));
    const spent = async (net: Partial<OuterNet>) => (await run(order, sight, world(dead, net))).sentBytes;
    expect(await spent({})).toBeGreaterThan(0);
    expect(await spent({ isOffline: () => true })).toBe(0);
    expect(await spent({ codeOf: async () => 'net::ERR_INTERNET_DISCONNECTED' })).toBe(0);
  });

  it('charges nothing in a round that was called off before', async () => {
    const seen = await run(order, sight, world(answers, { signal: AbortSignal.abort() }));
    expect(seen).toMatchObject({ failure: 'aborted', sentBytes: 0, detail: 'called off' });
  });

  it('knows of a silent server where the browser saw the request go out', async () => {
    const silent = () => new Promise<Response>(() => {});
    const cold = { ...order, isWarm: false, limitMs: 10 };
    const unseen = await run(cold, sight, world(silent));
    const taken = await run(cold, sight, world(silent, { wayOf: async () => ({ isTaken: true }) }));
    expect([unseen.failure, taken.failure]).toEqual(['timeout', 'timeout']);
    expect(taken.sentBytes + taken.receivedBytes).toBeGreaterThan(unseen.sentBytes + unseen.receivedBytes);
  });

  it('does not take a fault of ours for one of the network', async () => {
    const seen = await run(
      order,
      sight,
      world(() => Promise.reject(new RangeError('a bug'))),
    );
    expect(seen).toMatchObject({ answered: false, failure: 'aborted', detail: 'RangeError: a bug' });
  });

  it('measures nothing while the machine sleeps', async () => {
    let now = 0;
    const asleep = world(() => new Promise(() => {}), { now: () => (now += 3_600_000) });
    expect(await run({ ...order, limitMs: 10 }, sight, asleep)).toMatchObject({ failure: 'aborted' });
  });

  it('survives a kind that an older version knew', async () => {
    const seen = await run({ ...order, kind: 'constructor' }, sight, world(answers));
    expect(seen).toMatchObject({ failure: 'aborted', detail: 'unknown kind constructor', sentBytes: 0 });
  });

  it('opens no socket in Firefox whose Origin would name the installation', async () => {
    const opens: string[] = [];
    const WebSocket = function (url: string) {
      opens.push(url);
      throw new Error('opened');
    } as unknown as OuterNet['WebSocket'];
    const firefox: Sight = { ...sight, browser: 'firefox', socketsAreAnonymous: false };
    const seen = await run(socket, firefox, world(answers, { WebSocket }));
    expect(opens).toEqual([]);
    expect(seen).toMatchObject({ kind: 'websocket', failure: 'aborted', sentBytes: 0, receivedBytes: 0 });
  });

  it('posts in Firefox only where the Origin is stripped', async () => {
    const posting: Order = {
      ...order,
      kind: 'mtproto-http',
      probe: { ...order.probe, kind: 'mtproto-http' },
    };
    const firefox: Sight = { ...sight, browser: 'firefox' };
    const kindOf = async (seen: Sight) => (await run(posting, seen, world(answers))).kind;
    expect(await kindOf(firefox)).toBe('mtproto-http');
    expect(await kindOf({ ...firefox, socketsAreAnonymous: false })).toBe('opaque');
  });

  it('asks unreadably in Firefox where a readable request would carry an Origin', async () => {
    const firefox: Sight = { ...sight, browser: 'firefox' };
    const open = { ...order, tier: 'basic', probe: { ...order.probe, isCorsOpen: true } } as const;
    expect(await run(open, firefox, world(answers))).toMatchObject({ kind: 'opaque', tier: 'basic' });
  });
});

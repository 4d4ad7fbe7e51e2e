/**
 * The lab: loopback servers that stand in for every host of the catalogue and play a scenario in real time, with real TLS, HTTP/1.1,
 * HTTP/2 and WebSocket.
 *
 * What it can only approximate: `timeout` accepts the TCP connection and never says a word (a loopback packet cannot be lost without
 * rights over the system); `refused` and `dns` that chance decides, or that mean some kinds of attempt alone, reset the connection
 * instead of refusing it; `drop-idle` resets a reused connection, which Chromium retries by itself where Firefox reports it. Faults of
 * the device are played by whoever drives the browser.
 */
import { unawaited } from '../../src/platform/unawaited.ts';
import type { HostsOfService } from '../scenario/fault.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { allot, type Place } from './addresses.ts';
import type { Answer, Question } from './answer.ts';
import { answers as healthyAnswers } from './answers/index.ts';
import { createAuthority, type Authority } from './certificates.ts';
import { enter } from './door.ts';
import { startResolver } from './resolver.ts';
import { SIGN_IN_HOST } from '../scenario/reply.ts';
import type { Seen } from './serve.ts';
import { createServers } from './servers.ts';
import { createSite, type Site, type Traffic } from './site.ts';
import { createWorld, type World } from './world.ts';

export interface LabOptions {
  hosts: readonly string[];
  hostsOfService?: HostsOfService;
  /** Searched before the healthy answers. */
  answers?: readonly Answer[];
  /** Of every healthy answer, beside its own. */
  headers?: (question: Question) => Record<string, string>;
  /** After so many milliseconds without a word a connection is ended; left out: never. */
  idleMs?: number;
  /** A way there and back takes so long: two before the first word over TLS is heard, and one for each answer. Left out: no time. */
  tripMs?: number;
  /** Where the hosts stand, if the system's resolver knows them there. Left out: at free ports on loopback. */
  places?: readonly Place[];
}

export interface Lab {
  authority: Authority;
  places: readonly Place[];
  /** Where a browser resolves names over HTTPS; `undefined`: the system's resolver knows the hosts, at their usual ports. */
  resolverUrl?: string;
  /** Everything that was asked, in order. */
  seen: readonly Seen[];
  /** All names that the resolver was asked for. */
  names: ReadonlySet<string>;
  /** Lets this scenario begin now, at that second of it. Settles when every host stands as it says. */
  play(scenario: Scenario, fromSecond?: number): Promise<void>;
  /** Where the scenario stands, in seconds. */
  second(): number;
  /** Whether the name of a host resolves at the system's resolver now. */
  resolves(host: string): boolean;
  /** Bytes of all hosts, or of one. */
  traffic(host?: string): Traffic;
  /**
   * Calls back when names have begun or ceased to resolve, and waits for it: browsers remember the old answer for up to a minute. The
   * listener must not reject.
   */
  onNames(listener: () => Promise<void>): void;
  close(): Promise<void>;
}

/** Nothing happens, and everything answers within a moment. */
export const CALM: Scenario = {
  name: 'a calm day',
  seed: 0,
  startAt: 0,
  duration: Infinity,
  services: [],
  preset: 'normal',
  permissions: 'none',
  browser: 'chromium',
  baseline: { loss: 0, latencyMs: [2, 8] },
  network: [],
  device: [],
};

export async function startLab({
  hosts,
  hostsOfService = () => [],
  answers = [],
  headers,
  idleMs,
  tripMs = 0,
  places: given,
}: LabOptions): Promise<Lab> {
  const authority = await createAuthority();
  const { places, release } = given
    ? { places: given, release: () => {} }
    : await allot([...new Set([...hosts, SIGN_IN_HOST])]);
  const seen: Seen[] = [];
  const names = new Set<string>();
  const listeners: (() => Promise<void>)[] = [];
  let timers: NodeJS.Timeout[] = [];
  let world = worldOf(CALM, 0);

  const servers = createServers(authority, {
    answers: [...answers, ...healthyAnswers],
    world: () => world,
    see: (one) => seen.push(one),
    headers,
    idleMs,
  });
  const sites = places.map((place) =>
    createSite(place, (connection, isTls) => {
      const letIn = (): void => enter(connection, isTls, servers, () => world);
      if (tripMs > 0) setTimeout(letIn, isTls ? 2 * tripMs : tripMs);
      else letIn();
    }),
  );
  const resolver = await startResolver(await authority.issue('good', '127.0.0.1'), (name) => {
    names.add(name);
    const place = places.find(({ host }) => host === name);
    return world.meet(name, 'https')?.name === 'dns' ? undefined : place?.address;
  });

  function worldOf(scenario: Scenario, from: number): World {
    const startedMs = performance.now() - from * 1000;
    const whole = createWorld(scenario, () => (performance.now() - startedMs) / 1000, hostsOfService);
    const isApart = (host: string) => host === SIGN_IN_HOST;
    return {
      ...whole,
      latencyMs: (fault) => whole.latencyMs(fault) + tripMs,
      meet: (host, kind, isKept) => (isApart(host) ? undefined : whole.meet(host, kind, isKept)),
      standing: (host, kind) => (isApart(host) ? undefined : whole.standing(host, kind)),
    };
  }

  const resolves = (host: string) => world.standing(host, 'https')?.name !== 'dns';
  let resolving: string | undefined;
  let settled: Promise<void> = Promise.resolve();
  /** One after the other: a listener that is still closing cannot be opened. */
  function settle(): Promise<void> {
    settled = settled.then(async () => {
      await Promise.all(sites.map((site) => site.settle(world)));
      const before = resolving;
      resolving = places.map(({ host }) => (resolves(host) ? '' : host)).join(' ');
      if (resolving !== before) await Promise.all(listeners.map((listener) => listener()));
    });
    return settled;
  }

  /** Timers count from when the event loop last woke and can be early; then the world would still be as it was. */
  function settleAt(turn: number, played: World): void {
    if (played !== world) return;
    const leftMs = (turn - world.second()) * 1000;
    if (leftMs <= 0) unawaited(settle());
    else timers.push(setTimeout(() => settleAt(turn, played), Math.ceil(leftMs)));
  }

  await settle();
  return {
    authority,
    places,
    ...(!given && { resolverUrl: resolver.url }),
    seen,
    names,
    async play(scenario, from = 0) {
      timers.forEach(clearTimeout);
      timers = [];
      world = worldOf(scenario, from);
      await settle();
      for (const turn of world.turns) if (turn > from) settleAt(turn, world);
    },
    second: () => world.second(),
    resolves,
    traffic: (host) => sum(sites.filter((site) => host === undefined || site.host === host)),
    onNames: (listener) => void listeners.push(listener),
    async close() {
      timers.forEach(clearTimeout);
      await Promise.all([...sites.map((site) => site.close()), resolver.close()]);
      release();
    },
  };
}

function sum(sites: readonly Site[]): Traffic {
  const all = { connections: 0, receivedBytes: 0, sentBytes: 0 };
  for (const traffic of sites.map((site) => site.traffic())) {
    all.connections += traffic.connections;
    all.receivedBytes += traffic.receivedBytes;
    all.sentBytes += traffic.sentBytes;
  }
  return all;
}

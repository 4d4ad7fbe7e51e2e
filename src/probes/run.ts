import { cost } from '../core/traffic/cost.ts';
import type { Bytes } from '../core/traffic/prices.ts';
import { anonymousKind } from './anonymous.ts';
import { probes, type KindName } from './index.ts';
import type { Net, Outcome, ProbeKind, Way } from './net.ts';
import { withLayer } from './layer.ts';
import { settled, within } from './limit.ts';
import { orUnread } from './unread.ts';
import { besideWaiting, withPaired, type PairedOutcome } from './paired.ts';
import { PROXY_ASKS, type Browser } from '../core/model/terms.ts';
import type { Observation, Order } from '../core/model/observation.ts';
import type { Sight } from '../core/model/watch.ts';

/** What a caller passes: the signal calls the whole round off. */
export type OuterNet = Omit<Net, 'signal'> & { signal?: AbortSignal };

/**
 * Carries out one order. Never rejects and never outlives `order.limitMs` (failure `timeout`), but for what the browser adds to an answer. When `net.signal` calls the round
 * off, or when asking would identify the installation, the failure is `aborted`: nothing was measured.
 */
export async function run(order: Order, sight: Sight, net: OuterNet): Promise<Observation> {
  const at = net.now();
  const { endpoint, tier, probe, limitMs } = order;
  const kind = anonymousKind(order, sight);
  if (kind === undefined || !isRegistered(kind)) {
    const detail = kind ? `unknown kind ${kind}` : 'would identify the installation';
    return { endpoint, kind: order.kind, tier, at, isWarm: order.isWarm, ...NOT_ASKED, detail };
  }

  // Asked over the connection that stands, it would show what it was not asked to show.
  if (order.isFresh && !probe.url.startsWith('wss:')) {
    return {
      endpoint,
      kind,
      tier,
      at,
      isWarm: false,
      isFresh: true,
      ...NOT_ASKED,
      detail: 'opens no connection',
    };
  }

  if (net.signal?.aborted) {
    return { endpoint, kind, tier, at, isWarm: order.isWarm, ...NOT_ASKED, detail: 'called off' };
  }

  // The catalogue's types have paired each probe with its kind; an order carries them on as plain data.
  const ask = probes[kind] as ProbeKind;
  const outcome: PairedOutcome = await within(limitMs, net.signal, async (signal) => {
    const here = inside(net, signal);
    const withBeside = besideWaiting(order, here, sight.browser);
    const seen = withBeside(await settled(() => ask(probe, here, sight), signal));
    // Chromium hands a proxy's own answer over as if the host had given it (measured, Chromium 156); no host gives that one.
    if (seen.status === 407 && kind !== 'captive') return { failure: 'network', detail: PROXY_ASKS };
    if (seen.failure !== 'network') return seen;
    const named = withLayer(seen, await here.codeOf?.(probe.url), sight.browser);
    const paired = await withPaired(named, order, here, sight.browser);
    return orUnread(paired, { ...order, kind }, here);
  });
  const latencyMs = Math.max(0, net.now() - at);
  const slept = outcome.failure === 'timeout' && latencyMs > limitMs + SLEPT_MS;
  const failure = slept ? 'aborted' : outcome.failure;
  const answered = failure === undefined;
  const isHeard = outcome.status !== undefined || (answered && outcome.grade !== 0);
  const signer = isHeard ? await net.signerOf?.(probe.url) : undefined;
  const detail = [outcome.detail, signer && `signed by ${signer}`].filter(Boolean).join('; ');
  const way = isHeard || failure === 'timeout' ? await net.wayOf?.(probe.url) : undefined;
  return {
    endpoint,
    kind: outcome.kind ?? kind,
    tier,
    at,
    latencyMs,
    answered,
    grade: answered ? (outcome.grade ?? 0) : 0,
    ...(failure && { failure }),
    ...(outcome.status !== undefined && { status: outcome.status }),
    ...(detail && { detail }),
    isWarm: way?.isWarm ?? order.isWarm,
    ...(order.isFresh && { isFresh: true }),
    ...(order.pair && { pair: order.pair }),
    ...(failure === 'network' && isOffline(outcome, net)
      ? { sentBytes: 0, receivedBytes: 0 }
      : spent({ ...order, kind }, { ...outcome, ...(failure && { failure }) }, way, sight.browser)),
  };
}

/** Whether nothing can have been sent, by the system or by the browser's own code. */
function isOffline({ detail }: Outcome, net: OuterNet): boolean {
  return (net.isOffline?.() ?? false) || /ERR_INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/.test(detail ?? '');
}

/** What the attempt moved, and the fetch beside it where there was one. */
function spent(order: Order, outcome: PairedOutcome, way: Way | undefined, browser: Browser): Bytes {
  const { kind, probe, sinceAnswerMs, cuts } = order;
  const { paired, status, isTaken, heardBytes, isUnheard } = outcome;
  // An upgrade that was refused has been through the whole handshake.
  const isSocket = probe.url.startsWith('wss:') && outcome.failure === 'network';
  const wasRefused = isSocket && (status !== undefined || paired?.answered);
  const failure = wasRefused ? 'http-error' : outcome.failure;
  const common = { browser, isWarm: order.isWarm, sinceAnswerMs, ...(cuts && { cuts }) };
  const beyond = { ...(heardBytes !== undefined && { heardBytes }), ...(isUnheard && { isUnheard }) };
  const attempt = { kind, url: probe.url, answered: failure === undefined, failure, status, ...beyond };
  const main = cost({ ...common, ...(isTaken && { isTaken }), ...way, ...attempt });
  if (!paired) return main;
  // Browsers share neither connections nor TLS sessions between sockets and fetches without cookies.
  const beside = cost({ browser, ...paired, kind: 'http' });
  return {
    sentBytes: main.sentBytes + beside.sentBytes,
    receivedBytes: main.receivedBytes + beside.receivedBytes,
  };
}

/** Timers stand still while the machine sleeps: a limit that comes later than a busy machine explains has measured the sleep. */
const SLEPT_MS = 5_000;

const NOT_ASKED = {
  latencyMs: 0,
  answered: false,
  failure: 'aborted',
  grade: 0,
  sentBytes: 0,
  receivedBytes: 0,
} as const;

function isRegistered(kind: string): kind is KindName {
  return Object.hasOwn(probes, kind);
}

/** A browser's `fetch` refuses to be called as a method of anything but its own window. */
function inside({ fetch, ...net }: OuterNet, signal: AbortSignal): Net {
  return { ...net, fetch: (input, init) => fetch(input, init), signal };
}

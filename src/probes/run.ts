import { cost } from '../core/cost.ts';
import type { Observation, Order, Sight } from '../core/model.ts';
import { anonymousKind } from './anonymous.ts';
import { type KindName, type Net, type ProbeKind, probes } from './index.ts';
import { within } from './limit.ts';
import { pairedCost, withPaired } from './paired.ts';

/** What a caller passes: the signal calls the whole round off. */
export type OuterNet = Omit<Net, 'signal'> & { signal?: AbortSignal };

/**
 * Carries out one order. Never rejects and never outlives `order.limitMs` (failure `timeout`). When `net.signal` calls the round
 * off, or when asking would identify the installation, the failure is `aborted`: nothing was measured.
 */
export async function run(order: Order, sight: Sight, net: OuterNet): Promise<Observation> {
  const at = net.now();
  const { endpoint, tier, probe, limitMs, isWarm } = order;
  const kind = anonymousKind(order, sight);
  if (kind === undefined || !isRegistered(kind)) {
    const detail = kind ? `unknown kind ${kind}` : 'would identify the installation';
    return { endpoint, kind: order.kind, tier, at, isWarm, ...NOT_ASKED, detail };
  }

  // The catalogue's types have paired each probe with its kind; an order carries them on as plain data.
  const ask = probes[kind] as ProbeKind;
  const outcome = await within(limitMs, net.signal, async (signal) => {
    const here = inside(net, signal);
    return withPaired(await ask(probe, here, sight), order, here);
  });
  const latencyMs = Math.max(0, net.now() - at);
  const slept = outcome.failure === 'timeout' && latencyMs > limitMs + SLEPT_MS;
  const failure = slept ? 'aborted' : outcome.failure;
  const answered = failure === undefined;
  const { browser } = sight;
  const spent = cost({ kind, url: probe.url, isWarm, answered, failure, browser });
  const paired = pairedCost(outcome, probe, browser);
  return {
    endpoint,
    kind,
    tier,
    at,
    latencyMs,
    answered,
    grade: answered ? (outcome.grade ?? 0) : 0,
    ...(failure && { failure }),
    ...(outcome.status !== undefined && { status: outcome.status }),
    ...(outcome.detail !== undefined && { detail: outcome.detail }),
    isWarm,
    sentBytes: spent.sentBytes + paired.sentBytes,
    receivedBytes: spent.receivedBytes + paired.receivedBytes,
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

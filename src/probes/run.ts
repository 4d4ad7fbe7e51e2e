import { cost } from '../core/cost.ts';
import type { Observation, Order, Sight } from '../core/model.ts';
import { anonymousKind } from './anonymous.ts';
import { type KindName, type Net, type Outcome, type ProbeKind, probes } from './index.ts';
import { within } from './limit.ts';

/** What a caller passes: the signal calls the whole round off. */
export type OuterNet = Omit<Net, 'signal'> & { signal?: AbortSignal };

/**
 * Carries out one order. Never rejects and never outlives `order.limitMs` (failure `timeout`). When `net.signal` calls the round
 * off, or when asking would identify the installation, the failure is `aborted`: nothing was measured.
 */
export async function run(order: Order, sight: Sight, net: OuterNet): Promise<Observation> {
  const at = net.now();
  const kind = anonymousKind(order, sight);
  const ask = kindNamed(kind);
  if (!ask) {
    const detail = kind ? `unknown kind ${kind}` : 'would identify the installation';
    return {
      ...observation(order, order.kind, { failure: 'aborted', detail }, sight, at, 0),
      ...NOTHING_SENT,
    };
  }
  const outcome = await within(order.limitMs, net.signal, (signal) =>
    ask(order.probe, inside(net, signal), sight),
  );
  return observation(order, kind ?? order.kind, outcome, sight, at, Math.max(0, net.now() - at));
}

const NOTHING_SENT = { sentBytes: 0, receivedBytes: 0 };

function observation(
  order: Order,
  kind: string,
  outcome: Outcome,
  sight: Sight,
  at: number,
  latencyMs: number,
): Observation {
  // Timers stand still while the machine sleeps: a limit that comes this late measured the sleep.
  const slept = outcome.failure === 'timeout' && latencyMs > 2 * order.limitMs;
  const failure = slept ? 'aborted' : outcome.failure;
  const answered = failure === undefined;
  const { endpoint, tier, probe, isWarm } = order;
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
    ...cost({ kind, url: probe.url, isWarm, answered, failure, browser: sight.browser }),
  };
}

function kindNamed(kind: string | undefined): ProbeKind | undefined {
  if (kind === undefined || !Object.hasOwn(probes, kind)) return undefined;
  // The catalogue's types have paired each probe with its kind; an order carries them on as plain data.
  return probes[kind as KindName] as ProbeKind;
}

/** A browser's `fetch` refuses to be called as a method of anything but its own window. */
function inside(net: OuterNet, signal: AbortSignal): Net {
  const { fetch } = net;
  return {
    fetch: (input, init) => fetch(input, init),
    WebSocket: net.WebSocket,
    now: () => net.now(),
    randomBytes: (length) => net.randomBytes(length),
    signal,
  };
}

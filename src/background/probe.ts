/** One probe in the browser: what it saw and, where the browser may say it, at which layer it failed. */
import type { Observation, Order, Sight } from '../core/model.ts';
import { watchLayers } from '../platform/layers.ts';
import { withLayer } from '../probes/layer.ts';
import { run } from '../probes/run.ts';

/** The browser's word for a failure comes over another way than the failure, and may come later. */
const LAYER_MS = 200;

const net = {
  fetch,
  WebSocket,
  now: () => Date.now(),
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};

/** Never rejects, never outlives the order's limit. */
export async function probe(order: Order, sight: Sight): Promise<Observation> {
  if (!sight.seesLayers || order.tier !== 'detailed') return run(order, sight, net);
  const layers = watchLayers([order.probe.url]);
  try {
    const seen = await run(order, sight, net);
    if (seen.failure !== 'network') return seen;
    const layer = await layers.failed(order.probe.url, Math.min(LAYER_MS, order.limitMs - seen.latencyMs));
    return layer ? withLayer(seen, order, layer.code, sight.browser) : seen;
  } finally {
    layers.stop();
  }
}

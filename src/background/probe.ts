/** One probe in the browser: what it saw and, where the browser may say it, at which layer it failed and how it travelled. */
import type { Observation, Order, Sight } from '../core/model.ts';
import { watchLayers } from '../platform/layers.ts';
import { lostName } from '../platform/names.ts';
import { isBehindPortal } from '../platform/portal.ts';
import { watchTimings } from '../platform/timings.ts';
import type { Net } from '../probes/index.ts';
import { run } from '../probes/run.ts';

/** The browser's word for a request comes over another way than its outcome, and may come later. */
const TOLD_MS = 200;

/** The network as this script has it. */
export const net = {
  fetch,
  WebSocket,
  now: () => Date.now(),
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};

/** Never rejects, never outlives the order's limit by more than a moment. */
export async function probe(order: Order, sight: Sight): Promise<Observation> {
  if (order.tier !== 'detailed')
    return withPortal(await run(order, sight, { ...net, codeOf: lostName }), order);
  const watched = watch(order.probe.url, sight);
  try {
    return await run(order, sight, { ...net, ...watched.says });
  } finally {
    watched.stop();
  }
}

/** Without permission the answer of a sign-in page cannot be read; where the browser has read it, its word is taken. */
async function withPortal(seen: Observation, { probe }: Order): Promise<Observation> {
  if (probe.kind !== 'captive' || seen.kind !== 'opaque' || !(await isBehindPortal())) return seen;
  return { ...seen, answered: false, failure: 'captive', grade: 0, detail: 'locked_portal' };
}

/** What the browser says about requests for one address, on a granted host. */
function watch(url: string, { seesLayers, browser }: Sight) {
  const timings = watchTimings();
  // Beside a socket the same address may be asked over https.
  const layers = seesLayers ? watchLayers([url, url.replace(/^wss:/, 'https:')]) : undefined;
  const isUnheard = (asked: string) => browser === 'chromium' && asked.startsWith('wss:');
  const says: Pick<Net, 'codeOf' | 'wayOf'> = {
    // Where `webRequest` is not granted the resolver is still there to be asked.
    codeOf: async (asked) =>
      isUnheard(asked) ? undefined : layers ? layers.failed(asked, TOLD_MS) : lostName(asked),
    async wayOf(asked) {
      if (asked.startsWith('wss:')) return {};
      const [isHttp1, timing] = await Promise.all([
        layers?.isHttp1(asked, TOLD_MS),
        timings.of(asked, TOLD_MS),
      ]);
      return { ...(isHttp1 !== undefined && { isHttp1 }), ...timing };
    },
  };
  return {
    says,
    stop() {
      layers?.stop();
      timings.stop();
    },
  };
}

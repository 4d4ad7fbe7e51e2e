/** A server that never stops sending, at 100 Mbit/s, in front of a real browser: what it holds of it, and for how long. */
import { expect, it, onTestFinished } from 'vitest';
import { until } from '../drive/await.ts';
import { addFloodingHost, FLOODING_HOST, type FloodingHost } from '../browser/flooding-host.ts';
import { memoryAtRest, memoryOfBrowsers } from '../browser/memory.ts';
import { detailedIn } from '../drive/extension.ts';
import { startRig } from '../browser/rig.ts';

const MB = 1_000_000;
const MOST_ABOVE_REST = 150 * MB;
/**
 * The five seconds for a message end before this limit, or the limit would be what is said. How much has come by then hangs on how late the
 * timers of this machine are, so that it is told and not asserted.
 */
const LIMIT_MS = 10_000;
/** One second for the peer to say goodbye, and what a busy machine needs. */
const LET_GO_WITHIN_MS = 10_000;
/** What a browser holds differs by so much from one moment to the next without any of this. */
const SWAY = 40 * MB;

it.skipIf(process.platform !== 'linux')('an endless message and an endless body are let go of', async () => {
  let host: FloodingHost | undefined;
  const rig = await startRig('chromium', {
    ...detailedIn('chromium'),
    hasDoor: true,
    widen: async (lab) => (host = await addFloodingHost(lab)).lab,
  });
  onTestFinished(rig.close);
  const ask = (kind: string, scheme: 'https' | 'wss', name = FLOODING_HOST) =>
    rig.ask({
      ...{ endpoint: 'test/endpoint', kind, tier: 'basic', limitMs: LIMIT_MS, isWarm: false },
      probe: { kind, url: `${scheme}://${name}/` },
    });
  // What the first request and the first socket of all open stays.
  await ask('opaque', 'https');
  await ask('websocket', 'wss', 'prod-nginz-ssl.wire.com');
  const atRest = await memoryAtRest();

  for (const [kind, scheme, detail] of [
    ['xmpp-websocket', 'wss', 'silent'],
    ['matrix', 'https', 'flood'],
  ] as const) {
    let peak = 0;
    const before = host!.sent();
    const asked = ask(kind, scheme);
    const letGo = asked.then(() =>
      until(() => host!.open() === 0, { deadlineMs: LET_GO_WITHIN_MS, what: 'its end' }),
    );
    let isOver = false;
    void letGo.finally(() => (isOver = true)).catch(() => undefined);
    await until(() => {
      peak = Math.max(peak, memoryOfBrowsers());
      return isOver;
    });
    await letGo;
    expect(await asked).toMatchObject({ failure: 'no-protocol', detail });
    const line = `${kind}: ${Math.round((peak - atRest) / MB)} MB above rest, ${Math.round((host!.sent() - before) / MB)} MB sent`;
    expect(peak - atRest, line).toBeLessThan(MOST_ABOVE_REST);
    await until(() => memoryOfBrowsers() < atRest + SWAY, { deadlineMs: 10_000, what: `rest after ${line}` });
  }
});

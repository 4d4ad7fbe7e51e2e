/**
 * Servers that keep to no protocol, in front of real browsers: a look ends, asks few times and holds little. Some go on sending over the
 * connection afterwards, and no extension can close it (docs/threats.md).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../drive/await.ts';
import { addHostileHost, HOSTILE_HOST, MANNERS, type HostileHost } from '../browser/hostile-host.ts';
import { memoryAtRest, memoryOfBrowsers } from '../browser/memory.ts';
import { startRig, type Rig } from '../browser/rig.ts';
import { detailedIn } from '../drive/extension.ts';
import type { Browser } from '../../src/core/model/terms.ts';

const MOST_ABOVE_REST = 150_000_000;
/** Firefox opens ten connections for a fetch that is cut (`src/core/traffic/prices.ts`), and browsers follow twenty redirects. */
const MOST = { connections: 11, requests: 21 };

describe.each(['chromium', 'firefox'] as const)('in %s', (browser: Browser) => {
  let rig: Rig;
  let host: HostileHost;
  let atRest = 0;

  beforeAll(async () => {
    rig = await startRig(browser, {
      ...detailedIn(browser),
      hasDoor: true,
      widen: async (lab) => (host = await addHostileHost(lab)).lab,
    });
    atRest = process.platform === 'linux' ? await memoryAtRest() : 0;
  });
  afterAll(async () => rig?.close());

  const ask = (kind: string) =>
    rig.ask({
      ...{ endpoint: 'test/endpoint', kind, tier: kind === 'opaque' ? 'basic' : 'detailed' },
      ...{ probe: { kind, url: `https://${HOSTILE_HOST}/` }, limitMs: 8_000, isWarm: false },
    });

  it.each(MANNERS)('a server of %s that %s', async (...manner) => {
    for (const kind of ['matrix', 'opaque']) {
      host.behave(manner);
      let peak = 0;
      let isOver = false;
      const asked = ask(kind).finally(() => (isOver = true));
      const watched = until(() => {
        if (atRest > 0) peak = Math.max(peak, memoryOfBrowsers());
        return isOver;
      });
      const seen = await asked;
      await watched;
      const { connections, requests } = host.met();
      const line = `${kind}: ${JSON.stringify({ ...seen, connections, requests, peak: peak - atRest })}`;
      expect(requests, line).toBeGreaterThan(0);
      expect(connections, line).toBeLessThanOrEqual(MOST.connections);
      expect(requests, line).toBeLessThanOrEqual(MOST.requests);
      expect(peak - atRest, line).toBeLessThan(MOST_ABOVE_REST);
      // Nothing that it says is the protocol; that there is an answer of some kind is all that can be seen without permission.
      if (kind === 'matrix') expect(seen.grade, line).toBeLessThan(2);
    }
  });
});

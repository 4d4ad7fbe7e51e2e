/** Runs one probe against a loopback peer, as the browser would. */
import type { KnownProbe } from '../../src/probes/index.ts';
import { run } from '../../src/probes/run.ts';
import { NOW } from '../moment.ts';
import { browserNet } from './browser-net.ts';
import type { Browser, Tier } from '../../src/core/model/terms.ts';
import type { Observation } from '../../src/core/model/observation.ts';

export interface Circumstances {
  browser?: Browser;
  tier?: Tier;
  limitMs?: number;
  signal?: AbortSignal;
  /** What the browser says of every request that fails; left out: nothing. */
  code?: string;
}

export function ask(
  probe: KnownProbe,
  { browser = 'chromium', tier = 'detailed', limitMs = 30_000, signal, code }: Circumstances = {},
): Promise<Observation> {
  const isGranted = tier === 'detailed';
  return run(
    { endpoint: 'control/example', kind: probe.kind, tier, probe, limitMs, isWarm: false },
    {
      browser,
      granted: isGranted ? ['control'] : [],
      seesLayers: code !== undefined,
      socketsAreAnonymous: browser === 'chromium',
    },
    {
      ...browserNet({ browser, isGranted }, signal),
      // It stands: what a busy machine takes longer than its limit is no sleep.
      now: () => NOW,
      ...(code && { codeOf: async () => code }),
    },
  );
}

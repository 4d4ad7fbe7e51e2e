/** A world in which everything answers. */
import type { Shell } from '../../src/background/shell.ts';
import { storeOver } from '../simulate/memory-store.ts';
import { unawaited } from '../../src/platform/unawaited.ts';
import type { Grade } from '../../src/core/model/terms.ts';
import type { Observation, Order } from '../../src/core/model/observation.ts';
import type { Watch } from '../../src/core/model/watch.ts';

/** What an order sees that is answered. */
export const answerTo = (order: Order, at: number, grade: Grade = 1): Observation => {
  const { endpoint, kind, tier, isWarm } = order;
  return {
    ...{ endpoint, kind, tier, isWarm, at, latencyMs: 50, answered: true, grade },
    ...{ sentBytes: 58, receivedBytes: 63 },
  };
};

/** That world from a moment on, over this storage. */
export function healthyShell(stored: Map<string, unknown>, startAt: number, watched: () => Watch): Shell {
  const { load, loadAll, loadEverything, save, holdBack } = storeOver(stored);
  let now = startAt;
  return {
    now: () => now,
    chance: () => 0.5,
    sleep: async (ms) => void (now += ms),
    // Nothing hangs in it.
    after: () => () => undefined,
    watch: async () => watched(),
    ...{ load, loadAll, loadEverything, save, holdBack },
    probe: async (order) => answerTo(order, now),
    ask: () => Promise.reject(new Error('nobody is switched on')),
    isSystemOffline: () => false,
    setAlarm: async () => undefined,
    show: async () => undefined,
    tell: async () => undefined,
    say: () => undefined,
    admit: (troubles) =>
      void (troubles.length > 0 && unawaited(Promise.reject(new Error(JSON.stringify(troubles))))),
    report: async () => undefined,
    withdraw: async () => undefined,
  };
}

/** What lies in storage after a night with an outage, and a healthy world around it. */
import type { Shell } from '../../src/background/round.ts';
import type { Observation, Order } from '../../src/core/model.ts';
import { watch } from '../../src/services/index.ts';
import { draw } from '../nights/draw.ts';
import { settingsOf, sightOf } from '../simulate/device.ts';
import { storeAfter, storeOver, type MemoryStore } from '../simulate/memory-store.ts';

const scenario = draw(
  `whatsapp ${'.'.repeat(20)}${'t'.repeat(10)}${'.'.repeat(10)}\nsignal ${'.'.repeat(40)}`,
);

/** A healthy world around this storage, a minute after the night. */
export function shellOver(stored: Map<string, unknown>): Shell {
  const { load, save } = storeOver(stored);
  let now = scenario.startAt + scenario.duration * 1000 + 60_000;
  const answer = ({ endpoint, kind, tier, isWarm }: Order): Observation => ({
    ...{ endpoint, kind, tier, isWarm, at: now, latencyMs: 50, answered: true, grade: 1 },
    ...{ sentBytes: 58, receivedBytes: 63 },
  });
  return {
    now: () => now,
    chance: () => 0.5,
    sleep: async (ms) => void (now += ms),
    watch: async () => watch(settingsOf(scenario), sightOf(scenario)),
    ...{ load, save },
    probe: async (order) => answer(order),
    isSystemOffline: () => false,
    setAlarm: async () => undefined,
    show: async () => undefined,
    tell: async () => undefined,
    say: () => undefined,
    withdraw: async () => undefined,
  };
}

let once: Promise<MemoryStore> | undefined;

/** All that lies in storage then, for one test alone. */
export async function nightlyCopy(): Promise<Map<string, unknown>> {
  once ??= storeAfter(scenario);
  return structuredClone((await once).stored);
}

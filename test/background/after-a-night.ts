/** What lies in storage after a night with an outage, and a healthy world around it. */
import type { Shell } from '../../src/background/shell.ts';
import { watch } from '../../src/services/index.ts';
import { draw } from '../nights/draw.ts';
import { settingsOf, sightOf } from '../simulate/device.ts';
import { storeAfter, type MemoryStore } from '../simulate/memory-store.ts';
import { healthyShell } from './healthy.ts';

const scenario = draw(
  `whatsapp ${'.'.repeat(20)}${'t'.repeat(10)}${'.'.repeat(10)}\nsignal ${'.'.repeat(40)}`,
);

/** A healthy world around this storage, a minute after the night. */
export function shellOver(stored: Map<string, unknown>): Shell {
  const morningAt = scenario.startAt + scenario.duration * 1000 + 60_000;
  return healthyShell(stored, morningAt, () => watch(settingsOf(scenario), sightOf(scenario)));
}

let once: Promise<MemoryStore> | undefined;

/** All that lies in storage then, for one test alone. */
export async function nightlyCopy(): Promise<Map<string, unknown>> {
  once ??= storeAfter(scenario);
  return structuredClone((await once).stored);
}

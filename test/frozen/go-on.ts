/** What follows a profile: a healthy world. */
import { readSettings } from '../../src/background/read-state.ts';
import { rounds } from '../../src/background/round.ts';
import { MINUTE_MS } from '../../src/core/model/time.ts';
import { watch } from '../../src/services/index.ts';
import { healthyShell } from '../background/healthy.ts';
import type { MemoryStore } from '../simulate/memory-store.ts';
import { frozenAt, sights, type ProfileName } from './profile.ts';
import type { Notice } from '../../src/core/model/sentence.ts';
import { inForce } from '../../src/core/model/choices.ts';

/** Everything answers, from the end of the profile on, looked at every minute. Gives what was told. */
export async function goOn(name: ProfileName, store: MemoryStore, minutes: number): Promise<Notice[]> {
  const told: Notice[] = [];
  const settings = await readSettings(store);
  for (let minute = 1; minute <= minutes; minute += 1) {
    const at = frozenAt[name] + minute * MINUTE_MS;
    const watched = () => watch(inForce(settings, at), sights[name]);
    const shell = {
      ...healthyShell(store.stored, at, watched),
      tell: async (one: Notice) => void told.push(one),
    };
    await rounds(shell)(minute === 1 ? 'start' : 'alarm');
  }
  return told;
}

/** What is stored may be damaged in any way: a round still ends, what was there is set aside, and the popup may say so. */
import { describe, expect, it } from 'vitest';
import { damagedKey, readSettings, readState } from '../../src/background/documents.ts';
import { rounds, type Shell } from '../../src/background/round.ts';
import { STATE, SETTINGS } from '../../src/core/stored/documents.ts';
import type { Observation, Order } from '../../src/core/model.ts';
import { defaultSettings, watch } from '../../src/services/index.ts';
import { draw } from '../nights/draw.ts';
import { live, settingsOf, sightOf } from '../simulate/device.ts';

const scenario = draw(
  `whatsapp ${'.'.repeat(20)}${'t'.repeat(10)}${'.'.repeat(10)}\nsignal ${'.'.repeat(40)}`,
);
const GARBAGE: readonly unknown[] = [
  3,
  'x',
  {},
  [],
  { version: 99 },
  { version: 1, openDays: 7 },
  [[[]]],
  true,
];

/** All that lies in storage after a night with an outage. */
async function nightly(): Promise<Map<string, unknown>> {
  const stored = new Map<string, unknown>();
  await live(scenario, {
    probed: () => undefined,
    told: () => undefined,
    stored: (_, entries) =>
      Object.entries(entries).forEach(([key, value]) => stored.set(key, structuredClone(value))),
  });
  return stored;
}

/** A healthy world around this storage, a minute after the night. */
function shellOver(stored: Map<string, unknown>, save?: Shell['save']): Shell {
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
    load: async (key) => stored.get(key),
    save:
      save ??
      (async (entries) => {
        for (const [key, value] of Object.entries(entries))
          if (value === undefined) stored.delete(key);
          else stored.set(key, structuredClone(value));
      }),
    probe: async (order) => answer(order),
    isSystemOffline: () => false,
    setAlarm: async () => undefined,
    show: async () => undefined,
    tell: async () => undefined,
    say: () => undefined,
    withdraw: async () => undefined,
  };
}

describe('a damaged document', () => {
  it('of any kind, in any place, does not stop the next round', async () => {
    const keys = [...(await nightly()).keys()];
    expect(keys.length).toBeGreaterThan(2);
    for (const key of keys)
      for (const garbage of GARBAGE) {
        const stored = await nightlyCopy();
        stored.set(key, garbage);
        const shell = shellOver(stored);
        await rounds(shell)('alarm');
        const { line } = await readState(shell);
        expect([key, garbage, line.status]).toEqual([key, garbage, 'online']);
      }
  });

  it('of beliefs is set aside, and the new beginning says so', async () => {
    const stored = await nightlyCopy();
    stored.set(STATE, { version: 1, steppedAt: 'yesterday' });
    const state = await readState(shellOver(stored));
    expect(state.wasDamaged).toBe(true);
    expect(stored.get(damagedKey(STATE))).toEqual({ version: 1, steppedAt: 'yesterday' });
    expect(stored.has(STATE)).toBe(false);
  });

  it('of settings is set aside, and nothing is contacted until the user has chosen anew', async () => {
    const stored = new Map<string, unknown>([[SETTINGS, { version: 1, services: 'all' }]]);
    const settings = await readSettings(shellOver(stored), defaultSettings);
    expect(settings.isStarted).toBe(false);
    expect(stored.get(damagedKey(SETTINGS))).toEqual({ version: 1, services: 'all' });
  });
});

describe('a full disk', () => {
  it('does not stop the watch: what could not be saved is kept while the script lives', async () => {
    const stored = new Map<string, unknown>();
    const shell = shellOver(stored, async () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    });
    const shown: string[] = [];
    const run = rounds({ ...shell, show: async ({ icon }) => void shown.push(icon) });
    await run('alarm');
    await run('alarm');
    expect(shown.at(-1)).toBe('calm');
    expect(stored.size).toBe(0);
  });

  it('loses nothing: once there is room all since then is saved, and what was told is not told again', async () => {
    const stored = await nightlyCopy();
    const kept = [...stored];
    let hasRoom = false;
    const shell = shellOver(stored);
    const told: string[] = [];
    const run = rounds({
      ...shell,
      save: (entries) => (hasRoom ? shell.save(entries) : Promise.reject(new Error('QUOTA_BYTES'))),
      // WhatsApp falls silent, everybody else answers.
      probe: async (order, watched) => {
        const { grade: _grade, ...seen } = await shell.probe(order, watched);
        return order.endpoint.startsWith('whatsapp/')
          ? { ...seen, answered: false, failure: 'timeout', grade: 0 }
          : { ...seen, grade: 1 };
      },
      tell: async ({ kind }) => void told.push(kind),
    });
    for (let round = 0; round < 6; round += 1) {
      await run('alarm');
      await shell.sleep(60_000);
    }
    expect(told).toEqual(['outage']);
    expect([...stored]).toEqual(kept);
    hasRoom = true;
    await run('alarm');
    expect(told).toEqual(['outage']);
    const state = await readState(shell);
    expect(state.services['whatsapp']?.status).toBe('down');
    const [incident] = state.incidents.slice(-1);
    expect(incident?.toldAt).toBeDefined();
    // The whole of it was counted, not only what came after there was room.
    const whatsapp = state.testimonies.at(-1)!.tallies.filter(({ role }) => role !== 'control');
    expect(Math.max(...whatsapp.map(({ asked }) => asked))).toBeGreaterThan(5);
    expect(state.outbox).toEqual([]);
  });
});

let once: Promise<Map<string, unknown>> | undefined;

async function nightlyCopy(): Promise<Map<string, unknown>> {
  once ??= nightly();
  return structuredClone(await once);
}

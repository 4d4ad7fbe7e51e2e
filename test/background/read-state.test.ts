/** What is stored may be damaged in any way: a round still ends, what was there is set aside, and the popup may say so. */
import { describe, expect, it } from 'vitest';
import { readSettings, readState } from '../../src/background/read-state.ts';
import { rounds } from '../../src/background/round.ts';
import { dayKey, LOST, SETTINGS, STATE } from '../../src/core/storage/keys.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { wholeSettings } from '../services/whole-settings.ts';
import { nightlyCopy, shellOver } from './after-a-night.ts';

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

describe('a damaged document', () => {
  it('of any kind, in any place, does not stop the next round', async () => {
    const keys = [...(await nightlyCopy()).keys()];
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

  it('of settings is set aside, and nothing is contacted until the user has chosen anew', async () => {
    const stored = new Map<string, unknown>([[SETTINGS, { version: 1, services: 'all' }]]);
    const settings = await readSettings(shellOver(stored));
    expect(settings.isStarted).toBe(false);
    expect(stored.get('damaged:0')).toEqual({
      number: 0,
      documents: { [SETTINGS]: { version: 1, services: 'all' } },
    });
    expect(stored.get(LOST)).toEqual({ places: ['settings › services'], more: 0 });
  });

  it('of settings is set aside, and what of them can be read stands in its place', async () => {
    const damaged = { ...wholeSettings, everyMs: 1e308, alerts: 'loud' };
    const stored = new Map<string, unknown>([[SETTINGS, damaged]]);
    const settings = await readSettings(shellOver(stored));
    const { everyMs: _, ...kept } = wholeSettings;
    expect(settings).toEqual({ ...kept, alerts: defaultSettings.alerts });
    expect(stored.get(SETTINGS)).toEqual(settings);
    expect(stored.get('damaged:0')).toEqual({ number: 0, documents: { [SETTINGS]: damaged } });
  });

  it('of settings is read even where nothing can be written', async () => {
    const shell = shellOver(new Map<string, unknown>([[SETTINGS, { ...wholeSettings, everyMs: 0 }]]));
    const { services } = await readSettings({ ...shell, save: () => Promise.reject(new Error('full')) });
    expect(services).toEqual(wholeSettings.services);
  });
});

describe('settings of a later version', () => {
  it('stay as they are, though not all of them can be read', async () => {
    const later = { ...wholeSettings, version: 2, preset: 'nightly', colour: 'green' };
    const stored = new Map<string, unknown>([[SETTINGS, later]]);
    const settings = await readSettings(shellOver(stored));
    expect([settings.isStarted, settings.services]).toEqual([true, wholeSettings.services]);
    expect(Object.fromEntries(stored)).toEqual({ [SETTINGS]: later });
  });
});

describe('a wake-up', () => {
  it('asks storage twice, and for no document twice: the state, then all that it names', async () => {
    const shell = shellOver(await nightlyCopy());
    const asked: (readonly string[])[] = [];
    const state = await readState({
      ...shell,
      load: (key) => {
        asked.push([key]);
        return shell.load(key);
      },
      loadAll: (keys) => {
        asked.push(keys);
        return shell.loadAll(keys);
      },
    });
    const all = asked.flat();
    expect([asked.length, all]).toEqual([2, [...new Set(all)]]);
    expect(asked[0]).toEqual([STATE]);
    for (const { day } of state.days) expect(all).toContain(dayKey(day));
    expect(state.days.length).toBeGreaterThan(0);
  });
});

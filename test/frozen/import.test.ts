/** A file that a user of version 0.1.0 saved is taken in whole, by a browser that knows nothing yet. */
import { describe, expect, it } from 'vitest';
import { readSettings, readState } from '../../src/background/read-state.ts';
import { readImport } from '../../src/background/import.ts';
import { imported } from '../../src/background/archive.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/model/time.ts';
import { archiveOf } from '../../src/core/archive/archive.ts';
import { SETTINGS } from '../../src/core/storage/keys.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { memoryStore } from '../simulate/memory-store.ts';
import { ranges } from './figures.ts';
import { goOn } from './go-on.ts';
import { frozenAt, openProfile, profileNames } from './profile.ts';

describe('a saved file', () => {
  it.each(profileNames)('of %s', async (name) => {
    const { saved, settings, archive, state } = await openProfile(name);
    const now = frozenAt[name] + MINUTE_MS;
    const read = readImport(saved);
    if ('refusals' in read) throw new Error('the file is refused');
    const store = memoryStore();
    expect(await imported(store, saved, defaultSettings, now)).not.toHaveProperty('refusals');

    // The file from Firefox was saved without settings.
    const hasSettings = name !== 'firefox-basic-paused';
    // What was done and granted there was not done and granted here.
    const { startedAt: _at, declined: _declined, ...wishes } = settings;
    const services = wishes.services.map(({ wantsDetailed: _, ...choice }) => choice);
    expect(await readSettings(store)).toEqual(
      hasSettings ? { ...wishes, isStarted: false, services } : defaultSettings,
    );
    const there = read.archive;
    const here = archiveOf(Object.fromEntries(store.stored));
    expect([here.days, here.sums, here.marks]).toEqual([there.days, there.sums, there.marks]);
    expect(here.openDays.map(({ day, blips }) => ({ day, blips }))).toEqual(
      there.openDays.map(({ day, blips }) => ({ day, blips })),
    );
    const isKept = ({ at }: { at: number }): boolean => at > now - 47 * HOUR_MS;
    expect(here.observations.filter(isKept)).toEqual(there.observations.filter(isKept));
    expect(here.cases.map(({ testimony }) => testimony)).toEqual(
      there.cases.map(({ testimony }) => testimony),
    );
    expect(here.cases.map(({ incident }) => incident)).toEqual(
      // One that was open there ended when nobody looked any more.
      there.cases.map(({ incident }, serial) => {
        const { measuredUntilAt } = there;
        const resolvedBetween = { afterAt: measuredUntilAt, beforeAt: now };
        return { resolvedAt: measuredUntilAt, resolvedBetween, ...incident, serial };
      }),
    );
    // Shown with the first round, which follows at once.
    const { pausedUntilAt: _paused, ...going } = settings;
    await store.save({ [SETTINGS]: going });
    await goOn(name, store, 2);
    const past = { settings, archive: here, state: await readState(store) };
    expect(ranges(past, frozenAt[name])).toEqual(ranges({ settings, archive, state }, frozenAt[name]));
  });
});

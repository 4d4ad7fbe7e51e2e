/** A browser that goes back to version 0.1.0 loses nothing: its own reader, as it was shipped, reads whole what is written today. */
import { expect, it } from 'vitest';
import { archiveOf, type Archive } from '../../src/core/archive/archive.ts';
import { entries } from '../../src/core/storage/entries.ts';
import { emptyState } from '../../src/core/model/state.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { settingsEntries } from '../../src/services/settings.ts';
import { nightlyCopy } from '../background/after-a-night.ts';
import { wholeState } from '../core/whole-state.ts';
import { wholeSettings } from '../services/whole-settings.ts';
import { memoryStore, type MemoryStore } from '../simulate/memory-store.ts';
import { goOn } from './go-on.ts';
import { openProfile, profileNames } from './profile.ts';
import * as old from './reader-0.1.0.mjs';

/** With what version 0.1.0 calls up: a website that answers was so. */
function asBefore(archive: Archive): Archive {
  const openDays = archive.openDays.map((day) => ({
    ...day,
    services: Object.fromEntries(
      Object.entries(day.services).map(([id, spans]) => [
        id,
        spans.map((span) => (span.past === 'reached' ? { ...span, past: 'up' as const } : span)),
      ]),
    ),
  }));
  return { ...archive, openDays };
}

/** Read by version 0.1.0 and by today's, the same stands there; nothing was set aside. */
async function expectReadAlike(store: MemoryStore): Promise<void> {
  const before = structuredClone([...store.stored]);
  const state = await old.readState(store);
  expect(state.wasDamaged).toBeUndefined();
  expect([...store.stored]).toEqual(before);
  const documents = Object.fromEntries(store.stored);
  const there = old.archiveOf(documents);
  const here = asBefore(archiveOf(documents));
  expect([there.openDays, there.days, there.sums, there.marks, there.observations]).toEqual([
    here.openDays,
    here.days,
    here.sums,
    here.marks,
    here.observations,
  ]);
  const facts = ({ cases }: typeof there) =>
    cases.map(({ incident, testimony }) => [incident.id, testimony !== undefined]);
  expect(facts(there)).toEqual(facts(here));
}

it.each(profileNames)('after half an hour of today in %s', async (name) => {
  const { store } = await openProfile(name);
  await goOn(name, store, 30);
  await expectReadAlike(store);
});

it('after a night', async () => expectReadAlike(memoryStore(await nightlyCopy())));

it('with a value in every field', async () => {
  const store = memoryStore();
  await store.save({ ...entries(emptyState, wholeState), ...settingsEntries(wholeSettings) });
  await expectReadAlike(store);
  const { endpoints, services: beliefs, incidentCount } = await old.readState(store);
  expect([endpoints['signal/chat']?.held, beliefs['signal']?.voice, incidentCount]).toEqual([
    'partly',
    'careful',
    5,
  ]);
  // It never removed anything by age, asked nobody because of a country and no outside source, preferred no service, muted none for good and left none out, and did not note when a pause began: it knows of no such wishes.
  const { keep: _keep, country: _country, sparesDomestic: _spares, ...chosen } = wholeSettings;
  const { sources: _sources, asksByItself: _asks, watchesOperators: _watches, ...here } = chosen;
  const { provider: _provider, pausedAt: _pausedAt, alerts, ...rest } = here;
  const { reported: _reported, ...older } = alerts;
  const services = rest.services.map(
    ({ fallback: _fallback, isMuted: _muted, isLeftOut: _leftOut, ...choice }) => choice,
  );
  const known = { ...rest, services, alerts: older };
  expect(await old.readSettings(store, defaultSettings)).toEqual(known);
});

/** What was readable before is readable after: settings that were changed anywhere, read again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/core/model/settings.ts';
import { isNewer, settingsEntries, settingsFrom } from '../../src/services/settings.ts';
import { places, strange, withValue, type Path } from '../mutated.ts';
import '../seed.ts';
import { wholeSettings } from './whole-settings.ts';

const ALL = places(wholeSettings);
const before: Settings = wholeSettings;

/** What is read is read again as it is, and can be written as long as it is not of a later version. */
function expectReadAgain(settings: Settings): void {
  expect(settingsFrom(settings)).toEqual({ settings, lost: [] });
  if (!isNewer(settings)) expect(Object.values(settingsEntries(settings))).toEqual([settings]);
}

/** Of a list in which one item was changed, the others. */
function othersOf(list: readonly { id: string }[], [, index]: Path): readonly { id: string }[] {
  return list.filter((_, place) => String(place) !== index);
}

/** One place was changed: nothing else is lost. */
function expectTheRest(path: Path, after: Settings): void {
  const [key, inner, field] = path;
  const isUnchosen = key === 'services' && inner === undefined && !after.isStarted;
  for (const name of Object.keys(before) as (keyof Settings)[])
    if (name !== key && !(isUnchosen && name === 'isStarted'))
      expect([name, after[name]]).toEqual([name, before[name]]);
  if (inner === undefined) return;
  if (key === 'services' || key === 'custom') {
    const others = othersOf(before[key]!, path);
    expect(after[key]!.filter((item) => others.some(({ id }) => id === item.id))).toEqual(others);
  }
  if (key === 'services' && field !== undefined && field !== 'id')
    expect({ ...after.services[Number(inner)], [field]: 0 }).toEqual({
      ...before.services[Number(inner)],
      [field]: 0,
    });
  if (key === 'alerts') expect({ ...after.alerts, [inner]: 0 }).toEqual({ ...before.alerts, [inner]: 0 });
}

/** Defines the tests, each with so many documents. */
export function mutateSettings(numRuns: number): void {
  describe(`settings in ${numRuns} states`, () => {
    it('changed in one place, keep the rest', () => {
      fc.assert(
        fc.property(fc.constantFrom(...ALL.filter((path) => path.length > 0)), strange, (path, value) => {
          const { settings } = settingsFrom(withValue(wholeSettings, path, value));
          expectTheRest(path, settings);
          expectReadAgain(settings);
        }),
        { numRuns },
      );
    });

    it('changed in several places, keep the keys that were not touched', () => {
      const changes = fc.array(fc.tuple(fc.constantFrom(...ALL), strange), { minLength: 2, maxLength: 6 });
      fc.assert(
        fc.property(changes, (all) => {
          const deep = all.filter(([path]) => path.length > 0);
          const document = deep.reduce<unknown>(
            (known, [path, value]) => changed(known, path, value),
            wholeSettings,
          );
          const touched = new Set(deep.map(([[key]]) => key));
          const { settings } = settingsFrom(document);
          for (const key of Object.keys(before) as (keyof Settings)[]) {
            const isUnchosen = key === 'isStarted' && touched.has('services');
            if (!touched.has(key) && !isUnchosen) expect([key, settings[key]]).toEqual([key, before[key]]);
          }
          expectReadAgain(settings);
        }),
        { numRuns },
      );
    });

    it('of any form, are read', () => {
      fc.assert(
        fc.property(fc.jsonValue(), (document) => expectReadAgain(settingsFrom(document).settings)),
        { numRuns },
      );
    });
  });
}

/** A place that an earlier change took away is not made anew. */
function changed(document: unknown, path: Path, value: unknown): unknown {
  const isThere = places(document).some((known) => known.join(' ') === path.join(' '));
  return isThere ? withValue(document, path, value) : document;
}

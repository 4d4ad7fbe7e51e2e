/** Which sources can be asked: only those that are switched on, and in Firefox only where nothing names the installation. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ASKED_KINDS } from '../../src/core/model/opinion.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import type { Sight } from '../../src/core/model/watch.ts';
import { defaultSettings, services } from '../../src/services/index.ts';
import { sources as facts } from '../../src/vantages/facts.data.ts';
import { askable } from '../../src/vantages/consent.ts';
import { vantageOrigins, vantages } from '../../src/vantages/index.ts';

const everything = { ...defaultSettings, sources: ASKED_KINDS };
const sight = (
  browser: 'chromium' | 'firefox',
  granted: readonly string[] = [],
  socketsAreAnonymous = true,
) => ({
  ...{ browser, granted, socketsAreAnonymous, seesLayers: false },
});
const namesIn = (settings: Settings, seen: Sight): string[] =>
  askable(vantages, settings, seen).map(({ id }) => id);
const all = Object.keys(vantageOrigins);

it('none is at first, whatever is granted', () => {
  expect(namesIn(defaultSettings, sight('chromium', all))).toEqual([]);
  expect(namesIn({ ...everything, sources: ['country'] }, sight('chromium', all))).toEqual(['ioda', 'ooni']);
});

it('in Chromium those that are open to all need no permission', () => {
  const open = vantages.filter(({ isCorsOpen }) => isCorsOpen).map(({ id }) => id);
  expect(namesIn(everything, sight('chromium'))).toEqual(open);
  expect(namesIn(everything, sight('chromium', ['vantage/ooni']))).toEqual(expect.arrayContaining(['ooni']));
  expect(namesIn(everything, sight('chromium', all))).toHaveLength(vantages.length);
});

it('in Firefox every one needs its hosts, and the header stripped', () => {
  expect(namesIn(everything, sight('firefox'))).toEqual([]);
  expect(namesIn(everything, sight('firefox', ['vantage/mastodon']))).toEqual(['mastodon']);
  expect(namesIn(everything, sight('firefox', all, false))).toEqual([]);
});

it('in Firefox every one needs that what it learns may be sent', () => {
  const tells = (...mayTell: ('browsingActivity' | 'locationInfo')[]) => ({
    ...sight('firefox', all),
    mayTell,
  });
  expect(namesIn(everything, tells())).toEqual([]);
  expect(namesIn(everything, tells('locationInfo'))).toEqual(['ioda']);
  expect(namesIn(everything, tells('browsingActivity'))).toHaveLength(vantages.length - 2);
  expect(namesIn(everything, tells('browsingActivity', 'locationInfo'))).toHaveLength(vantages.length);
});

/** Whatever else is chosen and granted, the kinds that are switched on alone decide who may be asked. */
it('nobody who is not switched on, whatever is chosen and granted', () => {
  const anySettings = fc.record({
    asksByItself: fc.subarray([...ASKED_KINDS]),
    watchesOperators: fc.boolean(),
    country: fc.constantFrom('DE', 'IR'),
    provider: fc.integer({ min: 1, max: 4_294_967_295 }),
    services: fc.subarray(services.map(({ id }) => ({ id }))),
    isStarted: fc.boolean(),
  });
  const anySight = fc.record({
    browser: fc.constantFrom('chromium' as const, 'firefox' as const),
    granted: fc.subarray(all),
    seesLayers: fc.boolean(),
    socketsAreAnonymous: fc.boolean(),
    mayTell: fc.subarray(['browsingActivity', 'locationInfo'] as const),
  });
  fc.assert(
    fc.property(anySettings, anySight, fc.subarray([...ASKED_KINDS]), (chosen, seen, sources) => {
      const { sources: _, ...settings } = { ...defaultSettings, ...chosen };
      expect(askable(vantages, settings, seen)).toEqual([]);
      const asked = askable(vantages, { ...settings, sources }, seen);
      expect(asked.filter(({ kind }) => !sources.includes(kind))).toEqual([]);
    }),
  );
});

it('what the pages know of each source is what it is, without how it is asked', () => {
  expect(facts.map((one) => ({ ...one }))).toEqual(vantages.map(({ ask: _, ...about }) => about));
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});

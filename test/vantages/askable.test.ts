/** Which sources can be asked: only those that are switched on, and in Firefox only where nothing names the installation. */
import { expect, it } from 'vitest';
import { ASKED_KINDS } from '../../src/core/model/opinion.ts';
import { defaultSettings } from '../../src/services/index.ts';
import { askable, vantageOrigins, vantages } from '../../src/vantages/index.ts';

const everything = { ...defaultSettings, sources: ASKED_KINDS };
const sight = (
  browser: 'chromium' | 'firefox',
  granted: readonly string[] = [],
  socketsAreAnonymous = true,
) => ({
  ...{ browser, granted, socketsAreAnonymous, seesLayers: false },
});
const namesIn = (...of: Parameters<typeof askable>): string[] => askable(...of).map(({ id }) => id);
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

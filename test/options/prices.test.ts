/** Whose servers keep no connection is named where it is said how often Wasl checks: that is why it is late. */
import { expect, it } from 'vitest';
import { leadOf } from '../../src/core/model/service.ts';
import { unasked } from '../../src/core/model/unasked.ts';
import type { Preset } from '../../src/core/model/settings.ts';
import { pricesOf } from '../../src/options/prices.ts';
import { defaultSettings, services } from '../../src/services/index.ts';

const sight = { browser: 'chromium', granted: [], seesLayers: false, socketsAreAnonymous: true } as const;
const lead = leadOf(services.find(({ id }) => id === 'telegram')!)!;

it.each([
  ['normal', 4, ['Telegram']],
  ['normal', 0, []],
  // As often as ever: that is what was chosen.
  ['watchful', 4, []],
])('on %s, where %i looks needed a new connection, are %j', (preset, reopened, names) => {
  const settings = { ...defaultSettings, isStarted: true, preset: preset as Preset };
  const endpoints = { [lead.id]: { ...unasked('basic', 0), reopened } };
  expect(pricesOf(settings, sight, endpoints).rarer).toEqual(names);
  // Who is checked only when somebody asks has no pace.
  const asked = settings.services.map((choice) => ({ ...choice, isOnlyWhenAsked: true }));
  expect(pricesOf({ ...settings, services: asked }, sight, endpoints).rarer).toEqual([]);
});
